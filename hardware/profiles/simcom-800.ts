import { type ModemProfile, reportLadder } from './profile.ts'

/** SIMCom SIM800 and SIM900 behind a USB bridge: 2G only. */
export const simcom800: ModemProfile = {
  id: 'simcom-800',
  label: 'SIMCom SIM800',
  match: { model: /SIM(800|900)|SIMCOM_SIM[89]00/ },
  ports: { at: [0] },
  setup: [],
  iccid: ['AT+CCID', ''],
  stores: ['SM'],
  cnmi: reportLadder,
  mayKeepLink: true,
  pinTries: ['AT+SPIC', '+SPIC:', 0],
  reset: { line: 'AT+CFUN=1,1', awayMs: 45_000 },
  voice: {
    paths: ['file'],
    setUp: ['AT+DDET=1', 'AT+CLIP=1'],
    answerTrust: 'low',
    hangUp: ['ATH', 'AT+CHUP'],
    file: {
      probe: 'AT+CREC=?',
      upload: 'fswrite',
      format: 'amr',
      path: 'C:\\User\\{name}',
      remove: 'AT+FSDEL=C:\\User\\{name}',
      play: 'AT+CREC=4,"C:\\User\\{name}",0,90',
      stop: 'AT+CREC=5',
      ended: /^\+CREC: 0/,
    },
  },
}
