/** How somebody who is asked to come travels. */
export type Travel = 'foot' | 'bicycle' | 'car'

interface Pace {
  readonly kmPerHour: number
  /** How much longer the streets are than the straight line. */
  readonly detour: number
  /** From yes to being on the way: shoes, coat, key. */
  readonly readySeconds: number
}

const paces: Readonly<Record<Travel, Pace>> = {
  foot: { kmPerHour: 5, detour: 1.25, readySeconds: 60 },
  bicycle: { kmPerHour: 15, detour: 1.3, readySeconds: 75 },
  car: { kmPerHour: 30, detour: 1.4, readySeconds: 120 },
}

/** Seconds from saying yes to being there, for somebody so many metres away in a straight line. */
export function arrivalSeconds(metres: number, travel: Travel = 'bicycle'): number {
  const { kmPerHour, detour, readySeconds } = paces[travel]
  return Math.round(readySeconds + (metres * detour * 3.6) / kmPerHour)
}
