import { type Call, type CallTurn, stats } from './call.ts'
import {
  type CallWords,
  directions,
  numbered,
  resultOf,
  ringsPlainly,
  rowOf,
  secondsOf,
  wordsOf,
} from './call-words.ts'
import { causes } from './callee.ts'

/** What a turn is called where numbers stand for it. */
const statOf = { dialling: 2, alerting: 3, incoming: 4, active: 0 } as const
const dsciOf = { dialling: 2, alerting: 7, incoming: 4, active: 3, ended: 6 } as const

/** VoLTE calls are mode 1, and two rows are data (seen on EG25: they never go). */
const quectelList = {
  index: 3,
  mode: 1,
  others: ['+CLCC: 1,1,0,1,0,"",128', '+CLCC: 2,1,0,1,0,"",128'],
}
const plainList = { index: 1, mode: 0, others: [] }

/** Quectel: indications that the host asked for. */
export const quectelWords: CallWords = {
  says: (turn, call, { calls: { tellsIndications, tellsStates } }) => {
    const { index, mode } = quectelList
    const direction = directions[call.direction]
    const state = turn === 'ended' ? -1 : statOf[turn]
    return [
      ...(tellsIndications
        ? [`+QIND: "ccinfo",${index},${direction},${state},${mode},0,${numbered(call)}`]
        : []),
      ...(tellsStates ? [`^DSCI: ${index},${direction},${dsciOf[turn]},0,${numbered(call)}`] : []),
      ...(turn === 'ended' ? resultOf(call) : []),
    ]
  },
  rings: ringsPlainly,
  key: (key) => [`+QTONEDET: ${key.charCodeAt(0)}`],
  list: quectelList,
  cause: (cause) => `+CEER: ${cause},"${wordsOf(cause)}"`,
  endsBeforeOk: false,
}

const simcom = (end: string, cause: CallWords['cause']): CallWords => ({
  says: (turn, call, { calls: { tellsList } }) => {
    const row = (stat: number) => (tellsList ? [rowOf(call, plainList, stat)] : [])
    if (turn === 'active') return ['VOICE CALL: BEGIN', ...row(stats.active)]
    if (turn !== 'ended') return row(statOf[turn])
    const seconds = String(secondsOf(call)).padStart(6, '0')
    const missed = call.direction === 'in' && call.activeAt === undefined
    return [
      ...row(6),
      ...resultOf(call),
      ...(call.activeAt === undefined ? [] : [`${end} ${seconds}`]),
      ...(missed ? [`MISSED_CALL: 12:00PM ${call.to}`] : []),
    ]
  },
  rings: ringsPlainly,
  // Some firmware throws in more line ends than it should.
  key: (key) => [`\r+RXDTMF: ${key}\r`],
  list: plainList,
  cause,
  endsBeforeOk: true,
})

/** SIM7600; its `+CEER` has words and no number. */
export const simcom7600Words = simcom('VOICE CALL: END:', (cause) => `+CEER: ${wordsOf(cause)}`)

/** It forgets the blank now and then. */
export const simcomA76Words = simcom(
  'VOICE CALL:END:',
  (cause) => `+CEER: "${cause} ${wordsOf(cause)}"`,
)

/** SIM800: result codes alone, unless the list was asked for. */
export const simcom800Words: CallWords = {
  says: (turn, call, { calls: { tellsList } }) => [
    ...(tellsList ? [rowOf(call, plainList, turn === 'ended' ? 6 : statOf[turn])] : []),
    ...(turn === 'ended' ? resultOf(call) : []),
  ],
  rings: ringsPlainly,
  key: (key) => [`+DTMF: ${key}`],
  list: plainList,
  cause: (cause) => `+CEER: Cause:${cause} ${wordsOf(cause)}`,
  endsBeforeOk: false,
}

/** `<end_status>` as seen: the host hung up, nobody answered, the network said why, it did not. */
function endStatusOf({ endedBy, cause }: Call): string {
  if (endedBy === 'us') return `29,${cause}`
  if (cause === causes.networkFailure) return '21'
  return cause === causes.noAnswer ? `48,${cause}` : `67,${cause}`
}

const huaweiTurns: Readonly<Record<CallTurn, (call: Call) => readonly string[]>> = {
  dialling: () => ['^ORIG:1,0'],
  alerting: () => ['^CONF:1'],
  incoming: () => [],
  active: () => ['^CONN:1,0'],
  ended: (call) => [`^CEND:1,${secondsOf(call)},${endStatusOf(call)}`],
}

/** Huawei 3G: four events, unless `^CURC=0` stilled them. */
export const huaweiWords: CallWords = {
  says: (turn, call, { isStill }) => [
    ...(isStill ? [] : huaweiTurns[turn](call)),
    ...(turn === 'ended' ? resultOf(call) : []),
  ],
  rings: ringsPlainly,
  key: (key) => [`^DDTMF: ${key}`],
  list: plainList,
  cause: (cause) => `+CEER: ${cause},"${wordsOf(cause)}"`,
  endsBeforeOk: false,
}
