import fc from 'fast-check'
import t from 'tap'
import type { Fact } from '../../src/domain/facts.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { anna, bert, hour, minute, TextingOffice } from '../support/texting-office.ts'

/** One answer at the most, short, and to somebody who can have written; a welcome may take more. */
function isProper(facts: readonly Fact[], from: string): boolean {
  const notices = facts.flatMap((fact) => (fact.type === 'notice.queued' ? [fact.notice] : []))
  const isWelcome = notices.every(({ kind }) => kind === 'welcome')
  const isToPerson = notices.length === 0 || from === anna || from === bert
  const isOne = notices.length <= 1 || isWelcome
  return isOne && isToPerson && notices.every(({ text }) => text.length <= 160)
}

t.test('signing up: understood, stored after the code, welcomed', async (t) => {
  const office = new TextingOffice()
  const [asked = ''] = office.write(anna, 'aan 1234ab 15')
  t.match(asked, /Dorpsstraat 15.*JA \d{4}/)
  t.equal(office.state.participants.size, 0, 'nothing is stored before the code')

  t.match(office.write(anna, 'JA'), [/code/i], 'a bare yes proves nothing')
  t.match(office.write(bert, /JA \d+/.exec(asked)?.[0] ?? ''), [/./], 'nor somebody else with it')
  t.equal(office.state.participants.size, 0)

  const welcome = office.write(anna, /JA \d+/.exec(asked)?.[0] ?? '')
  t.match(
    [...office.state.notices.values()].at(-1)?.notice,
    { participants: [office.people(anna)[0]?.id] },
    'the welcome is on the record of who signed up',
  )
  t.match(welcome[0], /STOP/)
  t.match(office.people(anna), [
    {
      phones: [{ number: anna, channel: 'sms', confirmedAt: /^2026/ }],
      addresses: [{ postcode: '1234AB', houseNumber: 15, kind: 'home' }],
      isSixteen: true,
      consent: { channel: 'sms' },
    },
  ])
  t.equal(office.state.requests.size, 0)
})

t.test('an address that is none, or several, is asked for again', async (t) => {
  const office = new TextingOffice()
  t.match(office.write(anna, 'AAN 9999ZZ 1'), [/9999 ?ZZ/])
  t.match(office.write(anna, 'AAN 1234EF 2'), [/A.*B/s])
  t.match(office.write(anna, 'AAN 1234EF 2b'), [/Haven 2 ?B.*JA \d{4}/s])
})

t.test('the plain number is the one without a suffix, and 15-2 is 15-02', async (t) => {
  const office = new TextingOffice()
  t.match(office.write(anna, 'AAN 1234GH 4'), [/Brink 4,.*JA \d{4}/s])
  t.match(office.write(bert, 'AAN 1234GH 4-2'), [/Brink 4-02.*JA \d{4}/s])
})

t.test('thanks need no answer; who writes "help me" is answered, and read', async (t) => {
  const office = new TextingOffice()
  t.strictSame(office.write(anna, 'Bedankt! 👍'), [])
  const { isDealtWith, facts } = office.membership.heed({
    from: anna,
    words: 'Help me',
    modem: 'm1',
    id: 'in1',
  })
  t.notOk(isDealtWith)
  t.match(facts, [{ type: 'notice.queued' }])
})

t.test('every change waits for its code, and each code does one thing', async (t) => {
  const office = new TextingOffice()
  office.join(anna)
  const cases = [
    ['PAUZE 14', { pauses: [{ from: '2026-11-27' }] }],
    ['NACHT AAN', { nightAlerts: true }],
    ['ADRES 1234CD 8', { addresses: [{ postcode: '1234CD', houseNumber: 8, kind: 'home' }] }],
    ['WERK 1234CD 8', { addresses: [{ kind: 'home' }, { postcode: '1234CD', kind: 'work' }] }],
    ['WERK UIT', { addresses: [{ kind: 'home' }] }],
    ['ENGLISH', { language: 'en' }],
  ] as const
  for (const [words, expected] of cases) {
    office.now += 2 * hour
    const before = JSON.stringify(office.people(anna))
    const { text } = office.ask(anna, words)
    const code = /(?:JA|YES) \d{4}/.exec(text)?.[0] ?? ''
    t.not(code, '', `${words}: ${text}`)
    t.equal(JSON.stringify(office.people(anna)), before, `${words} alone does nothing`)
    t.equal(office.write(anna, code).length, 1, words)
    t.match(office.people(anna), [expected], words)
    office.now += 2 * hour
    const after = JSON.stringify(office.people(anna))
    office.write(anna, code)
    t.equal(JSON.stringify(office.people(anna)), after, `${words}: its code works once`)
  }
})

t.test('five wrong codes end it, and a code of long ago does nothing', async (t) => {
  const office = new TextingOffice()
  const { text } = office.ask(anna, 'AAN 1234AB 15')
  const right = /JA \d+/.exec(text)?.[0] ?? ''
  for (let n = 0; n < 5; n += 1) office.write(anna, `JA 111${n}`)
  office.write(anna, right)
  t.equal(office.state.participants.size, 0)

  office.now += 25 * hour
  const again = /JA \d+/.exec(office.ask(anna, 'AAN 1234AB 15').text)?.[0] ?? ''
  office.now += 25 * hour
  office.write(anna, again)
  t.equal(office.state.participants.size, 0)
})

t.test('STOP silences at once; TERUG with its code, and nothing else, undoes it', async (t) => {
  const office = new TextingOffice()
  office.join(anna)
  const [goodbye = ''] = office.write(anna, 'Stop aub')
  t.match(goodbye, /TERUG \d{4}/)
  t.match(office.people(anna), [{ leftAt: /^2026-11-27T12/ }])
  t.match(
    [...office.state.notices.values()].at(-1)?.notice,
    { kind: 'goodbye' },
    'it goes before all else',
  )

  office.now += 47 * hour
  office.write(anna, 'TERUG 0000')
  t.match(office.people(anna), [{ leftAt: /^2026/ }])
  office.write(anna, /TERUG \d+/.exec(goodbye)?.[0] ?? '')
  t.equal(office.people(anna)[0]?.leftAt, undefined)
})

t.test('no forged text makes a goodbye final', async (t) => {
  const forged = [
    Array.from({ length: 12 }, () => 'STOP'),
    ['NEE', 'nee', 'no'],
    Array.from({ length: 20 }, (_, n) => `JA 0${100 + n}`),
    Array.from({ length: 20 }, (_, n) => `TERUG 00${1000 + n}`),
  ]
  for (const words of forged) {
    const office = new TextingOffice()
    office.join(anna)
    const [goodbye = ''] = office.write(anna, 'STOP')
    const code = /TERUG \d+/.exec(goodbye)?.[0] ?? ''
    for (const text of words)
      for (const said of office.write(anna, text)) {
        if (said.includes('TERUG')) t.match(said, code, 'told again, it is the same code')
      }
    t.match(office.people(anna), [{ leftAt: /^2026/ }])
    office.now += 24 * hour
    office.write(anna, code)
    t.equal(office.people(anna)[0]?.leftAt, undefined, `${words[0]} ...`)
  }
})

t.test(
  'after forty wrong codes in an hour the right one waits for people, and an hour',
  async (t) => {
    const office = new TextingOffice()
    office.join(anna)
    const [goodbye = ''] = office.write(anna, 'STOP')
    const code = /TERUG \d+/.exec(goodbye)?.[0] ?? ''
    for (let n = 0; n < 40; n += 1) office.write(anna, `TERUG 00${1000 + n}`)
    office.write(anna, code)
    t.match(office.people(anna), [{ leftAt: /^2026/ }])
    office.now += hour
    office.write(anna, code)
    t.equal(office.people(anna)[0]?.leftAt, undefined)
  },
)

t.test('what is asked of a shared phone goes for all who share it', async (t) => {
  const office = new TextingOffice()
  const shared = (id: string): Participant => ({
    id,
    phones: [{ id: `${id}:0`, number: anna, channel: 'sms' }],
    addresses: [{ postcode: '1234AB', houseNumber: 15, location: [5.3, 52.6], kind: 'home' }],
    nightAlerts: true,
  })
  for (const id of ['ann', 'bob']) {
    const fact: Fact = { type: 'participant.saved', participant: shared(id), source: 'counter' }
    office.fold([fact, ...office.membership.follow([fact])])
  }
  const [asked = ''] = [...office.state.notices.values()].slice(-1).map(({ notice }) => notice.text)
  office.write(anna, /JA \d+/.exec(asked)?.[0] ?? '')
  t.match(office.people(anna), [
    { phones: [{ confirmedAt: /^2026/ }] },
    { phones: [{ confirmedAt: /^2026/ }] },
  ])
  for (const [words, expected] of [
    ['PAUZE 14', { pauses: [{}] }],
    ['NACHT UIT', { nightAlerts: false }],
  ] as const) {
    office.write(anna, /JA \d+/.exec(office.ask(anna, words).text)?.[0] ?? '')
    t.match(office.people(anna), [expected, expected], words)
  }
})

t.test('the last address stays, and another one keeps its hours', async (t) => {
  const office = new TextingOffice()
  const { id } = office.join(anna)
  const before = office.state.participants.get(id) as Participant
  const hours = [{ days: ['mon' as const], from: '09:00', until: '17:00' }]
  const work = before.addresses.map((address) => ({ ...address, kind: 'work' as const, hours }))
  const participant: Participant = { ...before, addresses: work }
  office.fold([{ type: 'participant.saved', participant, source: 'page' }])

  const [refused = ''] = office.write(anna, 'WERK UIT')
  t.notMatch(refused, /JA \d/)
  const { text } = office.ask(anna, 'WERK 1234CD 8')
  office.write(anna, /JA \d+/.exec(text)?.[0] ?? '')
  t.match(office.people(anna), [{ addresses: [{ postcode: '1234CD', kind: 'work', hours }] }])
})

t.test(
  'with whom is erased or leaves go the codes, and with the erased what waits for them',
  async (t) => {
    const office = new TextingOffice()
    const member = office.join(anna)
    office.ask(anna, 'ADRES 1234CD 8')
    const waiting = office.state.notices.size
    t.ok(waiting > 0)
    const erased: Fact = { type: 'participant.erased', id: member.id }
    office.fold([...office.membership.follow([erased]), erased])
    t.equal(office.state.requests.size, 0)
    t.equal(office.state.notices.size, 0)

    const again = office.join(anna)
    office.ask(anna, 'PAUZE 14')
    const leftAt = new Date(office.now).toISOString()
    const left: Fact = {
      type: 'participant.saved',
      participant: { ...again, leftAt },
      source: 'page',
    }
    office.fold([...office.membership.follow([left]), left])
    t.equal(office.state.requests.size, 0)
  },
)

t.test('a code waits for a modem as long as it holds', async (t) => {
  const office = new TextingOffice()
  office.ask(anna, 'AAN 1234AB 15')
  const [waiting] = office.state.requests.values()
  t.match(
    [...office.state.notices.values()].map(({ notice }) => notice.notAfter),
    [waiting?.request.expiresAt],
  )
})

t.test('STOP with more words is a tip, and read by people', async (t) => {
  const office = new TextingOffice()
  office.join(anna)
  const { isDealtWith } = office.membership.heed({
    from: anna,
    words: 'STOP hij is bij de brug',
    modem: 'm1',
    id: 'in1',
  })
  t.notOk(isDealtWith)
  t.equal(office.people(anna)[0]?.leftAt, undefined)
})

t.test('HULP answers first: emergency? call 112', async (t) => {
  t.match(new TextingOffice().write(anna, 'hulp'), [/^Nood\? Bel 112/])
})

t.test(
  'once a year, by day, a confirmed phone is asked whether the address is right',
  async (t) => {
    const office = new TextingOffice()
    office.join(anna)
    office.state.notices.clear()
    const ask = () => office.fold(office.membership.questions())
    t.strictSame(ask(), [], 'not in the first year')
    office.now += 366 * 24 * hour
    office.now += 9 * hour
    t.strictSame(ask(), [], 'not in the evening')
    office.now += 15 * hour
    t.match(ask(), [
      { type: 'participant.saved' },
      {
        type: 'notice.queued',
        notice: {
          to: anna,
          kind: 'question',
          text: /Dorpsstraat 15/,
          participants: [office.people(anna)[0]?.id],
        },
      },
    ])
    office.state.notices.clear()
    t.strictSame(ask(), [], 'once')
  },
)

t.test(
  'from sign-up to goodbye everything is in German or Polish, whichever words are typed',
  async (t) => {
    const office = new TextingOffice()
    const lives = {
      de: ['ANMELDEN 1234AB 15', 'JA', 'NACHT AAN', 'HULP', 'ZURUECK'],
      pl: ['ZAPISZ 1234AB 15', 'TAK', 'NACHT AAN', 'HULP', 'COFNIJ'],
    } as const
    const is = {
      de: /Sie|Ihre|ADRESSE|Bitte/,
      pl: /Odpisz|nocy|adres|wyslij|udzial/i,
    }
    for (const [from, language] of [
      [anna, 'de'],
      [bert, 'pl'],
    ] as const) {
      const [join, yes, night, help, back] = lives[language]
      const say = (words: string): string => {
        office.now += 10 * minute
        const { text } = office.ask(from, words)
        t.match(text, is[language], `${words}: ${text}`)
        return text
      }
      const code = new RegExp(`${yes} (\\d{4})`).exec(say(join))?.[1]
      t.match(office.write(from, 'JA 0000'), [language === 'de' ? /Code stimmt nicht/ : /kod sie/])
      say(`${yes} ${code}`)
      t.match(office.people(from), [{ language }])
      for (const words of [night, help, 'STATUS', 'PAUZE', 'STOP']) say(words)
      const last = [...office.state.notices.values()].at(-1)?.notice.text ?? ''
      say(`${back} ${new RegExp(`${back} (\\d+)`).exec(last)?.[1]}`)
      office.state.notices.clear()
      office.now += 366 * 24 * hour
      const [, asked] = office.fold(office.membership.questions())
      t.match(asked, { notice: { text: is[language] } }, 'the yearly question too')
      office.state.participants.delete(office.people(from)[0]?.id ?? '')
    }
  },
)

t.test('a flood is answered as far as the limits go, and a goodbye always', async (t) => {
  const office = new TextingOffice()
  const member = office.join(bert)
  let answers = 0
  for (let n = 0; n < 1_000; n += 1) answers += office.write(madeUpMobile(100 + n), 'HULP').length
  t.ok(answers <= 120, `${answers} answers`)
  for (let n = 0; n < 50; n += 1) answers += office.write(madeUpMobile(100), 'HULP').length
  t.ok(answers <= 128)
  t.match(office.write(bert, 'STOP'), [/TERUG/])
  t.match(office.state.participants.get(member.id), { leftAt: /^2026/ })
})

t.test('two of us never go on answering each other', async (t) => {
  const office = new TextingOffice()
  let [words] = office.write(anna, 'HULP')
  let rounds = 0
  while (words !== undefined && rounds < 100) {
    ;[words] = office.write(anna, words)
    rounds += 1
  }
  t.ok(rounds <= 1, `${rounds} rounds`)
})

t.test(
  'whatever is written, at most one answer (a welcome apart), and never to a machine',
  async () => {
    const pieces = fc.constantFrom(
      ...['AAN', '1234AB', '15', 'JA', 'STOP', 'TERUG', '4821', 'PAUZE', 'TOT', '3 JAN', 'NACHT'],
      ...['UIT', 'ADRES', 'WERK', 'STATUS', 'HULP', 'hij is bij de brug', 'YES', '?', '\n', '😀'],
      ...['Welkom in Duitsland', 'voicemail', 'Buurtoproep:', 'automatisch antwoord'],
    )
    const text = fc.oneof(
      fc.array(pieces, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
      fc.string({ maxLength: 200, unit: 'grapheme' }),
    )
    const sender = fc.constantFrom(anna, bert, 'KPN', '1234', '+491701234567', '')
    const history = fc.array(
      fc.record({ text, sender, after: fc.integer({ min: 0, max: 3 * hour }) }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(history, (messages) => {
        const office = new TextingOffice()
        for (const { text: words, sender: from, after } of messages) {
          office.now += after
          const { facts } = office.membership.heed({ from, words, modem: 'm1', id: 'in1' })
          office.fold(facts)
          if (!isProper(facts, from)) return false
        }
        return true
      }),
      { numRuns: Number(process.env.OMROEPER_FUZZ ?? 2_000) },
    )
  },
)
