import type { Actor } from '../domain/accounts.ts'
import { dayOf, type Fact } from '../domain/facts.ts'
import { heldGoodbyes } from '../domain/goodbyes.ts'
import { overdue } from '../domain/overdue.ts'
import { clockIsCredible } from '../domain/schedule.ts'
import { type NeededSounds, neededSounds } from '../domain/speech/needed-sounds.ts'
import type { Forgotten } from '../domain/upkeep.ts'
import { byClock } from './by-clock.ts'
import type { Ledger, Log } from './ports.ts'

const by: Actor = { kind: 'scheduler', id: 'retention' }
/** So long after a start there is no snapshot: it comes with the next run, within twelve minutes. */
const quietMs = 2 * 60 * 1000

/** What forgetting needs from outside. */
export interface RetentionPorts {
  readonly ledger: Pick<Ledger, 'state' | 'lastFactAt'>
  readonly record: (facts: readonly Fact[], by: Actor) => Promise<void>
  /** Writes a snapshot of what is left, after which the journal before it goes. */
  readonly compact: () => Promise<void>
  /** Removes sounds that are past their term or not needed; resolves to how many. */
  readonly forgetSounds: (needed: NeededSounds) => Promise<number>
  readonly now: () => number
  readonly log: Log
}

/** Applies the terms at once and then every ten minutes; the end of it waits for the run under way. */
export function startRetention(ports: RetentionPorts): () => Promise<void> {
  const run = retention(ports)
  let running: Promise<void> = Promise.resolve()
  const beat = (): Promise<void> => {
    running = running.then(run).catch((error: unknown) => {
      ports.log('error', 'retention-failed', { error: String(error) })
    })
    return running
  }
  const task = byClock({ name: 'retention', at: '0 */10 * * * *', run: beat, log: ports.log })
  void beat()
  return async () => {
    await task.destroy()
    await running
  }
}

/**
 * One run. What is forgotten and the proof of it are one record: both are there after a crash, or
 * neither. The first run of a day writes its proof also when nothing was due.
 */
export function retention(ports: RetentionPorts): () => Promise<void> {
  const { ledger, now } = ports
  let compactedOn = ''
  let firstRunAt: number | undefined
  return async () => {
    if (!clockIsCredible(now(), ledger.lastFactAt())) return
    firstRunAt ??= now()
    warnOfHold(ports)
    const { state } = ledger
    // Before the words: a crash in between leaves these, and with them what to look for.
    const sounds = await ports.forgetSounds(neededSounds(state, overdue(state, now()).facts))
    // Once more: who left may have come back meanwhile.
    const { facts, counts } = overdue(state, now())
    const all: Forgotten = { ...counts, ...(sounds > 0 ? { sounds } : {}) }
    await prove(ports, facts, all)
    // Words are off the disk today as well; where that is full, at a run after this one.
    if (facts.some(({ type }) => type === 'action.forgotten')) compactedOn = ''
    // Just after a start whoever waits for an alert goes first.
    const today = dayOf(now())
    if (now() - firstRunAt < quietMs || compactedOn === today) return
    // A snapshot leaves the journal before it in place until the next one: what was plain in it
    // is on the disk no more after the second.
    await ports.compact()
    await ports.compact()
    compactedOn = today
  }
}

async function prove(
  { ledger, record, now, log }: RetentionPorts,
  facts: readonly Fact[],
  all: Forgotten,
): Promise<void> {
  const isProved = ledger.state.upkeep.proofs.some(
    ({ at, by: who }) => who.kind === 'scheduler' && dayOf(at) === dayOf(now()),
  )
  const isTold = !isProved || Object.keys(all).length > 0
  const proof: readonly Fact[] = isTold ? [{ type: 'retention.applied', counts: all }] : []
  if (facts.length + proof.length === 0) return
  await record([...facts, ...proof], by)
  log('info', 'retention-applied', all)
}

function warnOfHold({ ledger: { state }, log }: RetentionPorts): void {
  const { leaving, releases } = state.upkeep
  const hold = heldGoodbyes(leaving, state.participants.size, releases)
  if (!hold) return
  log('warn', 'goodbyes-held', {
    count: hold.ids.length,
    from: new Date(hold.from).toISOString(),
    until: new Date(hold.until).toISOString(),
  })
}
