import { profileIds, profileOf } from '../../domain/where/profiles.ts'
import { overviewOf } from '../overview.ts'
import type { WebPorts } from '../ports.ts'

/** The named areas, each with how many take part there; shown as `<5` when that is few. */
export const areasWithPeople = (ports: WebPorts) =>
  overviewOf(ports).areas.flatMap(({ area, participants }) =>
    area ? [{ id: area.id, name: area.name, people: participants }] : [],
  )

/**
 * How somebody may move, by what that says of the order of sending. Who is missing stands first: those
 * say who walks ("kind te voet"), and somebody in a hurry takes the first that begins like theirs.
 */
export const profilesByFlight = [false, true].map((flees) => ({
  key: flees ? 'where.moving.flees' : 'where.moving.wanders',
  ids: profileIds.filter((id) => profileOf(id)?.flees === flees),
}))
