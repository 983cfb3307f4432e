import type { Kind } from '../domain/action.ts'
import { RefusedError } from '../domain/errors.ts'
import { withPreset } from '../domain/hours-presets.ts'
import type { OwnRecord, RecordChange } from '../domain/own-page.ts'
import type { Address, Participant, Pause } from '../domain/participant.ts'
import { rulesOf } from '../domain/policy/policy.ts'
import { kindsOn } from '../domain/policy/rules.ts'
import { changed } from '../domain/request.ts'
import { isDay, localDay } from '../domain/schedule.ts'
import { chosenAddress, streetOf } from './known-place.ts'
import type { MembershipPorts } from './ports.ts'

const mostAddresses = 5
const longestPauseDays = 366
const dayMs = 24 * 60 * 60_000

/** A record as its owner sees it. */
export const ownRecord = (ports: MembershipPorts, participant: Participant): OwnRecord => ({
  participant,
  streets: participant.addresses.map((address) => streetOf(ports, address)),
  kinds: kindsOn(rulesOf(ports.state)),
})

/** The participant as their own change leaves them; refuses what cannot be meant. */
export function ownChange(
  ports: MembershipPorts,
  before: Participant,
  change: RecordChange,
): Participant {
  switch (change.kind) {
    case 'address':
      return replaced(before, change.at, ({ kind, hours }) => ({
        ...chosenAddress(ports, change.address, kind),
        ...(hours ? { hours } : {}),
      }))
    case 'add-work':
      return added(before, chosenAddress(ports, change.address, 'work'))
    case 'remove-address':
      return without(before, change.at)
    case 'hours':
      return replaced(before, change.at, (address) => withPreset(address, change.preset))
    case 'pause':
      return changed(before, { kind: 'pause', pause: meant(ports, change) })
    case 'no-pause':
      return changed(before, { kind: 'pause', pause: undefined })
    case 'night':
      return changed(before, change)
    case 'morning':
      return inMorning(before, change.isOn)
    case 'kinds':
      return { ...before, unwantedKinds: unwanted(ports, before, change.unwanted) }
    case 'language':
      return changed(before, change)
  }
}

function inMorning({ resultInMorning: _, ...before }: Participant, isOn: boolean): Participant {
  return isOn ? { ...before, resultInMorning: true } : before
}

function replaced(
  before: Participant,
  at: number,
  change: (address: Address) => Address,
): Participant {
  const old = before.addresses[at]
  if (!old) throw new RefusedError('address-missing', { field: 'at' })
  return { ...before, addresses: before.addresses.with(at, change(old)) }
}

function added(before: Participant, address: Address): Participant {
  if (before.addresses.length >= mostAddresses) {
    throw new RefusedError('addresses-many', { parameters: { most: mostAddresses } })
  }
  return { ...before, addresses: [...before.addresses, address] }
}

function without(before: Participant, at: number): Participant {
  if (!before.addresses[at]) throw new RefusedError('address-missing', { field: 'at' })
  if (before.addresses.length === 1) throw new RefusedError('address-last', { field: 'at' })
  return { ...before, addresses: before.addresses.toSpliced(at, 1) }
}

/** A pause that ends, and not in the past. */
function meant({ now, municipality }: MembershipPorts, { from, until }: Pause): Pause {
  const today = localDay(now(), municipality.timeZone)
  const days = (Date.parse(until) - Date.parse(from)) / dayMs
  if (!isDay(from)) throw new RefusedError('day-unknown', { field: 'from' })
  if (!isDay(until)) throw new RefusedError('day-unknown', { field: 'until' })
  if (days < 0) throw new RefusedError('pause-order', { field: 'until' })
  if (until < today) throw new RefusedError('pause-over', { field: 'until' })
  if (days > longestPauseDays) throw new RefusedError('pause-long', { field: 'until' })
  return { from, until }
}

/** The kinds that are switched off were not on the page: what was said of them stays. */
function unwanted(
  { state }: MembershipPorts,
  { unwantedKinds = [] }: Participant,
  kinds: readonly Kind[],
): readonly Kind[] {
  const shown = kindsOn(rulesOf(state))
  return [
    ...unwantedKinds.filter((kind) => !shown.includes(kind)),
    ...kinds.filter((kind) => shown.includes(kind)),
  ]
}
