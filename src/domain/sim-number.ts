import { RefusedError } from './errors.ts'

/** Under what name the number of a SIM is remembered; a modem that gets another SIM gets another. */
export const simNumberKey = (iccid: string): string => `number:${iccid}`

/** Whether it is one that a SIM can have, E.164. */
export const isSimNumber = (number: string): boolean => /^\+31(6\d{8}|97\d{9})$/.test(number)

/**
 * The number of a SIM as an administrator types it, in E.164: a mobile one, or one of 097 for
 * machines with up to eleven digits (Dutch numbering plan).
 */
export function readSimNumber(text: string, field: string): string {
  const compact = text
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
    .replace(/^0/, '+31')
  if (isSimNumber(compact)) return compact
  throw new RefusedError('sim-number-unknown', { field })
}

/** As people dial and save it: `06 12345678`, `097 012345678`. */
export function asDialled(e164: string): string {
  const national = e164.replace(/^\+31/, '0')
  const head = national.startsWith('06') ? 2 : 3
  return `${national.slice(0, head)} ${national.slice(head)}`
}
