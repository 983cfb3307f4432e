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
    const minute = Math.floor(at / minuteMs)
    const slot = minute % minutesADay
    if (ring.minutes[slot] !== minute) {
      ring.minutes[slot] = minute
      ring.counts[slot] = 0
    }
    ring.counts[slot] = (ring.counts[slot] ?? 0) + 1
  }

  /**
   * Parts in the last 60 minutes and the last 24 hours. What a clock that was put back since has in the
   * day to come was sent just now, for all that is known.
   */
  sent(iccid: string, now: number): { readonly hour: number; readonly day: number } {
    const ring = this.#rings.get(iccid)
    const minute = Math.floor(now / minuteMs)
    let hour = 0
    let day = 0
    for (let slot = 0; ring && slot < minutesADay; slot++) {
      const age = minute - (ring.minutes[slot] ?? Number.NEGATIVE_INFINITY)
      if (Math.abs(age) >= minutesADay) continue
      const count = ring.counts[slot] ?? 0
      day += count
      if (age <= 60) hour += count
    }
    return { hour, day }
  }
}

const newRing = (): Ring => ({
  counts: new Uint16Array(minutesADay),
  minutes: new Float64Array(minutesADay).fill(Number.NEGATIVE_INFINITY),
})
