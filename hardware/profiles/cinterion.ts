import { type ModemProfile, reportLadder } from './profile.ts'

/** Cinterion, Gemalto, Thales: no +CMMS, and a buffer field of 1 in +CNMI. */
export const cinterion: ModemProfile = {
  id: 'cinterion',
  label: 'Cinterion',
  match: {
    usb: ['1e2d:005b', '1e2d:005d', '1e2d:0061'],
    manufacturer: /cinterion|gemalto|thales/i,
  },
  ports: { at: [0, 2] },
  setup: [],
  iccid: ['AT+CCID', '+CCID:'],
  stores: ['ME', 'MT', 'SM'],
  cnmi: [
    '2,1,0,2,1',
    '1,1,0,2,1',
    '2,1,0,1,1',
    '1,1,0,1,1',
    '2,1,0,0,1',
    '1,1,0,0,1',
    ...reportLadder,
  ],
  mayKeepLink: false,
  pinTries: ['AT^SPIC', '^SPIC:', 0],
  reset: { line: 'AT+CFUN=1,1', awayMs: 45_000 },
}
