import { type ModemProfile, reportLadder, usbLeadMs } from './profile.ts'

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
  voice: {
    paths: ['pcm', 'file'],
    setUp: ['AT+CVHU=0', 'AT+CLCC=1', 'AT+DDET=1', 'AT+CLIP=1', 'AT+CPCMFRM=0'],
    answerTrust: 'low',
    hangUp: ['AT+CHUP', 'ATH'],
    // An error before the call is active.
    pcm: {
      probe: 'AT+CPCMREG=?',
      on: 'AT+CPCMREG=1',
      onWhen: 'active',
      off: 'AT+CPCMREG=0,1',
      leadMs: usbLeadMs,
    },
    file: {
      probe: 'AT+CCMXPLAYWAV=?',
      upload: 'cftranrx',
      format: 'wav',
      path: 'C:/{name}',
      remove: 'AT+FSDEL={name}',
      play: 'AT+CCMXPLAYWAV="C:/{name}",1',
      stop: 'AT+CCMXSTOPWAV',
      ended: /^\+WAVSTATE: wav play stop/,
    },
    // Its USB sound wears out after a call; plugging it in again does not help (callpilot #121).
    resetAfterCall: { line: 'AT+CRESET', awayMs: 25_000 },
    volte: { enable: [], check: ['AT+CPSI?', '+CPSI:', /LTE/] },
  },
}
