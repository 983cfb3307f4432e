import type { Actor } from '../domain/accounts.ts'
import type { Action } from '../domain/action.ts'
import { RefusedError } from '../domain/errors.ts'
import type { Fact } from '../domain/facts.ts'
import { isEverywhere } from '../domain/public-test/everywhere.ts'
import { type PlannedTest, unmeasured } from '../domain/public-test/public-test.ts'
import { testStanding } from '../domain/public-test/standing.ts'
import type { Dispatch } from './dispatch.ts'
import type { ActionDraft } from './draft.ts'
import type { Remark } from './preview.ts'
import { testReach } from './test-reach.ts'

/** The planned test that a draft is; refuses what is not that test, and one not at this time. */
export function testOf(
  { ports: { ledger, now } }: Dispatch,
  { publicTest, status, area, responders }: ActionDraft,
): PlannedTest | undefined {
  if (publicTest === undefined) return undefined
  const { planned, isOpen } = testStanding(ledger.state.publicTests, now())
  const isAsPlanned =
    planned?.id === publicTest &&
    status === 'exercise' &&
    responders === undefined &&
    isEverywhere(area, ledger.state.participants.values())
  if (isAsPlanned && isOpen) return planned
  throw new RefusedError('public-test-gone', { status: 409 })
}

/** What an alert is asked: a test has no place, no moment, and nobody to ring. */
const ofAlerts = ['text-without-number', 'cap-place', 'cap-time', 'cap-advice']

/** What is to be said of a draft, of a planned test only what fits one; what blocks is always said. */
export function fitting(
  dispatch: Dispatch,
  draft: ActionDraft,
  remarks: readonly Remark[],
): readonly Remark[] {
  const test = testOf(dispatch, draft)
  if (!test) return remarks
  const idle = [...ofAlerts, ...(test.goesTo === 'everybody' ? ['exercise-to-people'] : [])]
  return remarks.filter(({ key, blocks }) => blocks || !idle.includes(key))
}

/** That a planned test became an exercise. */
export function heldTest(dispatch: Dispatch, draft: ActionDraft, action: Action): readonly Fact[] {
  const planned = testOf(dispatch, draft)
  if (!planned) return []
  const { id, isAnnounced, goesTo } = planned
  const { number, startedAt } = action
  const test = { id, isAnnounced, goesTo, action: action.id, number, startedAt }
  return [{ type: 'public-test.held', test }]
}

const by: Actor = { kind: 'scheduler', id: 'public-test' }

/**
 * Counts the tests that are over, for good: who leaves later, and to whom it went when that is
 * forgotten, changes no figure any more.
 */
export function measureTests(dispatch: Dispatch): void {
  const { ports } = dispatch
  const { ledger, now, log } = ports
  const { actions, publicTests } = ledger.state
  const facts = unmeasured(publicTests, now()).flatMap(({ action: id }): readonly Fact[] => {
    const action = actions.byId.get(id)
    const reach = action && testReach(ports, action)
    return reach ? [{ type: 'public-test.measured', action: id, reach }] : []
  })
  if (facts.length === 0) return
  dispatch
    .record(facts, by)
    .catch((error: unknown) => log('error', 'test-not-counted', { error: String(error) }))
}
