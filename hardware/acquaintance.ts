import { isDeepStrictEqual } from 'node:util'
import type { BankPorts } from './modem.ts'
import type { SessionFacts } from './session.ts'
import type { VoicePath } from './voice/sound-path.ts'

/** Who was in a port, as it is shown until the modem there has been brought up again. */
export type Acquaintance = Pick<
  SessionFacts,
  | 'profile'
  | 'imei'
  | 'iccid'
  | 'number'
  | 'operator'
  | 'moreMessages'
  | 'statusReports'
  | 'voicePath'
>

const keyOf = (port: string): string => `modem:${port}`

/** What was remembered of the modem in `port`; anything that does not look like it is nobody. */
export const recallModem = (
  ports: Pick<BankPorts, 'recall'>,
  port: string,
): Acquaintance | undefined => readModem(ports.recall(keyOf(port)))

/** Writes down who is in `port`, when that is news. */
export function rememberModem(
  ports: Pick<BankPorts, 'recall' | 'remember'>,
  port: string,
  facts: SessionFacts,
): void {
  const { profile, imei, iccid, number, operator, moreMessages, statusReports, voicePath } = facts
  const value: Acquaintance = {
    ...{ profile, imei, iccid, operator, moreMessages, statusReports },
    ...(number === undefined ? {} : { number }),
    ...(voicePath === undefined ? {} : { voicePath }),
  }
  if (isDeepStrictEqual(recallModem(ports, port), value)) return
  ports.remember({ key: keyOf(port), value })
}

function readModem(value: unknown): Acquaintance | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { profile, imei, iccid, number, operator, moreMessages, statusReports, voicePath } =
    value as Partial<Record<keyof Acquaintance, unknown>>
  const { id, label } = (profile ?? {}) as { id?: unknown; label?: unknown }
  if (typeof id !== 'string' || typeof label !== 'string') return undefined
  if (typeof imei !== 'string' || typeof iccid !== 'string') return undefined
  return {
    profile: { id, label },
    imei,
    iccid,
    ...(typeof number === 'string' ? { number } : {}),
    operator: typeof operator === 'string' ? operator : undefined,
    moreMessages: moreMessages === true,
    statusReports: statusReports === true,
    ...(isVoicePath(voicePath) ? { voicePath } : {}),
  }
}

const isVoicePath = (value: unknown): value is VoicePath =>
  value === 'file' || value === 'pcm' || value === 'sound-card'
