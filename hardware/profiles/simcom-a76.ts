import { type ModemProfile, reportLadder } from './profile.ts'

/** SIMCom A7670, A7672, A7608; some of them give an odd manufacturer, so the model decides. */
export const simcomA76: ModemProfile = {
  id: 'simcom-a76',
  label: 'SIMCom A76xx',
  match: { usb: ['1e0e:9011'], model: /^A76(70|72|08)/ },
  ports: { at: [0, 1, 2] },
  setup: ['AT+CVHU=0'],
  iccid: ['AT+CICCID', '+ICCID:'],
  stores: ['ME', 'MT', 'SM'],
  cnmi: reportLadder,
  mayKeepLink: true,
  pinTries: ['AT+SPIC', '+SPIC:', 0],
  reset: { line: 'AT+CRESET', awayMs: 25_000 },
  voice: {
    paths: ['file'],
    setUp: ['AT+CLCC=1', 'AT+DDET=1', 'AT+CLIP=1'],
    // "Active" at ringback already (A7672, Claro Argentina).
    answerTrust: 'low',
    hangUp: ['AT+CHUP', 'ATH'],
    file: {
      probe: 'AT+CCMXPLAY=?',
      upload: 'cftranrx',
      // The one format that was seen to play to the far end (A7670E, several projects).
      format: 'amr',
      path: 'C:/{name}',
      remove: 'AT+FSDEL={name}',
      play: 'AT+CCMXPLAY="C:/{name}",1,0',
      stop: 'AT+CCMXSTOP',
      ended: /^\+AUDIOSTATE: audio play stop/,
    },
    volte: { enable: [], check: ['AT+CPSI?', '+CPSI:', /LTE/] },
  },
}
