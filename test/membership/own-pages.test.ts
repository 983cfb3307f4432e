import t from 'tap'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { shipped } from '../../src/domain/policy/rules.ts'
import { neighbour } from '../support/engine.ts'
import { OwnPageOffice, signUp } from '../support/own-page-office.ts'

const number = madeUpMobile(1)
const stranger = madeUpMobile(77)
const minuteMs = 60_000

t.test('who signs up takes part once the code came back, and not before', async (t) => {
  const office = new OwnPageOffice()
  await office.wait(office.pages.signUp(signUp('06 10 00 00 77')))
  t.equal(office.state.participants.size, 0)
  await t.rejects(office.wait(office.pages.enter(stranger, '000000')), /code-wrong/)
  t.equal(office.state.participants.size, 0)

  const { value } = await office.wait(office.pages.enter(stranger, office.codeOf(stranger)))

  t.match(value, { isNew: true, people: [{ label: 'Dorpsstraat 4, Waterhoven' }] })
  t.match(
    [...office.state.participants.values()],
    [
      {
        phones: [{ number: stranger, channel: 'sms', confirmedAt: /^2026/ }],
        addresses: [{ postcode: '9999AB', houseNumber: 4, kind: 'home' }],
        nightAlerts: true,
        isSixteen: true,
        consent: { channel: 'page', version: 'pagina-2026-11' },
      },
    ],
  )
})

t.test('whether a number takes part cannot be learnt from an answer or its time', async (t) => {
  const office = new OwnPageOffice([neighbour(1)])
  const known = await office.wait(office.pages.askCode(number))
  const unknown = await office.wait(office.pages.askCode(stranger))
  t.strictSame(known, unknown)
  t.equal(office.textsTo(number).length, 1)
  t.equal(office.textsTo(stranger).length, 0)

  const wrong = async (to: string) => {
    const began = office.time.now()
    await office.wait(office.pages.enter(to, '999999')).catch(() => undefined)
    return office.time.now() - began
  }
  t.equal(await wrong(number), await wrong(stranger))

  const again = await office.wait(office.pages.signUp(signUp(number)))
  const first = await office.wait(office.pages.signUp(signUp(stranger)))
  t.strictSame(again, first)
})

t.test('who takes part and signs up again comes to what is there', async (t) => {
  const office = new OwnPageOffice([neighbour(1)])
  await office.wait(office.pages.signUp(signUp(number)))

  const { value } = await office.wait(office.pages.enter(number, office.codeOf(number)))

  t.match(value, { isNew: false, people: [{}] })
  t.equal(office.state.participants.size, 1)
  t.match(office.pages.read(value.people[0]?.key ?? '').participant, { id: 'p1' })
})

t.test('a code is used once, guessed at five times, and forgotten after its term', async (t) => {
  const office = new OwnPageOffice([neighbour(1)])
  await office.wait(office.pages.askCode(number))
  const code = office.codeOf(number)
  await office.wait(office.pages.enter(number, code))
  await t.rejects(office.wait(office.pages.enter(number, code)), /code-wrong/)

  await office.wait(office.pages.askCode(number))
  for (let guess = 0; guess < 5; guess += 1) {
    await t.rejects(office.wait(office.pages.enter(number, '000001')))
  }
  await t.rejects(office.wait(office.pages.enter(number, office.codeOf(number))))

  await office.wait(office.pages.askCode(number))
  await office.time.pass(10 * minuteMs + 1)
  await t.rejects(office.wait(office.pages.enter(number, office.codeOf(number))))
})

t.test('codes are limited by number and in all, and nobody can tell', async (t) => {
  const people = Array.from({ length: 150 }, (_, n) => neighbour(n + 1))
  const office = new OwnPageOffice(people)
  for (let n = 0; n < 6; n += 1) await office.wait(office.pages.askCode(number))
  t.equal(office.textsTo(number).length, 4)

  const asks = people.map(({ phones }) => office.pages.askCode(phones[0]?.number ?? ''))
  await office.wait(Promise.all(asks))

  t.equal(office.facts.filter(({ type }) => type === 'notice.queued').length, 120)
  await office.time.pass(60 * minuteMs)
  await office.wait(office.pages.askCode(number))
  t.equal(office.textsTo(number).length, 5)
})

t.test('a flood of sign-ups costs no member their code', async (t) => {
  const office = new OwnPageOffice([neighbour(1)])
  const flood = Array.from({ length: 200 }, (_, n) =>
    office.pages.signUp(signUp(madeUpMobile(1000 + n))),
  )
  await office.wait(Promise.all(flood))
  t.equal(office.facts.filter(({ type }) => type === 'notice.queued').length, 60)

  t.match(office.pages.read(await office.keyOf(number)), { participant: { id: 'p1' } })
})

t.test('a key opens one record, for fifteen minutes of use', async (t) => {
  const office = new OwnPageOffice([neighbour(1), neighbour(2)])
  const key = await office.keyOf(number)
  const other = await office.keyOf(madeUpMobile(2))
  t.not(key, other)
  await office.wait(office.pages.change(other, { kind: 'night', isOn: true }))
  t.equal(office.state.participants.get('p1')?.nightAlerts, false)
  t.throws(() => office.pages.read(`${key.slice(0, -1)}!`), /key-over/)

  await office.time.pass(14 * minuteMs)
  t.equal(office.pages.read(key).participant.id, 'p1')
  await office.time.pass(14 * minuteMs)
  t.equal(office.pages.read(key).participant.id, 'p1')
  await office.time.pass(15 * minuteMs + 1)
  t.throws(() => office.pages.read(key), /key-over/)
})

t.test('a household that shares a phone chooses whose page it is', async (t) => {
  const phones = [{ id: 'p2:0', number, channel: 'sms' }] as const
  const office = new OwnPageOffice([neighbour(1, { name: 'An' }), neighbour(2, { phones })])
  await office.wait(office.pages.askCode(number))

  const { value } = await office.wait(office.pages.enter(number, office.codeOf(number)))

  t.strictSame(
    value.people.map(({ label }) => label),
    ['An', '9999ZZ 2'],
  )
  const read = value.people.map(({ key }) => office.pages.read(key).participant.id)
  t.strictSame(read, ['p1', 'p2'])
  t.ok([...office.state.participants.values()].every((one) => one.phones[0]?.confirmedAt))
})

t.test('everything of the record that is the owner’s can be changed', async (t) => {
  const office = new OwnPageOffice([neighbour(1)])
  const key = await office.keyOf(number)
  const change = async (what: Parameters<typeof office.pages.change>[1]) =>
    (await office.wait(office.pages.change(key, what))).value.participant
  const address = { postcode: '9999AB', houseNumber: 3, suffix: 'a' }

  await change({ kind: 'hours', at: 0, preset: 'free' })
  t.match(await change({ kind: 'address', at: 0, address }), {
    addresses: [{ houseNumber: 3, suffix: 'A', kind: 'home', hours: [{ from: '18:00' }, {}] }],
  })
  await change({ kind: 'add-work', address: { postcode: '9999AB', houseNumber: 5 } })
  t.match(await change({ kind: 'hours', at: 1, preset: 'working' }), {
    addresses: [{}, { kind: 'work', hours: [{ from: '08:00', until: '18:00' }] }],
  })
  t.equal((await change({ kind: 'remove-address', at: 1 })).addresses.length, 1)
  t.match(await change({ kind: 'pause', from: '2026-12-20', until: '2027-01-03' }), {
    pauses: [{ from: '2026-12-20', until: '2027-01-03' }],
  })
  t.strictSame((await change({ kind: 'no-pause' })).pauses, [])
  t.match(await change({ kind: 'kinds', unwanted: ['warning'] }), { unwantedKinds: ['warning'] })
  const shown = () => office.pages.read(key).kinds
  t.notOk(shown().includes('burglary'), 'as shipped')
  office.decide({ ...shipped, on: ['missing-child', 'burglary'], policeAgreement: 'convenant 7' })
  t.strictSame(shown(), ['missing-child', 'burglary'], 'as the municipality decides')
  t.match(await change({ kind: 'kinds', unwanted: ['burglary', 'outage'] }), {
    unwantedKinds: ['warning', 'burglary'],
  })
  t.match(await change({ kind: 'language', language: 'en' }), { language: 'en' })
  t.ok(
    office.facts
      .filter((fact) => fact.type === 'participant.saved')
      .every(({ source }) => source === 'page'),
  )
})

t.test('what cannot be meant is refused, and changes nothing', async (t) => {
  const office = new OwnPageOffice([neighbour(1)])
  const key = await office.keyOf(number)
  const before = office.state.participants.get('p1')
  const at = 0
  const refused = [
    [{ kind: 'address', at, address: { postcode: '9999AB', houseNumber: 9 } }, 'address-not-found'],
    [
      { kind: 'address', at, address: { postcode: '9999AB', houseNumber: 3, suffix: 'Z' } },
      'suffix-needed',
    ],
    [{ kind: 'remove-address', at }, 'address-last'],
    [{ kind: 'hours', at: 9, preset: 'free' }, 'address-missing'],
    [{ kind: 'pause', from: '2026-12-20', until: '2026-12-19' }, 'pause-order'],
    [{ kind: 'pause', from: '2026-01-01', until: '2026-01-02' }, 'pause-over'],
    [{ kind: 'pause', from: '2026-12-01', until: '2028-12-02' }, 'pause-long'],
    [{ kind: 'pause', from: '2027-02-30', until: '2027-03-02' }, 'day-unknown'],
  ] as const
  for (const [change, why] of refused) {
    await t.rejects(office.wait(office.pages.change(key, change)), new RegExp(why), why)
  }
  t.strictSame(office.state.participants.get('p1'), before)
  await t.rejects(office.wait(office.pages.askCode(madeUpLandline(1))), /landline-no-code/)
  await t.rejects(office.wait(office.pages.askCode('112')), /phone-number-unknown/)
})

t.test('a goodbye silences, is confirmed by SMS, and can be taken back', async (t) => {
  const office = new OwnPageOffice([neighbour(1)])
  const key = await office.keyOf(number)
  const { value } = await office.wait(office.pages.change(key, { kind: 'leave' }))

  t.match(value.participant, { leftAt: /^2026-11-24/ })
  t.match(office.textsTo(number).at(-1), /^Buurtoproep: .*TERUG \d{4}/)
  t.ok((office.textsTo(number).at(-1)?.length ?? 999) <= 160)
  await office.wait(office.pages.change(key, { kind: 'leave' }))
  t.equal(office.textsTo(number).length, 2, 'a second press says nothing more')
  const back = await office.wait(office.pages.change(key, { kind: 'return' }))
  t.equal(back.value.participant.leftAt, undefined)
})

t.test('nobody makes the appliance write without end', async (t) => {
  const office = new OwnPageOffice([neighbour(1)])
  const key = await office.keyOf(number)
  for (let n = 0; n < 30; n += 1) {
    await office.wait(office.pages.change(key, { kind: 'night', isOn: n % 2 === 0 }))
  }
  await t.rejects(
    office.wait(office.pages.change(key, { kind: 'night', isOn: true })),
    /changes-many/,
  )
})
