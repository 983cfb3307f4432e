import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { en } from '../../src/web/catalogue/en.ts'
import { nl } from '../../src/web/catalogue/nl.ts'

const root = join(import.meta.dirname, '..', '..')

/** What stands in the files of a folder whose names are of a kind. */
const filesIn = (folder: string, kind: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => kind.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))

t.test('every word that a template asks for is in both catalogues', async (t) => {
  const templates = filesIn('views', /\.eta$/)
  // A key that ends in a dot is the beginning of one that is put together.
  const asked = templates
    .flatMap((text) => [...text.matchAll(/it\.t\('([^']+)'/g)].map(([, key = '']) => key))
    .filter((key) => !key.endsWith('.'))
  t.ok(asked.length > 100)
  t.strictSame(
    asked.filter((key) => !(key in nl) || !(key in en)),
    [],
  )
})

t.test('no part of a catalogue takes the words of another', async (t) => {
  const folder = join(root, 'src', 'web', 'catalogue')
  for (const language of ['nl', 'en']) {
    const parts = readdirSync(folder).filter((name) => name.endsWith(`${language}.ts`))
    const keys = parts.flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return [...text.matchAll(/^ {2}'?([\w.-]+)'?:/gm)].map(([, key = '']) => key)
    })
    t.ok(keys.length > 500)
    t.strictSame(
      keys.filter((key, i) => keys.indexOf(key) !== i),
      [],
    )
  }
})

t.test('a catalogue fills in the same words in both languages', async (t) => {
  const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
  const differ = Object.entries(nl).filter(
    ([key, text]) => String(holes(text)) !== String(holes(en[key as keyof typeof nl])),
  )
  t.strictSame(differ, [])
})

t.test('a catalogue has no words that nothing asks for', async (t) => {
  const text = [
    ...filesIn('src', /^(?!web\/catalogue\/(.+-)?(nl|en)\.ts).*\.ts$/),
    ...filesIn('views', /\.eta$/),
    ...filesIn('config', /\.json$/),
  ].join('\n')
  const whole = new Set([...text.matchAll(/['"`]([a-z][\w.,;|-]*)['"`]/gi)].map(([, key]) => key))
  // A key that is put together begins with words that end in a dot or a dash.
  const begun = [...text.matchAll(/['"`]([a-z][\w.-]*[.-])(?:['"]|\$\{)/gi)].map(
    ([, begin = '']) => begin,
  )
  t.strictSame(
    Object.keys(nl).filter(
      (key) => !whole.has(key) && !begun.some((begin) => key.startsWith(begin)),
    ),
    [],
  )
})

t.test('the heads of columns begin alike, and times are written as the clock is', async (t) => {
  const heads = filesIn('views', /\.eta$/).flatMap((text) =>
    [...text.matchAll(/<th scope="col"[^>]*><%= it\.t\('([^']+)'\)/g)].map(([, key = '']) => key),
  )
  t.ok(heads.length > 40)
  for (const words of [nl, en] as readonly Readonly<Record<string, string>>[]) {
    const small = heads.filter((key) => /^\p{Ll}/u.test(words[key] ?? ''))
    t.strictSame(small, [], 'no small letter')
    // The example of a message is written as messages are.
    const dotted = Object.values(words).filter(
      (text) => /\b[0-2]?\d\.[0-5]\d\b/.test(text) && !text.startsWith('let op'),
    )
    t.strictSame(dotted, [], 'no time with a point')
  }
})
