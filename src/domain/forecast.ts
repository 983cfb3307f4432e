/** One modem as a forecast sees it; what is missing has not been measured. */
export interface ForecastModem {
  readonly secondsPerPart?: number
  readonly secondsPerFollowUpPart?: number
  readonly partsLeftHour: number | null
  readonly partsLeftDay: number | null
  readonly perHour: number | null
}

const assumedSeconds = 4

/** Seconds until 50, 90 and 100 % are accepted, by letting each modem pull when it is free. */
export function forecast(
  work: { readonly messages: number; readonly parts: number },
  modems: readonly ForecastModem[],
) {
  const lines = modems.map((modem) => ({
    seconds: perMessage(modem, work.parts),
    left: Math.min(modem.partsLeftHour ?? Infinity, modem.partsLeftDay ?? Infinity),
    free: 0,
  }))
  const ends: number[] = []
  let isLimited = false
  while (ends.length < work.messages) {
    const open = lines.filter(({ left }) => left >= work.parts)
    if (open.length < lines.length) isLimited = true
    const next = open.reduce<(typeof lines)[number] | undefined>(
      (best, line) => (!best || line.free + line.seconds < best.free + best.seconds ? line : best),
      undefined,
    )
    if (!next) break
    next.free += next.seconds
    next.left -= work.parts
    ends.push(next.free)
  }
  const at = (share: number): number | null =>
    ends[Math.max(0, Math.ceil(work.messages * share) - 1)] ?? null
  return {
    p50Seconds: at(0.5),
    p90Seconds: at(0.9),
    p100Seconds: at(1),
    isEstimated: modems.some(({ secondsPerPart }) => secondsPerPart === undefined),
    isLimited,
  }
}

const perMessage = (modem: ForecastModem, parts: number): number => {
  const first = modem.secondsPerPart ?? assumedSeconds
  return first + (parts - 1) * (modem.secondsPerFollowUpPart ?? first)
}
