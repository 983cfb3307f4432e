import { foldAccess, isAboutAccess } from './access-fold.ts'
import type { Actor } from './accounts.ts'
import { countCallIn, foldActionFact } from './action-fold.ts'
import { type AskingFact, foldAsking } from './asking/asking.ts'
import { foldDesk, isOfDesk } from './desk-fold.ts'
import { foldDrill } from './drill/drill.ts'
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
import { type GuessFact, withGuess } from './guesses/guesses.ts'
import { forgetOldImports, type ImportFact } from './imports.ts'
import { foldImportFact } from './imports-fold.ts'
import { isAboutDoubles, type MergeFact } from './merge/merge.ts'
import { foldNotice, type NoticeFact } from './notice.ts'
import { noteOwnEnd } from './own-phone/own-phone.ts'
import { foldPreview, type PreviewFact } from './previews/previews.ts'
import { foldRequest, type RequestFact } from './request.ts'
import { isOver } from './retention.ts'
import { type SearchedFact, withSearch } from './searches.ts'
import type { State } from './state.ts'
import { foldDeskDeed } from './timeline/desk-deeds.ts'
import { foldDeed } from './timeline/timeline.ts'
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
