import t from 'tap'
import { askedInVain } from '../../src/domain/asking-call/asking-call.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { anna, hour, minute, TextingOffice } from '../support/texting-office.ts'

t.test(
  'who was entered at the counter is asked, and nothing with their address goes there',
  async (t) => {
    const office = new TextingOffice()
    const participant: Participant = {
      id: 'counter',
      phones: [{ id: 'counter:0', number: anna, channel: 'sms' }],
      addresses: [{ postcode: '1234AB', houseNumber: 15, location: [5.3, 52.6], kind: 'home' }],
      nightAlerts: false,
    }
    const saved: Fact = { type: 'participant.saved', participant, source: 'counter' }
    office.fold([saved, ...office.membership.follow([saved])])
    const [asked = ''] = [...office.state.notices.values()].map(({ notice }) => notice.text)
    t.match(asked, /JA \d{4}/)
    for (const text of [asked, ...office.write(anna, 'STATUS')])
      t.notMatch(text, /1234|Dorpsstraat/)

    const [again = ''] = [...office.state.notices.values()]
      .slice(-1)
      .map(({ notice }) => notice.text)
    office.write(anna, /JA \d+/.exec(again)?.[0] ?? '')
    t.match(office.people(anna), [{ phones: [{ confirmedAt: /^2026/ }] }])
    t.match(office.write(anna, 'STATUS'), [/Dorpsstraat 15/])
  },
)

t.test(
  'those from a file are asked when a person says so, each once, so many at a time',
  async (t) => {
    const office = new TextingOffice()
    for (let n = 0; n < 5; n += 1) {
      const id = `file${n}`
      const phones = [{ id: `${id}:0`, number: madeUpMobile(200 + n), channel: 'sms' as const }]
      const participant: Participant = { id, phones, addresses: [], nightAlerts: false }
      office.fold([{ type: 'participant.saved', participant, source: 'import' }])
    }
    const asked = (most: number) =>
      office.fold(office.membership.askPhones(most)).filter(({ type }) => type === 'notice.queued')
        .length
    t.strictSame([asked(2), asked(2), asked(2), asked(2)], [2, 2, 1, 0])
  },
)

t.test(
  'phones are asked by themselves: by day, some at a time, and three times at most',
  async (t) => {
    const office = new TextingOffice()
    const enter = (n: number, number: string): void => {
      const phones = [{ id: `file${n}:0`, number, channel: 'sms' as const }]
      const participant: Participant = { id: `file${n}`, phones, addresses: [], nightAlerts: false }
      office.fold([{ type: 'participant.saved', participant, source: 'import' }])
    }
    for (let n = 0; n < 30; n += 1) enter(n, madeUpMobile(200 + n))
    for (let n = 30; n < 60; n += 1) enter(n, madeUpLandline(200 + n))
    enter(60, madeUpMobile(200))
    const due = () => {
      const facts = office.fold(office.membership.askDue())
      const asked = facts.flatMap((fact) => (fact.type === 'asking.asked' ? fact.phones : []))
      office.state.notices.clear()
      return asked.length
    }
    t.equal(due(), 0, 'what came from a file can be undone for a day')
    office.now += 24 * hour
    office.fold([{ type: 'asking.paused', isPaused: true }])
    t.equal(due(), 0, 'nobody while a person pauses it')
    office.fold([{ type: 'asking.paused', isPaused: false }])
    t.equal(due(), 21, 'twenty numbers, and who shares one is not asked once more')
    t.strictSame([due(), due()], [20, 10], 'so many landlines wait for their call, and no more')
    office.now += 9 * hour
    t.equal(due(), 0, 'not in the evening')

    t.equal(office.state.asking.asked.get('file60:0')?.times, 1)
    office.write(madeUpMobile(201), 'NEE')
    for (let again = 0; again < 4; again += 1) {
      office.now += 15 * 24 * hour - (again === 0 ? 9 * hour : 0)
      office.state.requests.clear()
      while (due() > 0) office.now += minute
    }
    const times = (n: number) => office.state.asking.asked.get(`file${n}:0`)?.times
    t.strictSame([times(0), times(60), times(1), times(30)], [3, 3, 1, 1])
    t.equal(askedInVain(office.state).length, 61, 'a person has to ask them')
    const again = emptyState()
    for (const fact of snapshotFacts(office.state, office.now)) foldFact(again, fact, office.now)
    t.strictSame(again.asking, office.state.asking, 'a snapshot keeps it')
    office.fold([{ type: 'participant.erased', id: 'file0' }])
    t.equal(times(0), undefined)
  },
)

t.test('a landline is asked in a call, once, and key 1 confirms all who share it', async (t) => {
  const office = new TextingOffice()
  const number = madeUpLandline(1)
  const save = (id: string, source: string) => {
    const phones = [{ id: `${id}:0`, number, channel: 'voice' as const }]
    const participant: Participant = { id, phones, addresses: [], nightAlerts: false }
    const saved: Fact = { type: 'participant.saved', participant, source }
    const follows = office.membership.follow([saved])
    office.fold([saved, ...follows])
    return follows
  }
  t.match(save('one', 'counter'), [{ type: 'request.made', request: { number } }])
  t.strictSame(save('two', 'counter'), [], 'it is asked already')
  save('three', 'import')
  t.strictSame(office.membership.askPhones(10), [], 'also of who came in from a file')

  const [pending] = office.state.requests.values()
  if (!pending) return t.fail('nothing is asked')
  office.fold(office.membership.confirmed(pending.request))
  t.equal(office.people(number).length, 3)
  t.ok(office.people(number).every(({ phones }) => phones[0]?.confirmedAt !== undefined))
  t.equal(office.state.requests.size, 0)
})
