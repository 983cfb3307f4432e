import { type ModemProfile, reportLadder } from './profile.ts'

/** u-blox LARA, SARA, TOBY. */
export const ublox: ModemProfile = {
  id: 'ublox',
  label: 'u-blox',
  match: { usb: ['1546:*'], manufacturer: /u-blox/i },
  ports: { at: [0, 2, 4] },
  setup: [],
  iccid: ['AT+CCID', '+CCID:'],
  stores: ['ME', 'MT', 'SM'],
  cnmi: reportLadder,
  mayKeepLink: true,
  pinTries: ['AT+UPINCNT', '+UPINCNT:', 0],
  reset: { line: 'AT+CFUN=1,1', awayMs: 45_000 },
}
