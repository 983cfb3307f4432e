import { type ModemProfile, reportLadder } from './profile.ts'

/** SIMCom SIM7500 and SIM7600. */
export const simcom7600: ModemProfile = {
  id: 'simcom-7600',
  label: 'SIMCom SIM7600',
  match: { usb: ['1e0e:9001'], manufacturer: /simcom/i, model: /SIM7[56]00/ },
  ports: { at: [2, 3], audio: 4 },
  setup: [],
  iccid: ['AT+CICCID', '+ICCID:'],
  stores: ['ME', 'MT', 'SM'],
  cnmi: reportLadder,
  mayKeepLink: true,
  pinTries: ['AT+SPIC', '+SPIC:', 0],
  reset: { line: 'AT+CRESET', awayMs: 25_000 },
}
