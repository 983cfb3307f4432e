import { join } from 'node:path'
import t, { type Test } from 'tap'
import { kinds } from '../../src/domain/action.ts'
import { RefusedError } from '../../src/domain/errors.ts'
import { readPhoneNumber } from '../../src/domain/phone-number.ts'
import type { Door, Question } from '../../src/portal/door.ts'
import { buildPortal } from '../../src/portal/portal.ts'
import { neighbour, policy } from '../support/engine.ts'
import { answerOf, holdsAll, type Place } from '../support/filled-in.ts'
import { encoded } from '../support/office-web.ts'

const key = 'k'.repeat(43)
const row = (suffix: string) => ({ street: 'Dorpsstraat', city: 'Waterhoven', suffix })

/** The appliance as far as forms are refused by it. */
async function answer(question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'about':
      return { ...policy, language: 'nl' }
    case 'addresses':
      return question.houseNumber === 3 ? [row('A'), row('B')] : []
    case 'sign-up':
      return void readPhoneNumber(question.form.number, 'number')
    case 'code':
      return void readPhoneNumber(question.number, 'number')
    case 'read':
    case 'change':
      return { participant: neighbour(1), streets: [''], kinds: [...kinds] }
    default:
      throw new RefusedError('code-wrong', { field: 'code' })
  }
}

async function places(t: Test): Promise<readonly Place[]> {
  const door = { ask: answer } as unknown as Door
  const packageRoot = join(import.meta.dirname, '..', '..')
  const app = await buildPortal({ door, packageRoot, proxy: '127.0.0.1', log: () => undefined })
  t.teardown(() => app.close())
  const cookies = { 'omroeper-eigen': key }
  const post = async (url: string, body: Parameters<Place['send']>[1]) =>
    answerOf(await app.inject({ method: 'POST', url, cookies, ...encoded(body) }))
  const page = (url: string): Place => ({
    name: url,
    open: async () => answerOf(await app.inject({ url, cookies })),
    send: ({ action }, body) => post(action, body),
  })
  const number = [`0${neighbour(1).phones[0]?.number.slice(3)}`]
  const code: Place = { ...page('/code'), open: () => post('/code', { number }) }
  const coming: Place = {
    ...page('/gegevens without a key'),
    open: async () => answerOf(await app.inject('/gegevens')),
  }
  return [page('/meedoen'), coming, code, page('/gegevens'), page('/gegevens/adres/0')]
}

t.test('so does every form of the pages of participants themselves', async (t) => {
  for (const place of await places(t)) await t.test(place.name, (t) => holdsAll(t, place))
})
