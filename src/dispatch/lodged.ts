import type { Recipient } from '../domain/delivery-facts.ts'
import type { Position } from '../domain/geo.ts'
import { phoneById } from '../domain/merge/merge.ts'
import type { Participant } from '../domain/participant.ts'
import { metresOfChord, onSphere, type SpherePoint, squaredChord } from '../domain/sphere.ts'
import type { State } from '../domain/state.ts'

/** Where those who share a phone live, and what that was looked up from. */
export interface Lodged {
  readonly recipient: Recipient
  /** Whose each phone was then; somebody who changes is another value. */
  readonly people: readonly (Participant | undefined)[]
  /** Of all who share the phone, the address that is nearest to the origin. */
  readonly home: { readonly location: Position; readonly metres: number } | undefined
}

/** Looks up where they live. */
export function lodge(state: State, recipient: Recipient, origin: SpherePoint): Lodged {
  const people = recipient.map((id) => phoneById(state, id)?.participant)
  return { recipient, people, home: homeOf(state, recipient, origin) }
}

/** Whether it is the same phone, of the same people, of whom nothing changed. */
export const isStill = (state: State, lodged: Lodged, recipient: Recipient): boolean =>
  lodged.recipient === recipient &&
  recipient.every((id, n) => phoneById(state, id)?.participant === lodged.people[n])

/** Of all who share a phone, the address that is nearest. */
export function homeOf(state: State, recipient: Recipient, origin: SpherePoint): Lodged['home'] {
  let best: { readonly location: Position; readonly chord: number } | undefined
  for (const id of recipient) {
    for (const { location } of phoneById(state, id)?.participant.addresses ?? []) {
      const { x, y, z } = onSphere(location)
      const chord = squaredChord(origin, x, y, z)
      if (!best || chord < best.chord) best = { location, chord }
    }
  }
  return best && { location: best.location, metres: metresOfChord(best.chord) }
}
