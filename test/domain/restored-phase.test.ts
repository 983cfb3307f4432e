import t from 'tap'
import type { Phase } from '../../src/domain/action.ts'
import { columnsOf } from '../../src/domain/delivery-columns.ts'
import type { Delivery } from '../../src/domain/delivery-fold.ts'
import { newDelivery } from '../../src/domain/delivery-steps.ts'
import { keptColumns, restoredPhase, seenOnce } from '../../src/domain/restored-phase.ts'

const phase = (name: 'alert' | 'update'): Phase => ({
  id: 'phase',
  name,
  texts: [{ sms: 'Rode jas.', parts: 1 }],
  notAfter: '2026-11-24T13:00:00.000Z',
  cap: {
    ...{ category: 'Rescue', urgency: 'Immediate', severity: 'Severe', certainty: 'Observed' },
    ...{ status: 'Actual', msgType: 'Alert', references: [] },
    ...{ effective: '2026-11-24T12:00:00.000Z', expires: '2026-11-24T13:00:00.000Z' },
  },
})

/** An alert to three, of whom one is through. */
const alerted: readonly Delivery[] = [
  { ...newDelivery(['p1:0'], 0), state: 'accepted' },
  newDelivery(['p2:0'], 1),
  newDelivery(['p3:0', 'p4:0'], 2),
]

t.test('counts are there at once, and deliveries when somebody asks for one', async (t) => {
  const columns = columnsOf(alerted)
  const record = restoredPhase('action', phase('alert'), columns)
  t.match(record.counts, { accepted: 1, queued: 2, delivered: 0 })
  t.strictSame([...seenOnce(record)], alerted)
  const third = [...seenOnce(record, (recipient) => recipient.includes('p4:0'))]
  t.strictSame(third, alerted.slice(2))
  t.equal(keptColumns(record), columns, 'to look at each makes none')
  t.strictSame(record.deliveries, alerted)
  t.equal(record.following.size, 0)
})

t.test('what becomes of one afterwards is seen and kept', async (t) => {
  const record = restoredPhase('action', phase('alert'), columnsOf(alerted))
  const second = record.deliveries[1]
  if (second) second.state = 'delivered'
  t.equal(record.deliveries[1]?.state, 'delivered')
  t.equal([...seenOnce(record)][1]?.state, 'delivered')
  const again = restoredPhase('action', phase('alert'), keptColumns(record))
  t.equal(again.deliveries[1]?.state, 'delivered')
})

t.test('an update still knows whose alerts its messages follow', async (t) => {
  const followers = [newDelivery(['p3:0', 'p4:0'], 2), newDelivery(['p1:0'], 0)]
  const record = restoredPhase('action', phase('update'), columnsOf(followers))
  t.strictSame(
    [...record.following],
    [
      [2, 0],
      [0, 1],
    ],
  )
})

t.test('a copy of a record has its deliveries', async (t) => {
  const record = restoredPhase('action', phase('alert'), columnsOf(alerted))
  t.strictSame({ ...record }.deliveries, alerted)
})

t.test('deliveries of which it is not known what became are refused at once', async (t) => {
  const columns = { ...columnsOf(alerted), places: [0, 7, 1] }
  t.throws(() => restoredPhase('action', phase('alert'), columns), /delivery 1 .* no fate 7/)
})
