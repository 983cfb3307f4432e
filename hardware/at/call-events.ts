import { fields } from './command.ts'
import { type CallStage, readListed, stageOf } from './voice.ts'

/** What a modem says unasked about calls, in any dialect. */
export type CallEvent =
  | {
      readonly kind: 'stage'
      readonly stage: 'dialling' | 'ringing' | 'active'
      /** Undefined where the dialect does not say. */
      readonly direction: 'out' | 'in' | undefined
    }
  /** Something changed that only the list of calls tells. */
  | { readonly kind: 'changed' }
  /** A call is over, this one or another: `cause` of 24.008 annex H, or the `word` it was said in. */
  | { readonly kind: 'over'; readonly cause?: number; readonly word?: string }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'ring' }
  | { readonly kind: 'caller'; readonly number: string; readonly type: string | undefined }

type Reader = (line: string) => CallEvent | undefined

const over: CallEvent = { kind: 'over' }

/** By what a line starts with, the first that fits; the makers' manuals, and modems.md 3.1. */
const readers: readonly (readonly [prefix: string, read: Reader])[] = [
  ['RING', () => ({ kind: 'ring' })],
  ['+CRING:', () => ({ kind: 'ring' })],
  ['+CLIP:', readCaller],
  ['NO CARRIER', readResult],
  ['NO ANSWER', readResult],
  ['NO DIALTONE', readResult],
  ['BUSY', readResult],
  // SIMCom, with AT+CLCC=1
  ['+CLCC:', readSimcom],
  ['VOICE CALL', (line) => (/END/.test(line) ? over : active(line))],
  ['MISSED_CALL', () => over],
  // Huawei
  ['^ORIG:', () => staged('dialling', 'out')],
  ['^CONF:', () => staged('ringing', 'out')],
  ['^CONN:', () => staged('active', undefined)],
  ['^CEND:', (line) => ended(fields([line], '^CEND:')[3])],
  // Quectel
  ['+QIND: "ccinfo"', readCallInfo],
  ['^DSCI:', readDsci],
  // u-blox
  ['+UCALLSTAT:', readCallStat],
  // Keys; Quectel gives the character's number
  ['+QTONEDET:', (line) => readKey(fields([line], '+QTONEDET:')[0], true)],
  ['+RXDTMF:', (line) => readKey(fields([line], '+RXDTMF:')[0])],
  ['+DTMF:', (line) => readKey(fields([line], '+DTMF:')[0])],
  ['^DDTMF:', (line) => readKey(fields([line], '^DDTMF:')[0])],
  ['+UUDTMFD:', (line) => readKey(fields([line], '+UUDTMFD:')[0])],
]

/** The event about a call in `line`, if it is one. */
export function readCallEvent(line: string): CallEvent | undefined {
  const reader = readers.find(([prefix]) => line.startsWith(prefix))
  return reader?.[1](line)
}

const staged = (
  stage: 'dialling' | 'ringing' | 'active',
  direction: 'out' | 'in' | undefined,
): CallEvent => ({ kind: 'stage', stage, direction })

/** Only the list tells what an unnamed stage, or one of a call in, means. */
function byStage(stage: CallStage | undefined, direction: 'out' | 'in' | undefined): CallEvent {
  switch (stage) {
    case 'dialling':
    case 'ringing':
    case 'active':
      return staged(stage, direction)
    case 'incoming':
      return { kind: 'ring' }
    case 'waiting':
    case 'held':
    case undefined:
      return { kind: 'changed' }
  }
}

const directionOf = (said: string | undefined): 'out' | 'in' | undefined =>
  said === '0' ? 'out' : said === '1' ? 'in' : undefined

const active = (line: string): CallEvent =>
  /BEGIN/.test(line) ? staged('active', undefined) : { kind: 'changed' }

/** A number of 24.008 annex H; 0 and nothing are no cause. */
function ended(cause: string | undefined): CallEvent {
  const number = Number(cause)
  return number > 0 && number <= 127 ? { kind: 'over', cause: number } : over
}

function readResult(line: string): CallEvent {
  return { kind: 'over', word: line }
}

function readCaller(line: string): CallEvent {
  const [number = '', type] = fields([line], '+CLIP:')
  return { kind: 'caller', number, type }
}

function readSimcom(line: string): CallEvent {
  const listed = readListed(line)
  if (listed) return byStage(listed.stage, listed.direction)
  return fields([line], '+CLCC:')[2] === '6' ? over : { kind: 'changed' }
}

/** `+QIND: "ccinfo",idx,dir,state,mode,mpty,number,type`: -1 is the end, mode 1 may be data. */
function readCallInfo(line: string): CallEvent | undefined {
  const [, , direction, state, mode, , number = ''] = fields([line], '+QIND:')
  if (mode !== '0' && number === '') return undefined
  return state === '-1' ? over : byStage(stageOf(state), directionOf(direction))
}

/**
 * `^DSCI: idx,dir,state,type[,…],number,type[,,cause,…]`. State 3 is "connected" with some makers
 * and "alerting" with others: the list tells.
 */
function readDsci(line: string): CallEvent {
  const [, direction, state, ...rest] = fields([line], '^DSCI:')
  const place = rest.findIndex((field) => /^\+?\d{5,}$/.test(field))
  if (state === '6') return ended(place < 0 ? undefined : rest[place + 3])
  if (state === '2') return staged('dialling', directionOf(direction))
  if (state === '7') return staged('ringing', directionOf(direction))
  return state === '4' ? { kind: 'ring' } : { kind: 'changed' }
}

/** `+UCALLSTAT: idx,state`: 6 is the end, 7 an answered call. */
function readCallStat(line: string): CallEvent {
  const state = fields([line], '+UCALLSTAT:')[1]
  if (state === '6') return over
  return state === '7' ? staged('active', undefined) : byStage(stageOf(state), undefined)
}

function readKey(said: string | undefined, isCode?: true): CallEvent | undefined {
  const key = isCode ? String.fromCharCode(Number(said)) : said
  return key !== undefined && /^[0-9A-D*#]$/.test(key) ? { kind: 'key', key } : undefined
}
