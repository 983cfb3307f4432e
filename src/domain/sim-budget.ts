const minuteMs = 60_000
const minutesADay = 24 * 60

interface Ring {
  readonly counts: Uint16Array
  readonly minutes: Float64Array
}

/** Parts per SIM in sliding windows, by the minute: bounded, whatever was sent. */
export class SimBudget {
  readonly #rings = new Map<string, Ring>()

  spend(iccid: string, at: number): void {
    const ring = this.#rings.get(iccid) ?? newRing()
    this.#rings.set(iccid, ring)
    add(ring, Math.floor(at / minuteMs), 1)
  }

  /**
   * Parts in the last 60 minutes and the last 24 hours. What a clock that was put back since has in
   * the future was sent in this minute at the latest, and counts from it on.
   */
  sent(iccid: string, now: number): { readonly hour: number; readonly day: number } {
    const ring = this.#rings.get(iccid)
    if (!ring) return { hour: 0, day: 0 }
    const minute = Math.floor(now / minuteMs)
    bringBack(ring, minute)
    let hour = 0
    let day = 0
    for (let slot = 0; slot < minutesADay; slot++) {
      const age = minute - (ring.minutes[slot] ?? Number.NEGATIVE_INFINITY)
      if (age >= minutesADay) continue
      const count = ring.counts[slot] ?? 0
      day += count
      if (age <= 60) hour += count
    }
    return { hour, day }
  }
}

function add({ minutes, counts }: Ring, minute: number, parts: number): void {
  const slot = minute % minutesADay
  if (minutes[slot] !== minute) {
    minutes[slot] = minute
    counts[slot] = 0
  }
  counts[slot] = (counts[slot] ?? 0) + parts
}

/** Moves to this minute what lies after it. */
function bringBack(ring: Ring, minute: number): void {
  let ahead = 0
  for (let slot = 0; slot < minutesADay; slot++) {
    if ((ring.minutes[slot] ?? 0) <= minute) continue
    ahead += ring.counts[slot] ?? 0
    ring.minutes[slot] = Number.NEGATIVE_INFINITY
  }
  if (ahead > 0) add(ring, minute, ahead)
}

const newRing = (): Ring => ({
  counts: new Uint16Array(minutesADay),
  minutes: new Float64Array(minutesADay).fill(Number.NEGATIVE_INFINITY),
})
