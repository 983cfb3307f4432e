import type { Acquaintance } from './acquaintance.ts'
import { type Measured, median, reportSecondsP95 } from './measured.ts'
import type { ModemConfig, ModemStatus } from './modem.ts'
import type { SessionFacts } from './session.ts'
import { describe, type Standing } from './standing.ts'

/** Everything a modem's status is made of. */
export interface StatusParts {
  readonly id: string
  readonly config: ModemConfig
  readonly standing: Standing
  /** Milliseconds since the epoch of the last change of state or reason. */
  readonly since: number
  /** Of the last session, also one of an earlier run; undefined before the first of all. */
  readonly facts: (Acquaintance & Partial<Pick<SessionFacts, 'signal'>>) | undefined
  readonly measured: Measured
  readonly isTraced: boolean
  /** Whether its last call stayed on LTE, where that is known. */
  readonly isVolte: boolean | undefined
  /** Nothing is heard of its calls: it sends messages only. */
  readonly isMute: boolean
}

/** The snapshot that screens and the API show. */
export function statusOf({
  id,
  config,
  standing,
  since,
  facts,
  measured,
  isTraced,
  isVolte,
  isMute,
}: StatusParts): ModemStatus {
  return {
    id,
    port: config.port,
    profile: facts?.profile.id ?? config.profile,
    label: facts?.profile.label ?? '',
    ...describe(standing),
    since,
    registered: standing.session === 'ready' && standing.isRegistered,
    capabilities: facts?.voicePath && !isMute ? ['sms', 'voice'] : ['sms'],
    limits: config.limits,
    moreMessages: facts?.moreMessages ?? false,
    statusReports: facts?.statusReports ?? false,
    isTraced,
    ...known({
      imei: facts?.imei,
      iccid: facts?.iccid,
      number: facts?.number,
      operator: facts?.operator,
      signal: facts?.signal,
      secondsPerPart: median(measured.first),
      secondsPerFollowUpPart: median(measured.followUp),
      lastSentAt: measured.lastSentAt,
      reportSecondsP95: reportSecondsP95(measured),
      voicePath: facts?.voicePath,
      secondsPerCall: median(measured.calls),
      isVolte,
    }),
  }
}

/** Without the properties that are undefined: an absent one says "not known". */
function known<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const found: { [K in keyof T]?: Exclude<T[K], undefined> } = {}
  for (const key in values) {
    const value = values[key]
    if (value !== undefined) found[key] = value as Exclude<T[typeof key], undefined>
  }
  return found
}
