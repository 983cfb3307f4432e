import { type ModemProfile, reportLadder, usbLeadMs } from './profile.ts'

/** Quectel EC20, EC21, EC25, EG21, EG25, EG9x, EG06. Without the URC port setting its events go to the port that was used last. */
export const quectelEc2x: ModemProfile = {
  id: 'quectel-ec2x',
  label: 'Quectel EC2x/EG2x',
  match: {
    usb: ['2c7c:0121', '2c7c:0125', '2c7c:0191', '2c7c:0195', '2c7c:0306'],
    manufacturer: /quectel/i,
    model: /^(EC2[015]|EG2[15]|EG9[15]|EG06|EP06)/,
  },
  ports: { at: [2, 3], audio: 1 },
  setup: ['AT+QURCCFG="urcport","usbat"'],
  iccid: ['AT+QCCID', '+QCCID:'],
  stores: ['ME', 'MT', 'SM'],
  cnmi: reportLadder,
  mayKeepLink: true,
  pinTries: ['AT+QPINC="SC"', '+QPINC:', 1],
  reset: { line: 'AT+CFUN=1,1', awayMs: 45_000 },
  voice: {
    paths: ['file', 'pcm', 'sound-card'],
    // The last frees interface 1 of position reports, for PCM (asterisk-chan-quectel, README).
    setUp: ['AT+QINDCFG="ccinfo",1,0', 'AT+QTONEDET=1', 'AT+CLIP=1', 'AT+QGPSCFG="outport","none"'],
    // High over VoLTE only.
    answerTrust: 'low',
    hangUp: ['AT+CHUP', 'AT+QHUP=16', 'ATH'],
    // Quectel audio manual, chapter 12: without the last two the far end hears nothing.
    file: {
      probe: 'AT+QPSND=?',
      upload: 'qfupl',
      format: 'wav',
      path: '{name}',
      remove: 'AT+QFDEL="{name}"',
      play: 'AT+QPSND=1,"{name}",0,1,1',
      stop: 'AT+QPSND=0',
      ended: /^\+QPSND: 0/,
    },
    pcm: {
      probe: 'AT+QPCMV=?',
      on: 'AT+QPCMV=1,0',
      onWhen: 'active',
      off: 'AT+QPCMV=0',
      leadMs: usbLeadMs,
    },
    soundCard: { probe: 'AT+QPCMV=?', on: 'AT+QPCMV=1,2', off: 'AT+QPCMV=0' },
    // 0 leaves it to the operator's profile, 2 is off (Quectel QCFG manual, "ims").
    volte: {
      isOn: ['AT+QCFG="ims"', '+QCFG: "ims"', /"ims",1/],
      enable: ['AT+QMBNCFG="AutoSel",1', 'AT+QCFG="ims",1'],
      check: ['AT+QNWINFO', '+QNWINFO:', /LTE/],
    },
  },
}
