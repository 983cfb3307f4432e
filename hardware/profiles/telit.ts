import { type ModemProfile, reportLadder } from './profile.ts'

/** Telit LE910 and kin. */
export const telit: ModemProfile = {
  id: 'telit',
  label: 'Telit',
  match: { usb: ['1bc7:*'], manufacturer: /telit/i },
  ports: { at: [4, 5] },
  setup: [],
  iccid: ['AT#CCID', '#CCID:'],
  stores: ['ME', 'SM'],
  cnmi: reportLadder,
  mayKeepLink: true,
  pinTries: ['AT#PCT', '#PCT:', 0],
  reset: { line: 'AT#REBOOT', awayMs: 40_000 },
}
