import { actionFacts, countCallIn, foldActionFact } from './action-fold.ts'
import { dayOf, type Fact } from './facts.ts'
import { foldNotice, type NoticeFact, noticeFacts } from './notice.ts'
import { foldRequest, type RequestFact, requestFacts } from './request.ts'
import type { State } from './state.ts'

const dayMs = 24 * 60 * 60 * 1000
const fingerprintsLastMs = 14 * dayMs

/** Applies one fact to the state. `at` is its time in milliseconds since the epoch. */
export function foldFact(state: State, fact: Fact, at: number): void {
  switch (fact.type) {
    case 'participant.saved':
      state.participants.set(fact.participant.id, fact.participant)
      return
    case 'participant.erased':
      state.participants.delete(fact.id)
      return
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
    case 'incoming.received':
      state.incoming.set(fact.incoming.id, fact.incoming)
      state.fingerprints.set(fact.incoming.fingerprint, at)
      return
    case 'report.received':
      state.fingerprints.set(fact.fingerprint, at)
      return
    case 'call.received':
      countCallIn(state.actions, fact.action)
      return
    case 'incoming.handled':
      state.incoming.delete(fact.id)
      return
    case 'incoming.expired':
      for (const { id, receivedAt } of state.incoming.values()) {
        if (dayOf(receivedAt) === fact.day) state.incoming.delete(id)
      }
      return
    default:
      foldOther(state, fact, at)
  }
}

type Folded =
  | 'participant.saved'
  | 'participant.erased'
  | 'areas.replaced'
  | 'modem.remembered'
  | 'answer.kept'
  | 'incoming.received'
  | 'report.received'
  | 'call.received'
  | 'incoming.handled'
  | 'incoming.expired'

function foldOther(state: State, fact: Exclude<Fact, { type: Folded }>, at: number): void {
  if (isAboutAccess(fact)) foldAccess(state, fact)
  else if (isNotice(fact)) foldNotice(state.notices, fact, at)
  else if (isRequest(fact)) foldRequest(state.requests, fact)
  else foldActionFact(state.actions, fact, at)
}

const isNotice = (fact: Fact): fact is NoticeFact => fact.type.startsWith('notice.')
const isRequest = (fact: Fact): fact is RequestFact => fact.type.startsWith('request.')

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
 * The state as facts that give it back. Actions come first, in one go at the first `next()`, because
 * their facts do not bear being folded twice; the rest may be read while it changes.
 */
export function* snapshotFacts(state: State, now: number): Iterable<Fact> {
  yield* [...actionFacts(state.actions)]
  for (const account of state.accounts.values()) yield { type: 'account.saved', account }
  for (const token of state.tokens.values()) yield { type: 'token.saved', token }
  for (const session of state.sessions.values()) {
    if (session.expiresAt > now) yield { type: 'session.saved', session }
  }
  if (state.areas.size > 0) yield { type: 'areas.replaced', areas: [...state.areas.values()] }
  for (const [key, value] of state.memories) yield { type: 'modem.remembered', key, value }
  for (const kept of state.answers.values()) {
    if (now - kept.at < dayMs) yield { type: 'answer.kept', kept }
  }
  for (const participant of state.participants.values()) {
    yield { type: 'participant.saved', participant, source: 'snapshot' }
  }
  for (const incoming of state.incoming.values()) yield { type: 'incoming.received', incoming }
  yield* pendingFacts(state)
}

function* pendingFacts({ notices, requests }: State): Iterable<Fact> {
  for (const pending of notices.values()) yield* noticeFacts(pending)
  for (const pending of requests.values()) yield* requestFacts(pending)
}

/** Forgets what nobody will ask for again. */
export function forgetOld(state: State, now: number): void {
  for (const [fingerprint, at] of state.fingerprints) {
    if (now - at > fingerprintsLastMs) state.fingerprints.delete(fingerprint)
  }
  for (const [key, { at }] of state.answers) if (now - at > dayMs) state.answers.delete(key)
  for (const [id, { expiresAt }] of state.sessions) if (expiresAt < now) state.sessions.delete(id)
}
