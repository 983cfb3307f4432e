import { ownersOf } from '../../src/dispatch/eligibility.ts'
import { partsOf, phasesOf } from '../../src/domain/actions.ts'
import { begunText, isWhole, partsThrough } from '../../src/domain/attempts.ts'
import type { Delivery } from '../../src/domain/delivery-fold.ts'
import type { Engine } from './engine.ts'
import type { OnAir } from './network.ts'

/** Reasons to drop what has not begun, for which nothing may stay half. */
const forWhatWaits: ReadonlySet<string> = new Set([
  'stopped',
  'quiet-hours',
  'unavailable',
  'alert-failed',
  'reached-otherwise',
  'enough-help',
])

/** It failed, its time was over, or it was in doubt, came after a later one or went on by a call. */
const isExcused = ({ reason, attempts, switchedTo }: Delivery): boolean =>
  (reason !== undefined && !forWhatWaits.has(reason)) ||
  switchedTo === 'voice' ||
  attempts.some(({ outcome, channel }) => outcome === 'in-doubt' || channel === 'voice')

/** Messages that stayed half at a phone, though nothing kept the rest of them from leaving. */
export const leftHalf = ({ state }: Engine): readonly string[] =>
  [...state.actions.byId.keys()].flatMap((id) =>
    phasesOf(state.actions, id).flatMap((record) =>
      record.deliveries.flatMap((delivery, n) => {
        const text = begunText(delivery)
        const through = partsThrough(delivery, text)
        const isHalf = through.length > 0 && !isWhole(through, text, partsOf(record, delivery))
        const isForNobody = ownersOf(state, delivery.recipient).length === 0
        return isHalf && !isForNobody && !isExcused(delivery)
          ? [`${record.phase.name} ${n} stayed half`]
          : []
      }),
    ),
  )

/**
 * Messages of an action that came to a phone between two parts of another of it. `actionOf` tells of
 * which action a text is.
 */
export function cameBetween(
  onAir: readonly OnAir[],
  actionOf: (text: string) => string | undefined,
): readonly string[] {
  const sending = ({ to, iccid, reference, text }: OnAir) => `${to} ${iccid} ${reference} ${text}`
  const from = new Map<string, number>()
  return onAir.flatMap((one, at) => {
    const begun = from.get(sending(one)) ?? at
    from.set(sending(one), begun)
    return onAir
      .slice(begun, at)
      .filter(({ to, text }) => to === one.to && text !== one.text)
      .filter(({ text }) => actionOf(text) === actionOf(one.text))
      .map(({ text }) => `${one.to} got ${text} within ${one.text}`)
  })
}
