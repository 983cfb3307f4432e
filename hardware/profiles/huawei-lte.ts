import { type ModemProfile, reportLadder } from './profile.ts'

/** Huawei E3372 and kin with stick firmware; they advertise mode 2 of +CNMI and refuse it. */
export const huaweiLte: ModemProfile = {
  id: 'huawei-lte',
  label: 'Huawei LTE-stick',
  match: { usb: ['12d1:1506'], manufacturer: /huawei/i, model: /^(E3\d{3}|E8\d{3}|ME909)/ },
  ports: { at: [2, 1, 0] },
  setup: ['AT^CURC=0'],
  iccid: ['AT^ICCID?', '^ICCID:'],
  stores: ['SM', 'ME'],
  cnmi: ['1,1,0,2,0', '1,1,0,1,0', ...reportLadder],
  mayKeepLink: true,
  pinTries: ['AT^CPIN?', '^CPIN:', 2],
  reset: { line: 'AT+CFUN=1,1', awayMs: 45_000 },
}
