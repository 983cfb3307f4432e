import { type ModemProfile, reportLadder } from './profile.ts'

/** Any modem that speaks 27.005 and 27.007; SMS only until a probe says more. */
export const generic: ModemProfile = {
  id: 'generic',
  label: 'Onbekend model',
  match: {},
  ports: { at: [0, 2, 3] },
  setup: [],
  iccid: ['AT+CCID', '+CCID:'],
  stores: ['MT', 'ME', 'SM'],
  cnmi: reportLadder,
  mayKeepLink: true,
  pinTries: ['AT+CPINR="SIM PIN"', '+CPINR:', 1],
  reset: { line: 'AT+CFUN=1,1', awayMs: 45_000 },
}
