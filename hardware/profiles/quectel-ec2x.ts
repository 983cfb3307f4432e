import { type ModemProfile, reportLadder } from './profile.ts'

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
}
