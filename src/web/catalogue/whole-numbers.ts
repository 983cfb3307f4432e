/**
 * What is looked through for phone numbers, as `0800-0011`, `06-••••1234`, `06 12 34 56 78` and
 * `+31 6 12345678`: never within a tag, nor in what a browser shows as it stands.
 */
const parts =
  /<(textarea|script|style|title|option|svg)\b[\s\S]*?<\/\1>|<[^>]*>|(?<![\w:.+-])(?:\+\d{2} ?\d{1,3}|0\d{1,3})(?:[- ][\d•]{2,4}(?: [\d•]{2,4}){1,4}|[- ][\d•]{4,})(?![\w:•])/g

/** A page on which no phone number is broken over two lines: half of one is no number to ring. */
export const withWholeNumbers = (html: string): string =>
  html.replaceAll(parts, (part) =>
    part.startsWith('<') ? part : `<span class="number">${part}</span>`,
  )
