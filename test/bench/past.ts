import { newPhase } from '../../src/dispatch/phases.ts'
import type { Action } from '../../src/domain/action.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { words } from './office.ts'
import { centre } from './town.ts'

const iccid = '8931000000000000001'

const dayMs = 24 * 60 * 60 * 1000

/** What was carried out and closed, one action a day until yesterday; `now` tells when each fact was. */
export interface Past {
  readonly facts: Iterable<Fact>
  readonly now: () => number
}

/** So many past actions, with so many deliveries each, all reported. */
export function pastActions(actions: number, deliveries: number): Past {
  const clock = { at: Date.now() - (actions + 1) * dayMs }
  return { facts: factsOf(actions, deliveries, clock), now: () => clock.at }
}

function* factsOf(actions: number, deliveries: number, clock: { at: number }): Iterable<Fact> {
  for (let a = 0; a < actions; a += 1) {
    clock.at += dayMs
    const action = actionOf(a, deliveries, clock.at)
    const phase = action.phases[0]?.id ?? ''
    const recipients = Array.from({ length: deliveries }, (_, n) => [`p${a * deliveries + n}:0`])
    yield { type: 'action.started', action, recipients }
    for (let n = 0; n < deliveries; n += 1) yield* sent(phase, n)
    yield { type: 'action.closing', action: action.id, outcome: 'neutral' }
    yield { type: 'action.closed', action: action.id }
  }
}

function* sent(phase: string, n: number): Iterable<Fact> {
  const reference = n & 0xff
  const about = { phase, n, part: 0 }
  yield { type: 'delivery.sending', ...about, text: 0, reference, modem: 'modem1', iccid }
  yield { type: 'delivery.part-accepted', ...about, messageReference: reference }
  yield { type: 'delivery.reported', ...about, meaning: 'delivered', status: 0 }
}

function actionOf(a: number, selected: number, at: number): Action {
  const head = { status: 'actual', kind: 'missing-child', phases: [] } as const
  const ports = { now: () => at, newId: () => `018f0000-0000-7000-8000-${idOf(a)}` }
  return {
    ...head,
    id: `018f0000-0000-7000-9000-${idOf(a)}`,
    number: `2020-${a}`,
    state: 'running',
    startedAt: new Date(at).toISOString(),
    startedBy: 'bench',
    area: { centre, radiusMetres: 2_000 },
    areaNames: [],
    origin: centre,
    order: 'nearest-first',
    selected,
    phases: [newPhase(ports, head, { name: 'alert', text: { sms: words, parts: 1 } })],
  }
}

const idOf = (n: number): string => String(n).padStart(12, '0')
