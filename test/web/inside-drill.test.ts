import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Fastify from 'fastify'
import t from 'tap'
import { underBase } from '../../src/web/drill-base.ts'

const views = join(import.meta.dirname, '..', '..', 'views')
const filesOf = (ending: string) =>
  readdirSync(views, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, text: readFileSync(join(views, name), 'utf8') }))

/** What is the same for everybody, in a drill and outside. */
const shared = /^\/(?:assets|public)\//

t.test('no script asks for a path that leads out of a drill', async (t) => {
  const scripts = filesOf('.js')
  t.ok(scripts.length > 10)
  for (const { name, text } of scripts) {
    // A path that stands alone is the appliance's; within a template it comes after its base.
    const paths = [...text.matchAll(/['"`](\/[a-z][^'"`\s]*)/g)].map(([, path = '']) => path)
    t.strictSame(
      paths.filter((path) => !shared.test(path)),
      [],
      name,
    )
  }
})

t.test('every path in a template is put under the base of a drill', async (t) => {
  const app = Fastify()
  underBase(app, '/oefenen/bureau')
  let page = ''
  app.get('/', (_request, reply) => reply.type('text/html').send(page))
  for (const { name, text } of filesOf('.eta')) {
    page = text
    const { body } = await app.inject('/')
    const left = [...body.matchAll(/\s[\w:-]+="(\/[^"/][^"]*)"/g)].map(([, path = '']) => path)
    t.strictSame(
      left.filter((path) => !shared.test(path) && !path.startsWith('/oefenen')),
      [],
      name,
    )
  }
  await app.close()
})
