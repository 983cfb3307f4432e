import type { CallScript } from './call-script.ts'

/** Seconds each takes, fitted to espeak-ng at the pace of a call: within 6 % for alert texts. */
const perLetter = 0.061
const perSpace = 0.16
const perComma = 0.34
const perStop = 0.47
/** Between passages, before the first and after the last. */
const betweenPassages = 0.4

/**
 * How long a call with this script will speak, in seconds, as far as can be told without saying it.
 * With a recording its length counts, twice, for the message's.
 */
export function spokenSeconds(script: CallScript, recordedSeconds?: number): number {
  const { opening, message, again, labels, repeat, keys } = script
  const all =
    recordedSeconds === undefined
      ? [opening, message, again, keys]
      : [opening, labels, repeat, labels, keys]
  const passages = all.filter((passage) => passage !== '')
  const recordings = recordedSeconds === undefined ? [] : [recordedSeconds, recordedSeconds]
  const each = [...passages.map(secondsOf), ...recordings]
  return each.reduce((sum, seconds) => sum + seconds + betweenPassages, betweenPassages)
}

/** Until a message of so many recorded seconds was heard once, and the keys (domain.md S12). */
export const recordedOnceSeconds = (script: CallScript, recordedSeconds: number): number =>
  spokenSeconds({ ...script, message: script.labels, again: '' }) +
  recordedSeconds +
  betweenPassages

/** How long the recording is in a call that takes so many seconds as a whole. */
export const recordedSecondsIn = (script: CallScript, wholeSeconds: number): number =>
  Math.max(0, (wholeSeconds - spokenSeconds(script, 0)) / 2)

const secondsOf = (words: string): number =>
  perLetter * count(words, /\p{L}/gu) +
  perSpace * count(words, / /g) +
  perComma * count(words, /[,:]/g) +
  perStop * count(words, /[.?!](?=.)/g)

const count = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0
