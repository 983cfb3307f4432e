import { arrivalSeconds } from '../domain/arrival.ts'
import type { Recipient } from '../domain/delivery-facts.ts'
import type { Position } from '../domain/geo.ts'
import { phoneById } from '../domain/merge/merge.ts'
import { metresOfChord, onSphere, squaredChord } from '../domain/sphere.ts'
import type { State } from '../domain/state.ts'

/** Seconds from saying yes to being there, from the nearest address of those who share the phone. */
export function arrivalOf(state: State, recipient: Recipient, origin: Position): number {
  const from = onSphere(origin)
  const metres = recipient
    .flatMap((id) => phoneById(state, id)?.participant.addresses ?? [])
    .map(({ location }) => {
      const { x, y, z } = onSphere(location)
      return metresOfChord(squaredChord(from, x, y, z))
    })
  return arrivalSeconds(metres.length > 0 ? Math.min(...metres) : 0)
}
