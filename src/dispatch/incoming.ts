import { createHash } from 'node:crypto'
import type { Fact } from '../domain/facts.ts'
import { textAnswers } from './answers-given.ts'
import type { Dispatch } from './dispatch.ts'
import { numberOf } from './eligibility.ts'
import type { Match, Report } from './report-index.ts'

export type ReportMeaning =
  | 'delivered'
  | 'forwarded'
  | 'pending'
  | 'failed-permanent'
  | 'failed-temporary'

/** One PDU as a modem received it; with `report` when it is a status report, `text` when it is one. */
export interface ReceivedPdu {
  readonly modem: string
  readonly iccid: string
  readonly pdu: string
  /** A text that is whole with this PDU; `before` are its other parts, the first to come in first. */
  readonly text?: {
    readonly from: string
    readonly words: string
    readonly before?: readonly string[]
  }
  readonly report?: Report & { readonly status: number; readonly meaning: ReportMeaning }
}

/** By fingerprint, what is not durable yet: whoever is told of it again waits for the same. */
const underWayIn = new WeakMap<Dispatch, Map<string, Promise<void>>>()

/**
 * Makes a received PDU durable, with its consequences in the same record; resolves when it may be
 * deleted from the modem. The same PDU is taken once, however often the modem tells of it.
 */
export function receivePdu(dispatch: Dispatch): (received: ReceivedPdu) => Promise<void> {
  const underWay = underWayIn.get(dispatch) ?? new Map<string, Promise<void>>()
  underWayIn.set(dispatch, underWay)
  return (received) => {
    const { ledger } = dispatch.ports
    const fingerprint = createHash('sha256')
      .update(`${received.iccid}:${received.pdu}`)
      .digest('hex')
    const before = underWay.get(fingerprint)
    if (before !== undefined) return before
    if (ledger.state.fingerprints.has(fingerprint)) return Promise.resolve()
    const durable = dispatch
      .record(factsOf(dispatch, received, fingerprint), { kind: 'modem', id: received.modem })
      .finally(() => underWay.delete(fingerprint))
    underWay.set(fingerprint, durable)
    return durable
  }
}

/** A report, an answer or a command has its effect, and nothing else of it is kept; else it is read. */
function factsOf(
  dispatch: Dispatch,
  { modem, iccid, pdu, report, text }: ReceivedPdu,
  fingerprint: string,
): readonly Fact[] {
  const { now, newId, log } = dispatch.ports
  const taken: Fact = { type: 'report.received', fingerprint }
  if (report) return [taken, ...reported(dispatch, iccid, report)]
  log('info', 'sms-received', { modem })
  const answers = text ? textAnswers(dispatch, text) : []
  if (answers.length > 0) return [taken, ...(text?.before ?? []).map(handled), ...answers]
  const id = newId()
  const before = text?.before ?? []
  const heed = text && dispatch.ports.heed?.({ ...text, modem, id: before[0] ?? id })
  if (heed?.isDealtWith) return [taken, ...before.map(handled), ...heed.facts]
  const incoming = { id, modem, iccid, pdu, receivedAt: now(), fingerprint }
  return [{ type: 'incoming.received', incoming }, ...(heed?.facts ?? [])]
}

const handled = (id: string): Fact => ({ type: 'incoming.handled', id })

function reported(
  dispatch: Dispatch,
  iccid: string,
  report: NonNullable<ReceivedPdu['report']>,
): readonly Fact[] {
  const { meaning, status } = report
  const { ledger, log } = dispatch.ports
  const { actions } = ledger.state
  const match = dispatch.reports.find(actions, iccid, report, ({ phase, n }: Match) => {
    const recipient = actions.phases.get(phase)?.deliveries[n]?.recipient
    return recipient && numberOf(ledger.state, recipient)
  })
  if (!match) {
    log('info', 'report-unmatched', { iccid: iccid.slice(-4), reference: report.messageReference })
    return []
  }
  if (meaning === 'pending') return []
  return [{ type: 'delivery.reported', ...match, meaning, status }]
}
