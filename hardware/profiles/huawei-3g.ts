import { type ModemProfile, reportLadder, usbLeadMs } from './profile.ts'

/** Huawei E1xx and K3xxx sticks; `^CURC=0` stills their signal reports. */
export const huawei3g: ModemProfile = {
  id: 'huawei-3g',
  label: 'Huawei 3G-stick',
  match: {
    usb: ['12d1:1001', '12d1:140c', '12d1:1436', '12d1:14ac', '12d1:1465'],
    manufacturer: /huawei/i,
    model: /^(E1\d\d|E1\d{3}|K3\d{3})/,
  },
  ports: { at: [2, 3, 4, 0] },
  setup: ['AT^CURC=0'],
  iccid: ['AT^ICCID?', '^ICCID:'],
  stores: ['SM', 'ME'],
  cnmi: reportLadder,
  mayKeepLink: true,
  pinTries: ['AT^CPIN?', '^CPIN:', 2],
  reset: { line: 'AT+CFUN=1,1', awayMs: 45_000 },
  voice: {
    paths: ['pcm'],
    setUp: ['AT^DDTMFCFG=0,1', 'AT+CLIP=1'],
    answerTrust: 'high',
    hangUp: ['AT+CHUP', 'ATH'],
    // 1 is a stick whose maker locked its voice; the call's end turns the sound off (chan_dongle).
    pcm: {
      probe: 'AT^CVOICE?',
      probeSays: /^\^CVOICE:\s*0/,
      on: 'AT^DDSETEX=2',
      onWhen: 'active',
      leadMs: usbLeadMs,
    },
  },
}
