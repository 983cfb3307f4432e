/**
 * What is looked through for phone numbers, as `0800-0011`, `06-••••1234` and `06 12345678`: never
 * within a tag, nor in what a browser shows as it stands.
 */
const parts =
  /<(textarea|script|style|title|option|svg)\b[\s\S]*?<\/\1>|<[^>]*>|(?<![\w-])0\d{1,3}[- ][\d•]{4,}/g

/** A page on which no phone number is broken over two lines: half of one is no number to ring. */
export const withWholeNumbers = (html: string): string =>
  html.replaceAll(parts, (part) =>
    part.startsWith('<') ? part : `<span class="number">${part}</span>`,
  )
