import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { by, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm as alert, onceOf, vouched } from '../support/pressing.ts'

const people = Array.from({ length: 20 }, (_, n) => neighbour(n + 1))
const named = madeUpMobile(3)
const typed = named.replace('+316', '06-')

/** Every file under a folder, read as text. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))

t.test('what the police name is out, and no page or file tells what or whether', async (t) => {
  const logged: string[] = []
  const office = await webOffice(t, people, {
    log: (...all) => void logged.push(JSON.stringify(all)),
  })
  const dispatcher = await office.as('dispatcher')
  const plain = await dispatcher.post('/acties/controle', alert)
  const bad = await dispatcher.post('/acties/controle', { ...alert, leaveOut: `${typed}\n06-12` })
  t.equal(bad.status, 422)
  t.match(bad.html, 'href="#leave-out"')
  t.match(bad.html, 'Regel 2, “06-12”, is geen Nederlands mobiel of vast nummer.')
  t.match(bad.html, typed, 'every line is still there')
  t.match(bad.headers['cache-control'], 'no-store')

  const form = { ...alert, leaveOut: `${typed}\n9999ZZ 8\n1234 AB 1` }
  const check = await dispatcher.post('/acties/controle', form)
  const button = /Verstuur naar [\d.]+ mensen/
  t.equal(button.exec(check.html)?.[0], button.exec(plain.html)?.[0], 'the number stays')
  t.match(check.html, '3 nummers of adressen zijn weggelaten')
  t.match(check.headers['cache-control'], 'no-store')
  const once = onceOf(check.html)
  t.equal((await dispatcher.post('/acties', { ...form, ...vouched, once })).status, 303)

  const [line] = office.ports.desk.actions()
  const id = line?.action.id ?? ''
  t.equal(line?.action.selected, 20)
  t.equal(office.store.state.actions.phases.size, 1)
  const [alerted] = [...office.store.state.actions.phases.values()]
  t.equal(alerted?.deliveries.length, 18)
  t.equal(office.ports.desk.deliveries(id)?.length, 20)
  const pages = await Promise.all(
    ['', '/verslag', '/verslag.json', '/voortgang'].map((page) =>
      dispatcher.get(`/acties/${id}${page}`),
    ),
  )
  t.match(pages[0]?.html, '3 nummers of adressen zijn weggelaten')
  t.match(pages[1]?.html, '3 opgegeven door dispatcher')
  t.match(JSON.parse(pages[2]?.html ?? '{}'), { leftOut: { named: 3, by: { name: 'dispatcher' } } })

  await office.store.compact()
  const files = filesIn(t.testdirName)
  t.ok(files.some((file) => file.includes('action.confided')))
  const told = [...pages.map(({ html }) => html), ...files, ...logged]
  for (const secret of [typed, named, '9999ZZ', '1234AB', 'along']) {
    t.notOk(
      told.some((text) => text.includes(secret)),
      `${secret} is nowhere`,
    )
  }
  await office.store.append([{ type: 'action.forgotten', action: id, what: 'descriptions' }], by)
  t.equal(office.store.state.confided.get(id), undefined, 'it goes with the words')
})
