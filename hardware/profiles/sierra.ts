import { type ModemProfile, reportLadder } from './profile.ts'

/** Sierra MC7455 and kin: SMS only. */
export const sierra: ModemProfile = {
  id: 'sierra',
  label: 'Sierra Wireless',
  match: { usb: ['1199:9071'], manufacturer: /sierra/i },
  ports: { at: [3] },
  setup: [],
  iccid: ['AT!ICCID?', '!ICCID:'],
  stores: ['ME', 'SM'],
  cnmi: reportLadder,
  mayKeepLink: true,
  pinTries: ['AT+CPINR="SIM PIN"', '+CPINR:', 1],
  reset: { line: 'AT!RESET', awayMs: 40_000 },
}
