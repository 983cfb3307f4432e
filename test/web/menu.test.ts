import t from 'tap'
import { neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

/** The paths of the menu of a page, and those that say that one is there. */
function menuOf(html: string) {
  const menu = html.slice(html.indexOf('<nav'), html.indexOf('</nav>'))
  const links = [...menu.matchAll(/href="([^"]+)"(?: aria-current="(\w+)")?/g)]
  return {
    all: links.map(([, path]) => path).join(' '),
    here: links.flatMap(([, path, how]) => (how ? [`${path} ${how}`] : [])).join(),
  }
}

t.test('the menu tells where one is, and holds what a role may open', async (t) => {
  const office = await webOffice(t, [neighbour(1)])
  const roles = ['dispatcher', 'coordinator', 'registrar', 'admin', 'auditor'] as const
  const menus: string[] = []
  for (const role of roles) {
    const visitor = await office.as(role)
    const { all, here } = menuOf((await visitor.get('/')).html)
    t.equal(here, '/ page')
    menus.push(`${role}: ${all}`)
    for (const path of all.split(' ')) {
      const { status, html } = await visitor.get(path)
      t.equal(status, 200, `${role} may open ${path}`)
      t.equal(menuOf(html).here, `${path} page`)
    }
  }
  t.strictSame(menus, [
    'dispatcher: / /acties /berichten /oefenen /modems /beleid',
    'coordinator: / /acties /berichten /oefenen /modems /beleid /bewaren',
    'registrar: / /acties /deelnemers /modems /bewaren',
    'admin: / /acties /berichten /oefenen /deelnemers /modems /beleid /bewaren',
    'auditor: / /acties /modems /beleid /bewaren',
  ])
})

t.test('a page below one of the menu tells which', async (t) => {
  const office = await webOffice(t, [neighbour(1)])
  const admin = await office.as('admin')
  const rows = [
    ['/acties/nieuw', '/acties true'],
    ['/deelnemers/nieuw', '/deelnemers true'],
    ['/deelnemers?q=x', '/deelnemers page'],
    ['/sjablonen', '/beleid true'],
    ['/gemeentegrens', '/beleid true'],
    ['/gebieden-bekeken', '/bewaren true'],
    ['/privacy', '/bewaren true'],
    ['/nergens', ''],
  ] as const
  for (const [path, here] of rows) t.equal(menuOf((await admin.get(path)).html).here, here, path)
})

t.test('a list that is empty leads on, for who may go there', async (t) => {
  const office = await webOffice(t, [])
  const begin = '<a href="/oefenen">Begin met een oefening</a>'
  for (const path of ['/', '/acties']) {
    t.match((await (await office.as('dispatcher')).get(path)).html, begin)
    t.notMatch((await (await office.as('auditor')).get(path)).html, begin)
  }
  const { html } = await (await office.as('registrar')).get('/deelnemers')
  const main = [...html.matchAll(/class="[^"]*primary[^"]*"[^>]*>([^<]*)</g)].map(([, it]) => it)
  t.strictSame(main, ['Deelnemer toevoegen'], 'one button is the page its main one')
})
