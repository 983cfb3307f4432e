import type { FastifyInstance } from 'fastify'
import { type Role, roles } from '../../src/domain/accounts.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { shipped } from '../../src/domain/policy/rules.ts'
import type { Answer, Visitor } from './office-web.ts'
import { orderForms } from './orders.ts'
import type { PlayedDesk } from './played-desk.ts'
import { alertForm, onceOf, press, vouched } from './pressing.ts'
import { pathsOf } from './routes.ts'
import type { Screens } from './screens.ts'
import { telling } from './site-orders.ts'

export interface Site {
  readonly desk: PlayedDesk
  readonly screens: Screens
  readonly as: Readonly<Record<Role, Visitor>>
}

export async function openSite(desk: PlayedDesk, screens: Screens): Promise<Site> {
  const visitors = await Promise.all(
    roles.map(async (role) => [role, await desk.office.as(role)] as const),
  )
  return { desk, screens, as: Object.fromEntries(visitors) as Site['as'] }
}

/** What a path with a hole in it is filled with; a path that is not here has no example. */
export type Examples = Readonly<Record<string, string>>

/** What is no page: a stream without end, files, maps, sound, and what only programs read. */
const unopened = ['/events', '/*', '/oefenen*', '/metrics', '/api/', '/kaart/', '/gesproken/']

/** Every page of the router for everybody; the paths that nobody has an example of, or can open. */
export async function everyPage(site: Site, examples: Examples): Promise<readonly string[]> {
  const missing: string[] = []
  for (const route of pathsOf(site.desk.office.app as FastifyInstance)) {
    if (unopened.some((one) => route === one || (one.endsWith('/') && route.startsWith(one))))
      continue
    const hole = Object.keys(examples).find((one) => route.startsWith(one)) ?? ''
    const path = route.replace(hole, examples[hole] ?? '').replace(':order', 'pauze')
    if (path.includes(':')) missing.push(`${route} has no example`)
    else if (!(await isOpened(site, path, route))) missing.push(`${route} opens for nobody`)
  }
  return missing
}

async function isOpened({ screens, as }: Site, path: string, route: string) {
  const answers: Answer[] = []
  for (const role of roles) {
    const open = () => as[role].get(path)
    answers.push(await screens.add(`${path} as ${role}`, as[role], open, route))
  }
  return answers.some(({ status }) => status < 400)
}

const form = { ...alertForm, 'who-sex': 'boy', 'who-age': '6', profile: 'child-foot', ago: '20' }

/** Before and while an alert is written, and when it is refused. */
export async function writing({ screens, as: { dispatcher } }: Site): Promise<void> {
  const forms: readonly (readonly [name: string, path: string, form: object])[] = [
    ['new, filled in', '/acties/nieuw', form],
    ['new, an exercise', '/acties/nieuw', { ...form, status: 'exercise' }],
    ['new, too long', '/acties/nieuw', { ...form, text: 'geïnformeerd '.repeat(30) }],
    ['new, without a text', '/acties/controle', { ...alertForm, text: '' }],
    ['new, without a place', '/acties/controle', { ...form, point: '' }],
    ['last look', '/acties/controle', form],
    ['last look at an exercise', '/acties/controle', { ...form, status: 'exercise' }],
    ['last look at danger', '/acties/controle', { ...form, kind: 'fire-smoke' }],
    ['last look, blocked', '/acties/controle', { ...form, text: 'volg die man. Bel 0800-0011.' }],
    ['nothing is ticked', '/acties', { ...form, once: 'none' }],
  ]
  for (const [name, path, fields] of forms) {
    await screens.add(name, dispatcher, () => dispatcher.post(path, { ...fields }))
  }
}

/** Asked of a second person: by whom, of whom, refused, and past it in an emergency. */
export async function asking({ desk, screens, as }: Site): Promise<void> {
  const { dispatcher, coordinator } = as
  await desk.rule({ ...desk.rules, secondPerson: shipped.secondPerson })
  const look = await screens.add('last look, four eyes', dispatcher, () =>
    dispatcher.post('/acties/controle', form),
  )
  const pressed = { ...form, ...vouched, once: onceOf(look.html) }
  const asked = await dispatcher.post('/acties', { ...pressed, how: 'ask' })
  const place = String(asked.headers.location)
  const path = place.replace('/gevraagd', '')
  await screens.add('asked', dispatcher, () => dispatcher.get(place))
  await screens.add('asked, on the start page', dispatcher, () => dispatcher.get('/'))
  await screens.add('asks a colleague', coordinator, () => coordinator.get('/'))
  await screens.add('looks along', coordinator, () => coordinator.get(`${path}/meekijken`))
  await screens.add('does not say why not', coordinator, () =>
    coordinator.post(`${path}/niet-akkoord`, { why: '' }),
  )
  await coordinator.post(`${path}/niet-akkoord`, { why: 'het adres klopt niet' })
  await screens.add('not agreed', dispatcher, () => dispatcher.get(place))
  await screens.add('not agreed, on the start page', dispatcher, () => dispatcher.get('/'))
  await dispatcher.post(`${path}/intrekken`)
  await emergency(desk, screens, as)
  await desk.rule(desk.rules)
}

async function emergency(desk: PlayedDesk, screens: Screens, as: Site['as']): Promise<void> {
  const { dispatcher, coordinator } = as
  const look = await dispatcher.post('/acties/controle', form)
  const past = { ...form, ...vouched, once: onceOf(look.html), how: 'emergency' }
  await screens.add('an emergency without a reason', dispatcher, () =>
    dispatcher.post('/acties', { ...past, override: '' }),
  )
  await dispatcher.post('/acties', { ...past, override: 'kind van 3 bij open water' })
  await desk.pass(6000)
  await screens.add('an emergency, told', coordinator, () => coordinator.get('/'))
}

/** From the five seconds to the report; the path of the action. */
export async function running(site: Site): Promise<string> {
  const { desk, screens, as } = site
  const { dispatcher } = as
  const { headers } = await press(dispatcher, form)
  const sending = String(headers.location)
  await screens.add('the five seconds', dispatcher, () => dispatcher.get(sending))
  await screens.add('did not start', dispatcher, () => dispatcher.get('/acties/nope/verzenden'))
  await desk.pass(8000)
  const path = sending.replace('/verzenden', '')
  const show = (name: string) => screens.add(name, dispatcher, () => dispatcher.get(path))
  await show('running')
  await screens.add('running, at the start', dispatcher, () => dispatcher.get('/'))
  await screens.add('running, for who only looks', as.auditor, () => as.auditor.get(path))
  await dispatcher.post(`${path}/meldingen`, { words: 'bij de kerk', place: '5.31, 52.61' })
  await show('with a tip')
  for (const order of ['correctie', 'aanvulling', 'afsluiten', 'meldingen']) {
    await screens.add(`${order}, refused`, dispatcher, () => dispatcher.post(`${path}/${order}`))
  }
  const extend = `${path}/uitbreiden`
  await screens.add('extend, looked at', dispatcher, () =>
    dispatcher.post(extend, { ...alertForm, radius: '30000' }),
  )
  await telling(site, path)
  await remind(site, path)
  return path
}

/** A reply that nobody reads, and the questions after half an hour and an hour. */
async function remind({ desk, screens, as: { dispatcher } }: Site, path: string): Promise<void> {
  const show = (name: string) => screens.add(name, dispatcher, () => dispatcher.get(path))
  desk.row.modems[0]?.receive(madeUpMobile(3), 'ik zag hem bij het water')
  await desk.pass(70_000, 1000)
  await show('an unread reply')
  desk.time.leap(31 * 60_000)
  await show('after half an hour')
  desk.time.leap(31 * 60_000)
  await show('after an hour')
}

/** Stopped, closed, and an exercise besides. */
export async function ending({ desk, screens, as }: Site, path: string): Promise<string> {
  const { dispatcher, auditor } = as
  await dispatcher.post(`${path}/stop`)
  await screens.add('stopped', dispatcher, () => dispatcher.get(path))
  const end = { outcome: 'found-by-participant', text: 'de jongen is gevonden. Dank u wel.' }
  await dispatcher.post(`${path}/afsluiten`, { ...end, informed: 'ja', informedBy: 'De Boer' })
  await desk.pass(60_000, 1000)
  await screens.add('closed', dispatcher, () => dispatcher.get(path))
  await screens.add('closed by somebody else', dispatcher, () =>
    dispatcher.post(`${path}/aanvulling`, orderForms.update),
  )
  await screens.add('closed, at the start', dispatcher, () => dispatcher.get('/'))
  await screens.add('the report', auditor, () => auditor.get(`${path}/verslag`))
  const { headers } = await press(dispatcher, { ...form, status: 'exercise' })
  await desk.pass(8000)
  const exercise = String(headers.location).replace('/verzenden', '')
  await screens.add('an exercise', dispatcher, () => dispatcher.get(exercise))
  return exercise
}
