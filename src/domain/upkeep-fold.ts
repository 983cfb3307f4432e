import type { Actor } from './accounts.ts'
import { forgetAsked } from './asking/asking.ts'
import type { ParticipantFact, UpkeepFact } from './facts.ts'
import { clearChanged } from './failing-phones.ts'
import { leaveAlone } from './imports.ts'
import { foldMerge, forgetMerges, type MergeFact, settleMerges } from './merge/merge.ts'
import type { NoticeFact } from './notice.ts'
import type { Participant } from './participant.ts'
import { forgetPreviews } from './previews/previews.ts'
import type { RequestFact } from './request.ts'
import { isOver } from './retention.ts'
import { isSameData } from './same-data.ts'
import { isSearchOver, searchesOf } from './searches.ts'
import type { State } from './state.ts'
import type { Change, Forgotten, Sent, Upkeep } from './upkeep.ts'

/** So many changes of one record are kept: the first, and the newest. */
const mostChanges = 50

interface Written {
  readonly at: number
  readonly by: Actor
}

/** Applies a fact about a participant. */
export function foldPersonFact(state: State, fact: ParticipantFact, written: Written): void {
  const { participants, upkeep } = state
  if (fact.type === 'participant.viewed') {
    upkeep.views.push({ ...written, participant: fact.id })
    return
  }
  if (fact.type === 'participant.erased') {
    leaveAlone(state.imports, fact.id)
    clearPhones(state, participants.get(fact.id), undefined)
    participants.delete(fact.id)
    upkeep.leaving.delete(fact.id)
    for (const id of forgetMerges(state.merges, fact.id)) {
      upkeep.histories.delete(id)
      upkeep.sent.delete(id)
    }
    if (written.by.kind !== 'scheduler') prove(upkeep, written, { 'by-hand': 1 })
    return
  }
  const { participant, source } = fact
  // A snapshot tells who there is; it changes nobody.
  if (source !== 'snapshot') {
    leaveAlone(state.imports, participant.id)
    settleMerges(state.merges, participant.id)
  }
  remember(upkeep, fact, participants.get(participant.id), written)
  clearPhones(state, participants.get(participant.id), participant)
  participants.set(participant.id, participant)
  if (participant.leftAt === undefined) upkeep.leaving.delete(participant.id)
  else upkeep.leaving.set(participant.id, Date.parse(participant.leftAt))
}

/** Applies a fact about doubles: who went into another record takes part no more. */
export function foldMergeFact(state: State, fact: MergeFact): void {
  const { participants, upkeep, imports, merges } = state
  foldMerge(merges, fact)
  if (fact.type !== 'participants.merged') return
  const { from } = fact.merge
  leaveAlone(imports, from)
  clearPhones(state, participants.get(from), undefined)
  participants.delete(from)
  if (fact.history) upkeep.histories.set(from, fact.history)
}

function clearPhones(
  { upkeep, asking }: State,
  before: Participant | undefined,
  after: Participant | undefined,
): void {
  clearChanged(upkeep.failing, before, after)
  forgetAsked(asking, before, after)
}

function remember(
  { histories }: Upkeep,
  fact: Extract<ParticipantFact, { type: 'participant.saved' }>,
  before: Participant | undefined,
  written: Written,
): void {
  const { participant, source, history } = fact
  if (source === 'snapshot') {
    if (history) histories.set(participant.id, history)
    return
  }
  const fields = before ? changedFields(before, participant) : []
  if (before && fields.length === 0) return
  const change: Change = { ...written, source, fields }
  const all = [...(histories.get(participant.id) ?? []), change]
  const isLong = all.length > mostChanges
  histories.set(participant.id, isLong ? [...all.slice(0, 1), ...all.slice(1 - mostChanges)] : all)
}

function changedFields(before: Participant, after: Participant): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Participant>
  return [...names].filter((name) => !isSameData(before[name], after[name]))
}

/** What is done at one time by one actor is one line of the proof, however many it were. */
function prove(upkeep: Upkeep, { at, by }: Written, counts: Forgotten): void {
  const last = upkeep.proofs.at(-1)
  const isSame = last?.at === at && last.by.kind === by.kind && last.by.id === by.id
  const before: Forgotten = isSame ? last.counts : {}
  const sum = { ...before } as Record<string, number>
  for (const [what, count] of Object.entries(counts)) sum[what] = (sum[what] ?? 0) + count
  const others = isSame ? upkeep.proofs.slice(0, -1) : upkeep.proofs
  upkeep.proofs = [...others, { at, by, counts: sum }]
}

/** Applies a fact about what was forgotten, and about what must not be yet. */
export function foldUpkeepFact(
  { upkeep, previews }: State,
  fact: UpkeepFact,
  written: Written,
): void {
  switch (fact.type) {
    case 'goodbyes.released':
      upkeep.releases = [...upkeep.releases, { from: fact.from, until: fact.until }]
      return
    case 'retention.applied': {
      const { at } = written
      upkeep.views = upkeep.views.filter((view) => !isOver('views', view.at, at))
      upkeep.searches = searchesOf(
        [...upkeep.searches.values()].filter((search) => !isSearchOver(search, at)),
      )
      forgetPreviews(previews, at)
      upkeep.proofs = upkeep.proofs.filter((proof) => !isOver('proofs', proof.at, at))
      for (const [id, sent] of upkeep.sent) forgetSent(upkeep, id, sent, at)
      upkeep.releases = upkeep.releases.filter(({ until }) => !isOver('recipients', until, at))
      return prove(upkeep, written, fact.counts)
    }
    case 'upkeep.restored':
      upkeep.views = [...fact.views]
      upkeep.searches = searchesOf(fact.searches ?? [])
      for (const [phone, actions] of fact.failing ?? []) upkeep.failing.set(phone, actions)
      for (const [id, sent] of fact.sent) upkeep.sent.set(id, sent)
      for (const day of fact.days) upkeep.days.add(day)
      upkeep.releases = fact.releases
      upkeep.proofs = fact.proofs
  }
}

function forgetSent({ sent }: Upkeep, id: string, all: readonly Sent[], now: number): void {
  const kept = all.filter(({ at }) => !isOver('notices', at, now))
  if (kept.length === 0) sent.delete(id)
  else if (kept.length < all.length) sent.set(id, kept)
}

/** Remembers that a notice ended, of somebody who takes part; its words and its number are gone. */
export function rememberSent(
  { upkeep, notices, participants }: State,
  { id, end }: Extract<NoticeFact, { type: 'notice.ended' }>,
  at: number,
): void {
  const notice = notices.get(id)?.notice
  for (const person of notice?.participants ?? []) {
    if (!notice || !participants.has(person)) continue
    upkeep.sent.set(person, [...(upkeep.sent.get(person) ?? []), { at, kind: notice.kind, end }])
  }
}

/** Remembers that the holders of a landline were called about it, when that call is over. */
export function rememberCall(
  { upkeep, requests, participants }: State,
  { id, call }: Extract<RequestFact, { type: 'request.called' }>,
  at: number,
): void {
  const number = requests.get(id)?.request.number
  if (number === undefined || call.heard === 'dialling' || call.heard === 'undialled') return
  const end = call.heard === 'nothing' ? 'failed' : 'accepted'
  for (const { id: person, phones } of participants.values()) {
    if (!phones.some((phone) => phone.number === number)) continue
    upkeep.sent.set(person, [...(upkeep.sent.get(person) ?? []), { at, kind: 'call', end }])
  }
}
