import type { Screen } from './looked-at.ts'
import type { Answer, Visitor } from './office-web.ts'

/** What is above a page, without the menu, and the page itself. */
const partsOf = (html: string) => html.slice(html.indexOf('</header>')).split('<main')

/** What a part is made of, without its words: rows of one kind are one row. */
function skeleton(part: string): string {
  const tags = [...part.matchAll(/<([a-z]\w*)([^>]*)>/g)].map(([, tag = '', rest = '']) => {
    const traits = [...rest.matchAll(/\s(?:class|type|role|aria-invalid)="[^"]*"/g)]
    return [tag, ...traits].join('')
  })
  return [...new Set(tags)].join('\n')
}

/** The pages of a site: each path of the router once, and again as it is made in another way. */
export class Screens {
  readonly #made = new Set<string>()
  readonly #all: Screen[] = []

  /** Opens it in both languages; what it leaves behind, it may leave behind twice. */
  async add(
    name: string,
    visitor: Visitor,
    open: () => Promise<Answer>,
    route?: string,
  ): Promise<Answer> {
    const answer = await open()
    const isFirst = route !== undefined && answer.status === 200 && !this.#made.has(route)
    const made = partsOf(answer.html).map(skeleton)
    const isKnown = made.every((part) => this.#made.has(part))
    if (!answer.html.includes('<main') || (isKnown && !isFirst)) return answer
    for (const one of isFirst ? [route, ...made] : made) this.#made.add(one)
    await visitor.post('/taal')
    const english = await open()
    await visitor.post('/taal')
    this.#all.push({ name, nl: answer.html, en: english.html })
    return answer
  }

  get all(): readonly Screen[] {
    return this.#all
  }
}
