import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'

const root = join(import.meta.dirname, '..', '..')

const filesIn = (folder: string, kind: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => kind.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))

/** The selectors of a style sheet: what stands before a brace, without comments. */
const selectorsOf = (css: string): string =>
  [...css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g)]
    .map(([, selector = '']) => selector.trim())
    .filter((selector) => !selector.startsWith('@'))
    .join('\n')

t.test('no rule of a style sheet is for a class or an id that no page has', async (t) => {
  const selectors = selectorsOf(filesIn('views/public', /\.css$/).join('\n'))
  const names = [...selectors.matchAll(/[.#]([a-z][\w-]*)/gi)].map(([, name = '']) => name)
  const attributes = filesIn('views', /\.eta$/).flatMap((text) => [
    ...text.matchAll(/\s(?:class|id)="(?:[^"<]|<%.*?%>)*"/g),
  ])
  const strings = [...filesIn('views/public', /\.js$/), ...filesIn('src/web', /\.ts$/)].flatMap(
    (text) => [...text.matchAll(/'[^'\n]*'|`[^`]*`|"[^"\n]*"/g)],
  )
  const words = new Set(
    [...attributes, ...strings].flatMap(([text]) => text.match(/[a-z][\w-]*/gi)),
  )
  // A class that is put together begins with a word that ends in a dash.
  const begun = [...words].filter((word) => word?.endsWith('-')).map(String)
  t.ok(names.length > 100)
  const isUsed = (name: string) =>
    words.has(name) || name.startsWith('leaflet-') || begun.some((one) => name.startsWith(one))
  t.strictSame([...new Set(names.filter((name) => !isUsed(name)))], [])
})
