import fc from 'fast-check'
import t from 'tap'
import { freshCode } from '../../src/domain/duty/fresh-code.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { mayGuess } from '../../src/domain/guesses/guesses.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { shipped } from '../../src/domain/policy/rules.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { tellGuesses } from '../../src/duty/tell-guesses.ts'
import { by, neighbour } from '../support/engine.ts'
import { Town } from '../support/town.ts'

const minute = 60_000
const [piket, other] = [madeUpMobile(900), madeUpMobile(901)]
const people = (count: number) => Array.from({ length: count }, (_, n) => neighbour(n + 1))

/** A town with an alert and one duty phone. */
async function onDuty(count = 3, numbers: readonly string[] = [piket]) {
  const town = new Town(people(count))
  const action = await town.alert()
  await record(
    town,
    numbers.map(
      (number, n): Fact => ({
        type: 'duty.phone-kept',
        phone: { id: `d${n}`, name: 'piket', number },
      }),
    ),
  )
  return { town, action }
}

async function record(town: Town, facts: readonly Fact[]): Promise<void> {
  void town.engine.dispatch.record(facts, by)
  await town.engine.time.pass(10)
}

const codeIn = (text = ''): string => /GEZIEN (\d{4})/.exec(text)?.[1] ?? ''

/** Who reads everything that waits. */
const read = (town: Town): Promise<void> =>
  record(
    town,
    [...town.engine.state.incoming.keys()].map((id) => ({ type: 'text.opened', id })),
  )

t.test('a reply that nobody opens for a minute goes to the duty phones', async (t) => {
  const { town } = await onDuty(3, [piket, other])
  const at = town.engine.time.now()
  void town.write(madeUpMobile(1), 'hij loopt langs het water')
  void town.write(madeUpMobile(2), 'hij is bij de brug')
  await town.pass(57_000)
  t.strictSame(town.sentTo(piket), [])
  await town.pass(10_000)

  const [told] = town.sentTo(piket, at)
  t.match(told?.text, /^Buurtoproep: actie 2026-001: 2 reacties zijn niet gelezen, de eerste van/)
  t.match(told?.text, /Gezien\? Antwoord GEZIEN \d{4}\.$/)
  t.ok((told?.text.length ?? 999) <= 160)
  t.ok((told?.after ?? 999) <= 65, `after ${told?.after} s`)
  t.notMatch(told?.text, /water|brug|\+31|06/, 'neither what was written nor by whom')
  t.equal(town.sentTo(other, at).length, 1)
})

t.test('what policy allows is told as well, and never whose it is', async (t) => {
  const { town } = await onDuty()
  const rules = { ...shipped, dutyWords: true }
  const policy = { version: 1, rules, by: 'c', at: '2026-11-24T12:00:00Z' }
  await record(town, [{ type: 'policy.saved', policy }])
  void town.write(madeUpMobile(1), `hij loopt langs het water ${'en nog veel meer '.repeat(30)}`)
  await town.pass(70_000)
  const text = town.sentTo(piket).map((sent) => sent.text)[0] ?? ''

  t.match(text, /1 reactie is niet gelezen.*Eerste: "hij loopt langs het water .*\.\.\."$/)
  t.ok(text.length <= 306, `${text.length} characters are two parts`)
})

t.test('it is told again ever more slowly, until somebody has seen it', async (t) => {
  const { town, action } = await onDuty()
  const at = town.engine.time.now()
  void town.write(madeUpMobile(1), 'hij loopt langs het water')
  await town.pass(90 * minute)
  const minutes = town.sentTo(piket, at).filter(({ text }) => text.includes('niet gelezen'))

  t.strictSame(
    minutes.map(({ after }) => Math.round(after / 60)),
    [1, 3, 7, 15, 30, 60],
    'and no more after the sixth',
  )
  const codes = new Set(minutes.map(({ text }) => codeIn(text)))
  t.equal(codes.size, 1, 'one alarm has one code')
  void town.write(piket, `gezien ${[...codes][0]}`)
  await town.pass(2000)
  t.match(town.engine.state.duty.alarms.get(action), [{ topic: /./ }])
  const seen = town.engine.journal.filter(({ fact }) => fact.type === 'duty.seen')
  t.match(seen, [{ fact: { topic: 'replies', via: 'sms' } }])
})

t.test('once seen it is silent until another reply waits for a minute', async (t) => {
  const { town } = await onDuty()
  void town.write(madeUpMobile(1), 'hij loopt langs het water')
  await town.pass(70_000)
  const code = codeIn(town.sentTo(piket)[0]?.text)
  void town.write(piket, `GEZIEN ${String((Number(code) + 1) % 10_000).padStart(4, '0')}`)
  void town.write(madeUpMobile(2), `GEZIEN ${code}`)
  await town.pass(3 * minute)
  t.equal(town.sentTo(piket).length, 2, 'a wrong code and somebody else change nothing')
  void town.write(piket, `Gezien ${code}!`)
  await town.pass(10 * minute)
  t.equal(town.sentTo(piket).length, 2)

  void town.write(madeUpMobile(3), 'nu bij de brug')
  await town.pass(70_000)
  t.match(town.sentTo(piket)[2]?.text, /1 reactie is niet gelezen/)
  t.not(codeIn(town.sentTo(piket)[2]?.text), code)
})

t.test('what is read on the screen is told to nobody, and a later reply begins anew', async (t) => {
  const { town } = await onDuty()
  void town.write(madeUpMobile(1), 'hij loopt langs het water')
  await town.pass(30_000)
  await read(town)
  await town.pass(5 * minute)
  t.strictSame(town.sentTo(piket), [])

  void town.write(madeUpMobile(2), 'bij de brug')
  await town.pass(70_000)
  await read(town)
  void town.write(madeUpMobile(3), 'bij de kerk')
  await town.pass(70_000)
  t.equal(town.sentTo(piket).length, 2, 'a minute after it came, whatever was told before')
})

t.test('a duty phone is told in the middle of an alert, which is hardly slower', async (t) => {
  const town = new Town(people(200), ['m1'])
  await town.alert()
  const phone = { id: 'd0', name: 'piket', number: piket }
  await record(town, [{ type: 'duty.phone-kept', phone }])
  const at = town.engine.time.now()
  void town.write(madeUpMobile(1), 'hij loopt langs het water')
  await town.pass(90_000)

  const alerts = town.engine.network.onAir.filter(({ text }) => text.includes('let op jongen'))
  t.ok(alerts.length < 100, 'the alert goes on')
  t.ok((town.sentTo(piket, at)[0]?.after ?? 999) <= 72)
})

t.test('a machine behind a duty phone is neither answered nor told of itself', async (t) => {
  const { town } = await onDuty()
  void town.write(madeUpMobile(1), 'hij loopt langs het water')
  await town.pass(70_000)
  await read(town)
  for (let n = 0; n < 5; n += 1) {
    void town.write(piket, `ik lees dit later ${n}`)
    await town.pass(3 * minute)
  }
  t.equal(town.sentTo(piket).length, 1)
})

t.test('the questions of 30 and 60 minutes go there when nobody answers them', async (t) => {
  const { town, action } = await onDuty()
  const started = Date.parse(town.engine.state.actions.byId.get(action)?.startedAt ?? '')
  await town.pass(33 * minute)
  t.strictSame(town.sentTo(piket), [])
  await town.pass(2 * minute)
  t.match(town.sentTo(piket), [{ text: /^Buurtoproep: is actie 2026-001 nog actueel\?/ }])
  void town.write(piket, `gezien ${codeIn(town.sentTo(piket)[0]?.text)}`)
  await town.pass(20 * minute)
  t.equal(town.sentTo(piket).length, 1, 'seen')

  await town.pass(12 * minute)
  const [, second] = town.sentTo(piket, started)
  t.match(second?.text, /loopt al een uur\. Breid die uit of sluit die af/)
  t.equal(Math.round((second?.after ?? 0) / 60), 65)
})

t.test('who answers the question on the screen spares the duty phones', async (t) => {
  const { town, action } = await onDuty()
  await town.pass(32 * minute)
  await record(town, [{ type: 'action.still-current', action }])
  await town.pass(20 * minute)
  t.strictSame(town.sentTo(piket), [])
})

t.test(
  'what nobody else agreed with is told at once, until a coordinator has seen it',
  async (t) => {
    const town = new Town(people(3))
    const phone = { id: 'd0', name: 'piket', number: piket }
    await record(town, [{ type: 'duty.phone-kept', phone }])
    const first = await town.alert({ override: 'kind van 3 bij open water' })
    await town.pass(3000)
    const [told] = town.sentTo(piket)
    t.match(
      told?.text,
      /^Buurtoproep: actie 2026-001 ging om 13.00 uur in nood uit, zonder akkoord/,
    )
    t.notMatch(told?.text, 'water', 'a reason may name somebody')
    t.equal(town.sentTo(piket).length, 1)
    await town.pass(2 * minute)
    t.equal(town.sentTo(piket).length, 2)
    const seen = { by: 'c', at: '2026-11-24T12:05:00Z' }
    await record(town, [{ type: 'action.override-seen', action: first, seen }])
    await town.pass(20 * minute)
    t.equal(town.sentTo(piket).length, 2, 'seen on the screen')

    await town.alert({ override: 'brug gaat open' })
    await town.pass(3000)
    t.equal(town.sentTo(piket).length, 3)
    void town.write(piket, `gezien ${codeIn(town.sentTo(piket)[2]?.text)}`)
    await town.pass(10 * minute)
    t.equal(town.sentTo(piket).length, 3, 'seen by SMS')
  },
)

t.test('a test is done when its code comes back from that phone', async (t) => {
  const { town } = await onDuty()
  await record(town, [{ type: 'duty.phone-tried', id: 'd0', code: '4821' }])
  void town.write(madeUpMobile(2), 'GEZIEN 4821')
  await town.pass(1000)
  t.equal(town.engine.state.duty.phones.get('d0')?.testedAt, undefined)
  void town.write(piket, 'gezien 4821')
  await town.pass(1000)
  t.ok(town.engine.state.duty.phones.get('d0')?.testedAt)
})

t.test('a snapshot gives phones, alarms and what was seen back', async (t) => {
  const { town } = await onDuty()
  void town.write(madeUpMobile(1), 'hij loopt langs het water')
  await town.pass(4 * minute)
  const { state, time } = town.engine
  const copy = () => {
    const again = emptyState()
    for (const fact of snapshotFacts(state, time.now())) foldFact(again, fact, time.now())
    return again.duty
  }
  t.strictSame(copy(), state.duty)
  void town.write(piket, `gezien ${codeIn(town.sentTo(piket)[0]?.text)}`)
  await record(town, [{ type: 'duty.phone-tried', id: 'd0', code: '4821' }])
  t.strictSame(copy(), state.duty)
})

t.test('no power cut makes a phone ring twice for one telling', async () => {
  const outages = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 5 })
  const life = async (gaps: readonly number[]) => {
    const { town, action } = await onDuty()
    void town.write(madeUpMobile(1), 'hij loopt langs het water')
    await town.pass(58_000)
    for (const gap of gaps) {
      await town.pass(gap % 7000)
      await town.engine.time.pass(gap % 1000)
      town.engine.off()
      void town.engine.on()
      await town.engine.time.pass(5)
    }
    await town.pass(70_000)
    const told = town.engine.state.duty.alarms.get(action)?.[0]?.times ?? 0
    return told >= 1 && town.sentTo(piket).length <= told
  }
  await fc.assert(fc.asyncProperty(outages, life), { numRuns: 25, seed: 20261127 })
})

t.test('no two open alarms, and no test, ever share a code', async (t) => {
  const duty = emptyState().duty
  const alarm = { topic: 'replies', code: '0001', times: 1, at: 0 } as const
  duty.alarms.set('a', [alarm])
  duty.phones.set('d', { id: 'd', name: 'piket', number: piket, code: '0002' })
  const codes = ['0001', '0002', '0003', '0004']
  t.equal(
    freshCode(duty, () => codes.shift() ?? '', new Set(['0003'])),
    '0004',
  )
  duty.alarms.set('a', [{ ...alarm, seenAt: 1 }])
  t.equal(
    freshCode(duty, () => '0001'),
    '0001',
    'one that was seen ends nothing',
  )
})

t.test('after five wrong codes of a duty phone within an hour none is right', async (t) => {
  const { town } = await onDuty()
  void town.write(madeUpMobile(1), 'hij loopt langs het water')
  await town.pass(62_000)
  const code = codeIn(town.sentTo(piket)[0]?.text)
  for (let n = 0; n < 5; n += 1) void town.write(piket, `GEZIEN 000${n}`)
  await town.pass(1000)
  const { state } = town.engine
  t.equal(state.guesses.length, 5)
  void town.write(piket, `GEZIEN ${code}`)
  await town.pass(1000)
  const seen = () => [...state.duty.alarms.values()].flat().some(({ seenAt }) => seenAt)
  t.notOk(seen(), 'it waits for people to read')
  const again = emptyState()
  for (const fact of snapshotFacts(state, town.engine.time.now())) {
    foldFact(again, fact, town.engine.time.now())
  }
  t.strictSame(again.guesses, state.guesses, 'a restart forgets none')

  const warned: unknown[] = []
  const now = town.engine.time.now
  const fact = { type: 'code.mistaken', of: 'duty', who: 'd9' } as const
  const tell = (of: unknown) => void warned.push(of)
  for (let n = 1; n <= 20; n += 1) {
    tellGuesses({ state: again, now }, { facts: [fact], isDealtWith: false }, tell)
    foldFact(again, { ...fact, who: `d${n % 15}` }, now())
  }
  t.match(warned, ['duty'], 'so are all together')
  t.notOk(mayGuess(again.guesses, { of: 'duty', who: 'other' }, now()))
  t.ok(mayGuess(again.guesses, { of: 'membership', who: 'other' }, now()))

  await town.engine.time.pass(60 * minute)
  void town.write(piket, `GEZIEN ${code}`)
  await town.pass(1000)
  t.ok(seen(), 'an hour later it is right again')
})
