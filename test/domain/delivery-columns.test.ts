import fc from 'fast-check'
import t from 'tap'
import { type Attempt, type DeliveryReason, deliveryStates } from '../../src/domain/delivery.ts'
import { columnsOf, deliveriesIn } from '../../src/domain/delivery-columns.ts'
import type { Delivery } from '../../src/domain/delivery-fold.ts'

const time = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 })
const word = fc.string({ maxLength: 12, unit: fc.constantFrom(...'code,=:{}17é') })
const count = fc.nat({ max: 300 })

const attempt: fc.Arbitrary<Attempt> = fc.record(
  {
    channel: fc.constantFrom('sms', 'voice'),
    modem: fc.constantFrom('m1', 'm2'),
    iccid: fc.constantFrom('8931m1', '8931m2'),
    part: count,
    text: count,
    reference: fc.integer({ min: -1, max: 255 }),
    language: fc.constantFrom('en', 'de'),
    at: time,
    outcome: fc.constantFrom('sending', 'accepted', 'refused'),
    messageReference: count,
    report: fc.constantFrom('delivered', 'failed-permanent'),
    arrivedAfter: fc.double({ min: 0, max: 900, noNaN: true, noDefaultInfinity: true }),
    code: word,
    heard: fc.constantFrom('partly', 'confirmed'),
    keys: word,
    isTry: fc.boolean(),
    playsAlone: fc.record({ from: time, seconds: count }),
  },
  {
    requiredKeys: ['channel', 'modem', 'iccid', 'part', 'text', 'reference', 'at', 'outcome'],
  },
)

const delivery: fc.Arbitrary<Delivery> = fc.record(
  {
    recipient: fc.array(word, { minLength: 1, maxLength: 3 }),
    of: count,
    state: fc.constantFrom(...deliveryStates),
    reason: fc.constantFrom<DeliveryReason>('stopped', 'line-busy'),
    tries: count,
    fetches: fc.constant(true as const),
    isSecond: fc.boolean(),
    switchedTo: fc.constant('voice' as const),
    attempts: fc.array(attempt, { maxLength: 3 }),
    answered: fc.record(
      { answer: fc.constantFrom('coming', 'not-coming'), at: time, etaSeconds: count },
      { requiredKeys: ['answer', 'at'] },
    ),
  },
  { requiredKeys: ['recipient', 'of', 'state', 'tries', 'isSecond', 'attempts'] },
)

t.test('deliveries are the same again after a snapshot', async () => {
  fc.assert(
    fc.property(fc.array(delivery, { maxLength: 20 }), (deliveries) => {
      const written = JSON.stringify(columnsOf(deliveries))
      const again = [...deliveriesIn(JSON.parse(written))]
      return JSON.stringify(again) === JSON.stringify(deliveries)
    }),
    { numRuns: 1_000 },
  )
})

t.test('what became of many is written once, and changing one changes no other', async (t) => {
  const sent = (n: number): Delivery => ({
    recipient: [`p${n}:0`],
    of: n,
    state: 'accepted',
    tries: 0,
    isSecond: false,
    attempts: [
      {
        channel: 'sms',
        ...{ modem: 'm1', iccid: '8931m1' },
        ...{ part: 0, text: 0, reference: n, at: 1_795_000_000_000 + n, messageReference: n },
        outcome: 'accepted',
      },
    ],
  })
  const columns = columnsOf([sent(1), sent(2), { ...sent(3), state: 'delivered' }])
  t.equal(columns.fates.length, 2)
  const [first, second] = deliveriesIn(columns)
  first?.attempts.pop()
  t.strictSame(second, sent(2))
})

t.test('one is found among others without them', async () => {
  fc.assert(
    fc.property(fc.array(delivery, { maxLength: 20 }), fc.nat({ max: 19 }), (deliveries, n) => {
      const { recipient: sought } = deliveries[n] ?? { recipient: [] }
      const isSought = (recipient: readonly string[]) => String(recipient) === String(sought)
      const found = [...deliveriesIn(columnsOf(deliveries), isSought)]
      const those = deliveries.filter(({ recipient }) => isSought(recipient))
      return JSON.stringify(found) === JSON.stringify(those)
    }),
  )
})

t.test('columns that do not fit are refused', async (t) => {
  t.throws(() => [...deliveriesIn({ ...columnsOf([]), recipients: ['p1:0'] })], /has no fate/)
})

t.test('what a modem says is never taken for something else', async (t) => {
  const failed = (said: Partial<Attempt>): Delivery => ({
    ...{ recipient: ['p1:0'], of: 0, state: 'failed', tries: 1, isSecond: false },
    attempts: [
      {
        ...{
          channel: 'voice',
          modem: 'm1',
          iccid: '8931m1',
          part: 0,
          text: 0,
          reference: -1,
          at: 0,
        },
        outcome: 'refused',
        ...said,
      },
    ],
  })
  for (const said of ['b,keys=c', 'b,keys=1:c', 'b,keysc']) {
    const both = [failed({ code: said }), failed({ code: 'b', keys: 'c' })]
    t.strictSame([...deliveriesIn(columnsOf(both))], both)
  }
})
