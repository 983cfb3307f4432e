/** One field of a form, as the page gave it. */
export interface FieldIn {
  readonly id: string
  readonly name: string
  /** `text`, `hidden`, `radio` and so on; of what is no input its tag. */
  readonly type: string
  readonly value: string
  readonly isRequired: boolean
}

/** A form of a page, with what a browser would send of it. */
export interface FormIn {
  readonly action: string
  readonly isPost: boolean
  /** The browser says nothing of its own about it. */
  readonly isQuiet: boolean
  readonly fields: readonly FieldIn[]
}

const elements = /<(input)(\s[^>]*)>|<(textarea|select)(\s[^>]*)>([\s\S]*?)<\/\3>/g

/** Every form of a page in its order; what is only there without a script is left out. */
export function formsIn(html: string): readonly FormIn[] {
  const seen = html.replaceAll(/<noscript>[\s\S]*?<\/noscript>/g, '')
  return [...seen.matchAll(/<form(\s[^>]*)>([\s\S]*?)<\/form>/g)].map(
    ([, head = '', body = '']) => ({
      action: traitOf(head, 'action') ?? '',
      isPost: traitOf(head, 'method') === 'post',
      isQuiet: traitOf(head, 'novalidate') !== undefined,
      fields: [...body.matchAll(elements)].flatMap(([, input, own, other, traits, inner]) =>
        fieldOf(input ?? other ?? '', own ?? traits ?? '', inner ?? ''),
      ),
    }),
  )
}

function fieldOf(tag: string, traits: string, inner: string): readonly FieldIn[] {
  const name = traitOf(traits, 'name')
  if (!name || traitOf(traits, 'disabled') !== undefined) return []
  const type = tag === 'input' ? (traitOf(traits, 'type') ?? 'text') : tag
  const isRequired = traitOf(traits, 'required') !== undefined
  const value = filledIn(tag, traits, inner)
  return [{ id: traitOf(traits, 'id') ?? '', name, type, value, isRequired }]
}

function filledIn(tag: string, traits: string, inner: string): string {
  if (tag === 'input') return traitOf(traits, 'value') ?? ''
  if (tag === 'textarea') return plain(inner)
  const options = [...inner.matchAll(/<option(\s[^>]*)>/g)].map(([, one = '']) => one)
  const chosen = options.find((one) => traitOf(one, 'selected') !== undefined) ?? options[0] ?? ''
  return traitOf(chosen, 'value') ?? ''
}

function traitOf(traits: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=\\s|$)`).exec(traits)
  return found ? plain(found[1] ?? '') : undefined
}

const marks = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' } as const

const plain = (text: string): string =>
  text.replaceAll(/&(quot|#39|lt|gt|amp);/g, (_, name: keyof typeof marks) => marks[name])
