import type { Area, Position } from '../geo.ts'
import type { Participant } from '../participant.ts'

/** Tenths of a degree: so wide that its edges tell nobody where the outermost homes are. */
const steps = 10

/** The corners of a box around everybody who takes part; none without anybody. */
export function everywhere(participants: Iterable<Participant>): readonly Position[] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { addresses } of participants) {
    for (const { location } of addresses) {
      const [lon, lat] = location
      west = Math.min(west, Math.floor(lon * steps))
      east = Math.max(east, Math.floor(lon * steps) + 1)
      south = Math.min(south, Math.floor(lat * steps))
      north = Math.max(north, Math.floor(lat * steps) + 1)
    }
  }
  if (west === Infinity) return []
  const corners: readonly Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
  return corners.map(([lon, lat]) => [lon / steps, lat / steps])
}

/** Whether an area is that box: a test of any other area would count as one of the whole network. */
export function isEverywhere(area: Area, participants: Iterable<Participant>): boolean {
  const corners = everywhere(participants)
  const whole = { type: 'Polygon', coordinates: [[...corners, corners[0]]] }
  return JSON.stringify(area) === JSON.stringify(whole)
}
