import type { TestReach } from './reach.ts'

/** A test of the whole network, as a coordinator planned it. */
export interface PlannedTest {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  /** Participants were told beforehand that it comes. */
  readonly isAnnounced: boolean
  /** Everybody who takes part, or the exercise group alone. */
  readonly goesTo: 'everybody' | 'group'
  readonly text: string
  /** The account. */
  readonly by: string
}

/** A test that was sent. */
export interface HeldTest extends Pick<PlannedTest, 'id' | 'isAnnounced' | 'goesTo'> {
  /** The exercise that it is. */
  readonly action: string
  readonly number: string
  /** ISO 8601. */
  readonly startedAt: string
  /** As it was counted once it was over; it stays when it is forgotten to whom it went. */
  readonly reach?: TestReach
}

/** The test that is planned, and those that were held, oldest first. */
export interface PublicTests {
  planned: PlannedTest | undefined
  held: readonly HeldTest[]
}

/** What becomes of a test, from its plan to the count that stays. */
export type PublicTestFact =
  | { readonly type: 'public-test.planned'; readonly test: PlannedTest }
  | { readonly type: 'public-test.cancelled'; readonly id: string }
  | { readonly type: 'public-test.held'; readonly test: HeldTest }
  | { readonly type: 'public-test.measured'; readonly action: string; readonly reach: TestReach }

/** None was planned or held. */
export const noPublicTests = (): PublicTests => ({ planned: undefined, held: [] })

/** Five years of a test each half year. */
const mostKept = 10

/** Applies one fact to the tests. */
export function foldPublicTest(tests: PublicTests, fact: PublicTestFact): void {
  switch (fact.type) {
    case 'public-test.planned':
      tests.planned = fact.test
      return
    case 'public-test.cancelled':
      if (tests.planned?.id === fact.id) tests.planned = undefined
      return
    case 'public-test.held': {
      if (tests.planned?.id === fact.test.id) tests.planned = undefined
      const others = tests.held.filter(({ action }) => action !== fact.test.action)
      tests.held = [...others, fact.test].slice(-mostKept)
      return
    }
    case 'public-test.measured':
      tests.held = tests.held.map((test) =>
        test.action === fact.action ? { ...test, reach: fact.reach } : test,
      )
  }
}

/** The tests as facts that give them back. */
export function* publicTestFacts({ planned, held }: PublicTests): Iterable<PublicTestFact> {
  for (const test of held) yield { type: 'public-test.held', test }
  if (planned) yield { type: 'public-test.planned', test: planned }
}

/** An SMS of it is not sent any more after an hour; reports of the last may take some minutes. */
const overAfterMs = 65 * 60 * 1000

/** The tests that are over, and are to be counted for good. */
export const unmeasured = ({ held }: PublicTests, now: number): readonly HeldTest[] =>
  held.filter(({ startedAt, reach }) => !reach && now - Date.parse(startedAt) >= overAfterMs)

/** The test before another that was counted. */
export const measuredBefore = ({ held }: PublicTests, action: string): HeldTest | undefined => {
  const at = held.findIndex((test) => test.action === action)
  return held.slice(0, Math.max(0, at)).findLast(({ reach }) => reach !== undefined)
}
