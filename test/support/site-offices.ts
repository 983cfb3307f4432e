import { setTimeout as sleep } from 'node:timers/promises'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { by, neighbour } from './engine.ts'
import type { Answer } from './office-web.ts'
import { squareOf } from './scene-points.ts'
import type { Examples, Site } from './site-states.ts'

const own = [madeUpMobile(70)].map((number) => `0${number.slice(3)}`)[0] ?? ''
const plan = { day: '2026-12-08', time: '11:00', announced: 'yes', goesTo: 'everybody' }

/** Two people who may be one, a drill that was done, and a file that waits to be read in. */
export async function furnish(site: Site): Promise<Examples> {
  const { desk } = site
  const { store, ports } = desk.office
  const [person] = store.state.participants.values()
  const pair = [900, 901].map((n) =>
    neighbour(n, {
      name: 'Jan de Boer',
      addresses: person?.addresses ?? [],
      phones: neighbour(900).phones,
    }),
  )
  const marks = [{ what: 'time', points: 16, of: 20 }] as const
  const drill = { id: 'd1', account: 'dispatcher', scenario: 'child', seconds: 120, marks } as const
  const at = new Date(desk.time.now()).toISOString()
  const areas = { id: 'a1', by, at, areas: 10 }
  const numbers = { id: 'a2', by: { kind: 'account', id: 'dispatcher' }, at, numbers: 5 } as const
  const looked = [{ near: '52.60,5.30', band: 'few', times: 12 }] as const
  await store.append(
    [
      ...pair.map(
        (participant) => ({ type: 'participant.saved', participant, source: 'test' }) as const,
      ),
      { type: 'drill.finished', drill: { ...drill, at } },
      { type: 'previews.looked', hour: at.slice(0, 13), looked },
      { type: 'previews.looked', hour: '2026-10-31T09', looked },
      { type: 'previews.alarmed', alarm: areas },
      { type: 'previews.alarmed', alarm: numbers },
    ],
    by,
  )
  const [home] = person?.addresses ?? []
  const file = await readIn(site, home?.postcode ?? '')
  return {
    '/deelnemers/invoer/:id': file,
    '/deelnemers/dubbel/:left/:right': '/deelnemers/dubbel/p900/p901',
    '/deelnemers/:id': '/deelnemers/p900',
    '/modems/:id': `/modems/${ports.modems()[0]?.id}`,
    '/oefenen/uitslag/:id': '/oefenen/uitslag/d1',
    '/sjablonen/:kind/:use/:language': '/sjablonen/missing-child/alert/nl',
    '/gebieden-bekeken/:id': '/gebieden-bekeken/none',
  }
}

/** A file with a fault in it is shown with what is wrong; one without is read in. */
async function readIn({ screens, as: { registrar } }: Site, postcode: string): Promise<string> {
  const bring = async (row: string) => {
    const csv = `name,phone,postcode,house_number\n${row},${postcode},12\n`
    return String((await registrar.post('/deelnemers/invoer', { csv })).headers.location)
  }
  const settled = (file: string) => async () => {
    for (;;) {
      const answer = await registrar.get(file)
      if (!answer.html.includes('<progress')) return answer
      await sleep(5)
    }
  }
  await screens.add('a file with a fault', registrar, settled(await bring('Een,06 12')))
  const file = await bring(`Twee,${own}`)
  await screens.add('a file to read in', registrar, settled(file))
  await screens.add('nobody agreed', registrar, () => registrar.post(`${file}/doe`))
  await registrar.post(`${file}/doe`, { consent: 'formulier 1' })
  await screens.add('a file that is read in', registrar, settled(file))
  return file
}

/** What is refused at the counter, at the coordinator's and elsewhere, and who is not let in. */
export async function offices({ desk, screens, as }: Site): Promise<void> {
  const { app, store } = desk.office
  const { registrar, coordinator, dispatcher, admin } = as
  const door = async (wrong?: string): Promise<Answer> => {
    const post = { method: 'POST', payload: { name: 'x', password: wrong } } as const
    const { statusCode, body, headers, rawPayload } = await app.inject({
      ...{ url: '/aanmelden', ...(wrong === undefined ? {} : post) },
    })
    return { status: statusCode, html: body, headers, octets: rawPayload }
  }
  await screens.add('log in', dispatcher, () => door())
  await screens.add('not logged in', dispatcher, () => door('wrong'))
  await screens.add('nothing there', dispatcher, () => dispatcher.get('/nergens'))
  await screens.add('who is not let in', dispatcher, () => dispatcher.get('/deelnemers'))
  const refused: readonly (readonly [visitor: typeof registrar, path: string, form: object])[] = [
    [registrar, '/deelnemers', { 'phone-0': '06 12' }],
    [registrar, '/deelnemers/invoer', { csv: '' }],
    [coordinator, '/beleid', {}],
    [coordinator, '/gemeentegrens/bekijk', {}],
    [coordinator, '/beleid/diensttelefoon', { name: 'piket', number: '112' }],
    [coordinator, '/sjablonen/missing-child/alert/nl', { text: '' }],
    [coordinator, '/testbericht', { ...plan, text: 'Bel 0900-1234.' }],
    [dispatcher, '/mijn-telefoon', { number: '112' }],
    [admin, '/modems/nummers', { modem: 'm1', number: '112' }],
  ]
  for (const [visitor, path, form] of refused) {
    await screens.add(`${path}, refused`, visitor, () => visitor.post(path, { ...form }))
  }
  await screens.add('a border is looked at', coordinator, () => {
    const file = new FormData()
    const features = [{ properties: { name: 'Waterhoven' }, geometry: squareOf(3000) }]
    file.append('file', new Blob([JSON.stringify({ features })]), 'grens.geojson')
    return coordinator.upload('/gemeentegrens/bekijk', file)
  })
  await dispatcher.post('/mijn-telefoon', { number: own })
  await screens.add('a code is asked', dispatcher, () => dispatcher.get('/mijn-telefoon'))
  const code = store.state.ownPhones.phones.get('dispatcher')?.code ?? ''
  await dispatcher.post('/mijn-telefoon/code', { code })
  await screens.add('an own phone', dispatcher, () => dispatcher.get('/mijn-telefoon'))
  await coordinator.post('/beleid/diensttelefoon', { name: 'piket', number: own })
  await screens.add('a duty phone', coordinator, () => coordinator.get('/beleid'))
  const text = 'Dit is een test, er is niets aan de hand. U hoeft niets te doen.'
  await coordinator.post('/testbericht', { ...plan, text })
  await screens.add('a test is planned', coordinator, () => coordinator.get('/testbericht'))
}

/** A drill has every screen of the desk within its own frame: the frame is looked at. */
export async function drilling({ screens, as: { coordinator } }: Site): Promise<void> {
  await coordinator.post('/oefenen', { scenario: 'child' })
  await sleep(1)
  for (const path of ['/oefenen', '/oefenen/bureau/', '/oefenen/bureau/acties/nieuw']) {
    await screens.add(`${path}, in a drill`, coordinator, () => coordinator.get(path))
  }
  await coordinator.post('/oefenen/stoppen')
}
