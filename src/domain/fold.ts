import type { Actor } from './accounts.ts'
import { countCallIn, foldActionFact } from './action-fold.ts'
import { actionFacts } from './action-snapshot.ts'
import { type AskingFact, askingFacts, foldAsking } from './asking/asking.ts'
import { borderFacts } from './border/border.ts'
import { deskFacts, foldDesk, isOfDesk } from './desk-fold.ts'
import { drillFacts, foldDrill } from './drill/drill.ts'
import {
  dayOf,
  type Fact,
  type IncomingFact,
  type ParticipantFact,
  type ReceivedFact,
  type SettingFact,
  type UpkeepFact,
} from './facts.ts'
import { noteOfPhones } from './failing-phones.ts'
import { foldForgotten } from './forgotten-fold.ts'
import { confidedFacts } from './gate/confided.ts'
import { type GuessFact, guessFacts, withGuess } from './guesses/guesses.ts'
import { forgetOldImports, type ImportFact, importFacts } from './imports.ts'
import { foldImportFact } from './imports-fold.ts'
import { isAboutDoubles, type MergeFact, mergeFacts } from './merge/merge.ts'
import { foldNotice, type NoticeFact, noticeFacts } from './notice.ts'
import { noteOwnEnd } from './own-phone/own-phone.ts'
import { policyFacts } from './policy/policy.ts'
import { foldPreview, type PreviewFact, previewFacts } from './previews/previews.ts'
import { foldRequest, type RequestFact, requestFacts } from './request.ts'
import { isOver } from './retention.ts'
import { type SearchedFact, withSearch } from './searches.ts'
import type { State } from './state.ts'
import { foldDeskDeed } from './timeline/desk-deeds.ts'
import { foldDeed } from './timeline/timeline.ts'
import { personFacts, upkeepFact } from './upkeep-facts.ts'
import {
  foldMergeFact,
  foldPersonFact,
  foldUpkeepFact,
  rememberCall,
  rememberSent,
} from './upkeep-fold.ts'

const unknown: Actor = { kind: 'system', id: 'unknown' }

/** Applies one fact to the state. `at` is its time in milliseconds since the epoch, `by` its cause. */
export function foldFact(state: State, fact: Fact, at: number, by: Actor = unknown): void {
  if (isAboutDoubles(fact)) return foldMergeFact(state, fact)
  switch (fact.type) {
    case 'participant.saved':
    case 'participant.erased':
    case 'participant.viewed':
      return foldPersonFact(state, fact, { at, by })
    case 'participants.searched':
      state.upkeep.searches = withSearch(state.upkeep.searches, fact, { at, by })
      return
    case 'participant.imported':
    case 'import.committed':
    case 'import.dropped':
    case 'import.undone':
    case 'import.restored':
      return foldImportFact(state, fact, { at, by })
    case 'goodbyes.released':
    case 'retention.applied':
    case 'upkeep.restored':
      return foldUpkeepFact(state, fact, { at, by })
    case 'incoming.received':
    case 'incoming.handled':
    case 'incoming.expired':
    case 'report.received':
      return foldReceived(state, fact, at)
    case 'areas.replaced':
      state.areas.clear()
      for (const area of fact.areas) state.areas.set(area.id, area)
      return
    case 'modem.remembered':
      state.memories.set(fact.key, fact.value)
      return
    case 'answer.kept':
      state.answers.set(fact.kept.key, fact.kept)
      return
    case 'call.received':
      countCallIn(state.actions, fact.action)
      return
    default:
      foldOther(state, fact, { at, by })
  }
}

type Folded = (
  | ParticipantFact
  | SearchedFact
  | ImportFact
  | MergeFact
  | UpkeepFact
  | SettingFact
  | IncomingFact
)['type']

function foldOther(
  state: State,
  fact: Exclude<Fact, { type: Folded }>,
  { at, by }: { readonly at: number; readonly by: Actor },
): void {
  if (isAboutAccess(fact)) foldAccess(state, fact)
  else if (isNotice(fact) || isRequest(fact)) foldTold(state, fact, at)
  else if (isOfDesk(fact)) {
    foldDesk(state, fact)
    foldDeskDeed(state, fact, by)
  } else if (fact.type === 'drill.finished') foldDrill(state.drills, fact)
  else if (isGuess(fact)) state.guesses = withGuess(state.guesses, fact, at)
  else if (isAsking(fact)) foldAsking(state.asking, fact, at)
  else if (isPreview(fact)) foldPreview(state.previews, fact, by)
  else if (fact.type === 'action.confided') state.confided.set(fact.action, fact.confided)
  else {
    if (fact.type === 'action.forgotten') foldForgotten(state, fact)
    foldActionFact(state.actions, fact, at)
    foldDeed(state.actions, fact, at, by)
    noteOfPhones(state.upkeep.failing, state.actions, fact)
  }
}

/** What was asked of somebody or told them outside any action; that it was stays on their record. */
function foldTold(state: State, fact: NoticeFact | RequestFact, at: number): void {
  if (isRequest(fact)) {
    if (fact.type === 'request.called') rememberCall(state, fact, at)
    return foldRequest(state.requests, fact)
  }
  if (fact.type === 'notice.ended') {
    rememberSent(state, fact, at)
    noteOwnEnd(state.ownPhones, fact)
  }
  foldNotice(state.notices, fact, at)
}

const isNotice = (fact: Fact): fact is NoticeFact => fact.type.startsWith('notice.')
const isGuess = (fact: Fact): fact is GuessFact => /^codes?\./.test(fact.type)
const isAsking = (fact: Fact): fact is AskingFact => fact.type.startsWith('asking.')
const isPreview = (fact: Fact): fact is PreviewFact => fact.type.startsWith('previews.')
const isRequest = (fact: Fact): fact is RequestFact => fact.type.startsWith('request.')

function foldReceived(state: State, fact: ReceivedFact, at: number): void {
  const { incoming, fingerprints, upkeep } = state
  switch (fact.type) {
    case 'incoming.received':
      incoming.set(fact.incoming.id, fact.incoming)
      fingerprints.set(fact.incoming.fingerprint, at)
      upkeep.days.add(dayOf(fact.incoming.receivedAt))
      return
    case 'report.received':
      fingerprints.set(fact.fingerprint, at)
      return
    case 'incoming.handled':
      incoming.delete(fact.id)
      return
    case 'incoming.expired':
      upkeep.days.delete(fact.day)
      for (const { id, receivedAt } of incoming.values()) {
        if (dayOf(receivedAt) === fact.day) incoming.delete(id)
      }
  }
}

type AccessLike = Extract<
  Fact,
  {
    type:
      | 'account.saved'
      | 'token.saved'
      | 'session.saved'
      | 'session.ended'
      | 'logged-in'
      | 'log-in-failed'
  }
>

const isAboutAccess = (fact: Fact): fact is AccessLike =>
  /^(account|token|session|log)/.test(fact.type)

function foldAccess(state: State, fact: AccessLike): void {
  if (fact.type === 'account.saved') state.accounts.set(fact.account.id, fact.account)
  if (fact.type === 'token.saved') state.tokens.set(fact.token.id, fact.token)
  if (fact.type === 'session.saved') state.sessions.set(fact.session.id, fact.session)
  if (fact.type === 'session.ended') state.sessions.delete(fact.id)
}

/**
 * The state as facts that give it back. Actions, imports, what is pending, what was set last and
 * before, views and proofs come first, in one go at the first `next()`, because their facts do not
 * bear being folded twice; the rest may be read while it changes.
 */
export function* snapshotFacts(state: State, now: number): Iterable<Fact> {
  yield* [
    ...actionFacts(state.actions),
    ...importFacts(state.imports),
    ...mergeFacts(state.merges, state.upkeep.histories),
    ...pendingFacts(state),
    ...policyFacts(state.policy),
    ...borderFacts(state.border),
    ...confidedFacts(state.confided),
    ...drillFacts(state.drills),
    ...previewFacts(state.previews),
    ...guessFacts(state.guesses),
    ...askingFacts(state.asking),
    upkeepFact(state),
  ]
  for (const account of state.accounts.values()) yield { type: 'account.saved', account }
  for (const token of state.tokens.values()) yield { type: 'token.saved', token }
  for (const session of state.sessions.values()) {
    if (session.expiresAt > now) yield { type: 'session.saved', session }
  }
  if (state.areas.size > 0) yield { type: 'areas.replaced', areas: [...state.areas.values()] }
  for (const [key, value] of state.memories) yield { type: 'modem.remembered', key, value }
  for (const kept of state.answers.values()) {
    if (!isOver('answers', kept.at, now)) yield { type: 'answer.kept', kept }
  }
  yield* personFacts(state)
  for (const incoming of state.incoming.values()) yield { type: 'incoming.received', incoming }
  yield* deskFacts(state)
}

function* pendingFacts({ notices, requests }: State): Iterable<Fact> {
  for (const pending of notices.values()) yield* noticeFacts(pending)
  for (const pending of requests.values()) yield* requestFacts(pending)
}

/** Forgets what nobody will ask for again. */
export function forgetOld(state: State, now: number): void {
  for (const [fingerprint, at] of state.fingerprints) {
    if (isOver('repeats', at, now)) state.fingerprints.delete(fingerprint)
  }
  forgetOldImports(state.imports, now)
  for (const [key, { at }] of state.answers)
    if (isOver('answers', at, now)) state.answers.delete(key)
  for (const [id, { expiresAt }] of state.sessions) if (expiresAt < now) state.sessions.delete(id)
}
