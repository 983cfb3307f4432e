import type { Account, Session, Token } from './accounts.ts'
import { type Actions, emptyActions } from './actions.ts'
import { type Asking, emptyAsking } from './asking/asking.ts'
import { type BorderState, noBorder } from './border/border.ts'
import type { Drills } from './drill/drill.ts'
import { type Duty, emptyDuty } from './duty/duty.ts'
import type { Incoming, KeptAnswer } from './facts.ts'
import type { Confided } from './gate/confided.ts'
import type { NamedArea } from './geo.ts'
import type { KeptGuess } from './guesses/guesses.ts'
import { emptyImports, type Imports } from './imports.ts'
import { emptyMerges, type Merges } from './merge/merge.ts'
import type { PendingNotice } from './notice.ts'
import { emptyOwnPhones, type OwnPhones } from './own-phone/own-phone.ts'
import type { Participant } from './participant.ts'
import { emptyPolicy, type PolicyState } from './policy/policy.ts'
import type { Presses } from './presses/press.ts'
import { emptyPreviews, type Previews } from './previews/previews.ts'
import { noPublicTests, type PublicTests } from './public-test/public-test.ts'
import type { Replies } from './replies/reply.ts'
import type { PendingRequest } from './request.ts'
import { emptyTips, type Tips } from './tips/tip.ts'
import { emptyUpkeep, type Upkeep } from './upkeep.ts'

/** The folds of all facts; the only thing that stays in memory. */
export interface State {
  readonly participants: Map<string, Participant>
  readonly imports: Imports
  readonly merges: Merges
  readonly accounts: Map<string, Account>
  readonly tokens: Map<string, Token>
  readonly sessions: Map<string, Session>
  readonly areas: Map<string, NamedArea>
  readonly memories: Map<string, unknown>
  readonly answers: Map<string, KeptAnswer>
  /** By id, oldest first: the texts of the last fortnight, a part each. */
  readonly incoming: Map<string, Incoming>
  /** Fingerprint → time, of everything received lately: a repeat is recognised. */
  readonly fingerprints: Map<string, number>
  /** Messages that belong to no action and have not ended, by id. */
  readonly notices: Map<string, PendingNotice>
  /** Changes that wait for their code, by id. */
  readonly requests: Map<string, PendingRequest>
  readonly actions: Actions
  readonly tips: Tips
  readonly replies: Replies
  readonly duty: Duty
  readonly ownPhones: OwnPhones
  readonly policy: PolicyState
  readonly border: BorderState
  readonly presses: Presses
  /** By action, until its words are forgotten. */
  readonly confided: Map<string, Confided>
  readonly drills: Drills
  readonly previews: Previews
  /** Wrong codes of the last hour. */
  guesses: readonly KeptGuess[]
  readonly publicTests: PublicTests
  readonly asking: Asking
  readonly upkeep: Upkeep
}

/** A state in which nothing has happened. */
export const emptyState = (): State => ({
  participants: new Map(),
  imports: emptyImports(),
  merges: emptyMerges(),
  accounts: new Map(),
  tokens: new Map(),
  sessions: new Map(),
  areas: new Map(),
  memories: new Map(),
  answers: new Map(),
  incoming: new Map(),
  fingerprints: new Map(),
  notices: new Map(),
  requests: new Map(),
  actions: emptyActions(),
  tips: emptyTips(),
  replies: new Map(),
  duty: emptyDuty(),
  ownPhones: emptyOwnPhones(),
  policy: emptyPolicy(),
  border: noBorder(),
  presses: new Map(),
  confided: new Map(),
  drills: new Map(),
  previews: emptyPreviews(),
  guesses: [],
  asking: emptyAsking(),
  publicTests: noPublicTests(),
  upkeep: emptyUpkeep(),
})
