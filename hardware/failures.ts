import type { FailureClass, ModemError } from './errors.ts'

/** `from`, or `from` to `to`, of one family of codes, and what is to be done about them. */
type Row = readonly [from: number, to: number, failure: FailureClass]

/**
 * `+CMS ERROR`: 0–127 are RP causes (24.011 annex E), 128–255 TP-FCS (23.040 §9.2.3.22), 300–511
 * of the modem (27.005 §3.2.5), 512 and more of its maker. First row that fits.
 */
const cms: readonly Row[] = [
  [1, 1, 'number'], // unassigned number
  [8, 10, 'account'], // operator determined barring, call barred
  [17, 17, 'network'], // network failure
  [21, 22, 'retry'], // transfer rejected, memory capacity exceeded
  [27, 27, 'retry'], // destination out of service
  [28, 29, 'account'], // unidentified subscriber, facility rejected
  [30, 30, 'number'], // unknown subscriber
  [38, 38, 'network'], // network out of order
  [41, 42, 'retry'], // temporary failure, congestion
  [47, 47, 'retry'], // resources unavailable
  [50, 50, 'account'], // facility not subscribed
  [69, 69, 'config'], // facility not implemented
  [81, 81, 'sick'], // invalid transfer reference
  [95, 111, 'config'], // protocol and information-element errors
  [127, 127, 'retry'], // interworking
  [128, 191, 'config'], // TP-PID, TP-DCS and TPDU not supported
  [192, 192, 'retry'], // service centre busy
  [193, 193, 'account'], // no service-centre subscription
  [194, 194, 'network'], // service-centre system failure
  [195, 196, 'number'], // invalid or barred destination
  [197, 197, 'accepted'], // duplicate
  [198, 199, 'config'], // validity period not supported
  [208, 211, 'storage'], // no room on the SIM or in the modem; 210 says no more than an error there
  [212, 212, 'retry'], // SIM toolkit busy
  [213, 254, 'config'], // SIM download and application errors
  [255, 255, 'retry'], // unspecified
  [300, 300, 'sick'], // modem failure
  [301, 302, 'retry'], // service reserved, operation not allowed now
  [303, 305, 'config'], // not supported, invalid parameter
  [310, 312, 'sim'], // not inserted, PIN, PUK2
  [313, 313, 'sick'], // SIM failure: once, then it is the SIM (sim-record.ts)
  [314, 314, 'retry'], // SIM busy is a matter of seconds, not of a person
  [315, 315, 'sick'], // SIM wrong, as SIM failure
  [316, 318, 'sim'], // PUK, PIN2, PUK2
  [320, 322, 'storage'], // memory failure, invalid index, full
  [330, 330, 'sim'], // service-centre address unknown: it is kept on the SIM
  [331, 331, 'network'], // no network service
  [332, 332, 'unknown'], // network time-out: it may have gone out
  [340, 340, 'retry'], // no acknowledgement expected
  [500, 500, 'retry'], // unknown
  [512, 65535, 'retry'], // the maker's own
]

/** `+CME ERROR` while sending (27.007 §9.2). */
const cme: readonly Row[] = [
  [3, 4, 'config'],
  [10, 12, 'sim'],
  [13, 13, 'sick'], // SIM failure
  [14, 14, 'retry'], // SIM busy
  [15, 15, 'sick'], // SIM wrong
  [16, 18, 'sim'],
  [20, 20, 'storage'],
  [21, 27, 'config'],
  [30, 30, 'network'],
  [31, 31, 'unknown'], // network time-out
  [32, 32, 'account'], // emergency calls only
  [103, 113, 'account'],
  [132, 134, 'account'],
  [0, 65535, 'retry'],
]

/** What a failure asks for (modems.md 2.3). A plain ERROR or an unknown code may be tried again. */
export function failureOf(error: ModemError): FailureClass {
  const { family, number } = error.answer ?? { family: 'plain' as const }
  if (family === 'plain' || number === undefined) return 'retry'
  const rows = family === 'cms' ? cms : cme
  return rows.find(([from, to]) => number >= from && number <= to)?.[2] ?? 'retry'
}
