import { type Coverage, coverageOf, growthOf, type Month } from '../domain/coverage.ts'
import type { NamedArea } from '../domain/geo.ts'
import type { Participant } from '../domain/participant.ts'
import { localDay, localMoment } from '../domain/schedule.ts'
import type { WebPorts } from './ports.ts'

/** Who takes part, in figures. Exact: whoever shows them hides the small ones. */
export interface Overview {
  readonly members: number
  readonly homes: number
  readonly addresses: number
  readonly areas: readonly Coverage[]
  readonly months: readonly Month[]
  readonly channels: readonly (readonly [channel: 'sms' | 'voice', count: number])[]
  readonly unconfirmed: number
}

const keptMs = 60_000
const known = new WeakMap<object, { readonly at: number; readonly overview: Overview }>()

/** Counted once a minute: it goes over everybody and every address. */
export function overviewOf(ports: WebPorts): Overview {
  const { state } = ports.store
  const before = known.get(state.participants)
  if (before && ports.now() - before.at < keptMs) return before.overview
  const overview = count(ports)
  known.set(state.participants, { at: ports.now(), overview })
  return overview
}

function count({ store, policy }: WebPorts): Overview {
  const { participants, areas: named, upkeep } = store.state
  const people = [...participants.values()].filter(({ leftAt }) => leftAt === undefined)
  const areas = coverageOf(people, store.register.all(), byName(named.values()))
  const began = ({ id, consent }: Participant): number | undefined =>
    consent ? Date.parse(consent.at) : upkeep.histories.get(id)?.[0]?.at
  const monthOf = (at: number): string => localDay(at, policy.timeZone).slice(0, 7)
  const phones = people.flatMap((person) => person.phones)
  const withChannel = (wanted: string): number =>
    phones.filter(({ channel }) => channel === wanted).length
  return {
    members: people.length,
    homes: areas.reduce((sum, { joined }) => sum + joined, 0),
    addresses: store.register.count(),
    areas,
    months: growthOf(people.map(began), monthOf),
    channels: [
      ['sms', withChannel('sms')],
      ['voice', withChannel('voice')],
    ],
    unconfirmed: phones.filter(({ confirmedAt }) => confirmedAt === undefined).length,
  }
}

const byName = (areas: Iterable<NamedArea>): readonly NamedArea[] =>
  [...areas].sort((a, b) => a.name.localeCompare(b.name, 'nl'))

/** The next three o'clock in the night, in the municipality's zone. */
export function tonight(now: number, timeZone: string): number {
  const at = (day: number): number =>
    Date.parse(localMoment(`${localDay(day, timeZone)}T03:00`, timeZone, 'at'))
  return at(now) > now ? at(now) : at(now + 24 * 60 * 60 * 1000)
}
