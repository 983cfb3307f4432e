import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { readPhoneNumber } from '../../src/domain/phone-number.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { answerOf, holdsAll, type Place } from '../support/filled-in.ts'
import { type Answer, encoded, modemView, webOffice } from '../support/office-web.ts'
import { alertForm, onceOf, vouched } from '../support/pressing.ts'
import { squareOf } from '../support/scene-points.ts'

const people = Array.from({ length: 60 }, (_, n) => neighbour(n + 1))
const told = { ...alertForm, text: `${alertForm.text} Getint.`, 'who-sex': 'boy', 'who-age': '6' }
const dialled = `0${madeUpMobile(70).slice(3)}`
const elsewhere = { id: 'x', name: 'Verweg', area: squareOf(200) }
const ofOtherKinds =
  /^(fetch|who-(count|colour|vehicle|make|plate|damage|particulars|threat|event|aed|advice|transport))/

async function places(t: Test): Promise<readonly Place[]> {
  const office = await webOffice(t, people, {
    modems: () => [modemView()],
    trials: { start: (_id, to) => void readPhoneNumber(to, 'to'), view: () => undefined },
    keepNumber: async (_modem, number) => void readPhoneNumber(number, 'number'),
  })
  const { app, as, ports, store } = office
  const roles = ['dispatcher', 'coordinator', 'registrar', 'admin'] as const
  const [dispatcher, coordinator, registrar, admin] = await Promise.all(roles.map(as))
  if (!dispatcher || !coordinator || !registrar || !admin) throw new Error('nobody there')
  const at = (who: typeof dispatcher, name: string, open: () => Promise<Answer>): Place => ({
    ...{ name, open },
    send: ({ action }, body) => who.post(action, body),
  })
  const page = (who: typeof dispatcher, path: string) => at(who, path, () => who.get(path))
  const { id } = await ports.desk.start(draft({ description: { sex: 'boy', age: '7' } }), by)
  const door: Place = {
    name: 'log in',
    open: async () => answerOf(await app.inject('/aanmelden')),
    send: async ({ action: url }, body) =>
      answerOf(await app.inject({ method: 'POST', url, ...encoded(body) })),
  }
  const code = async () => {
    await dispatcher.post('/mijn-telefoon', { number: dialled })
    return dispatcher.get('/mijn-telefoon')
  }
  const file = async () => {
    const csv = `name,phone,postcode,house_number\nTwee,${dialled},9999AB,1\n`
    const path = String((await registrar.post('/deelnemers/invoer', { csv })).headers.location)
    for (;;) {
      const answer = await registrar.get(path)
      if (!answer.html.includes('<progress')) return answer
      await sleep(5)
    }
  }
  const asked = async () => {
    const look = await dispatcher.post('/acties/controle', told)
    const pressed = { ...told, ...vouched, descent: 'zo zegt de familie', how: 'ask' }
    const { headers } = await dispatcher.post('/acties', { ...pressed, once: onceOf(look.html) })
    return coordinator.get(String(headers.location).replace('/gevraagd', '/meekijken'))
  }
  const street = { suffix: '', street: 'Merelstraat', city: 'Waterhoven' }
  await store.register.replace([
    { ...street, postcode: '9999AB', houseNumber: 1, location: [5.3, 52.6] },
  ])
  await store.append([{ type: 'areas.replaced', areas: [elsewhere] }], by)
  const doubted = () => coordinator.post('/gemeentegrens/bekijk', { areas: 'x' })
  return [
    door,
    { ...page(dispatcher, '/acties/nieuw'), unseen: ofOtherKinds },
    at(dispatcher, 'last look', () => dispatcher.post('/acties/controle', told)),
    page(dispatcher, `/acties/${id}`),
    page(dispatcher, `/acties/${id}/uitbreiden`),
    page(dispatcher, '/mijn-telefoon'),
    at(dispatcher, 'a code', code),
    page(dispatcher, '/oefenen'),
    at(coordinator, 'four eyes', asked),
    page(coordinator, '/testbericht'),
    page(coordinator, '/beleid'),
    page(coordinator, '/sjablonen/missing-child/alert/nl'),
    page(coordinator, '/gemeentegrens'),
    at(coordinator, 'a border that leaves people out', doubted),
    page(registrar, '/deelnemers/nieuw'),
    page(registrar, '/deelnemers/invoer'),
    at(registrar, 'a file', file),
    page(admin, '/modems/nummers'),
    page(admin, '/modems/m1/proef'),
  ]
}

t.test('every form tells in words what is missing, and keeps what was typed', async (t) => {
  for (const place of await places(t)) await t.test(place.name, (t) => holdsAll(t, place))
})
