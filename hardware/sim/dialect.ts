import type { CallDialect } from './call-dialect.ts'
import { huawei3g, quectel, simcom800, simcom7600, simcomA76 } from './calling-families.ts'

/** How one family of modems answers, as far as ours tell them apart (modems.md section 6). */
export interface Dialect {
  readonly manufacturer: string
  readonly model: string
  /** The question it answers its ICCID to, and what it puts before it. */
  readonly iccid: readonly [line: string, prefix: string]
  readonly stores: readonly string[]
  /** `+CNMI` modes it refuses although it advertises them. */
  readonly refusesModes: RegExp
  readonly keepsLink: boolean
  readonly pinTries: readonly [line: string, answer: (left: number) => string]
  readonly resets: readonly string[]
  /** Lines it throws in when nobody asked; those with `^` until `AT^CURC=0` stills them. */
  readonly noise: readonly string[]
  /** What else it takes and answers with OK. */
  readonly takes: RegExp
  /** How it answers what it does not know. */
  readonly unknown: string
  /** Left out where it makes no calls that can be heard. */
  readonly calls?: CallDialect
}

const nothing = /^$/
const cpinr = ['AT+CPINR="SIM PIN"', (left: number) => `+CPINR: SIM PIN,${left},3`] as const
const spic = ['AT+SPIC', (left: number) => `+SPIC: ${left},10,0,10`] as const
const huaweiPin = ['AT^CPIN?', (left: number) => `^CPIN: SIM PIN,,${left},10,3,10`] as const
const full = ['AT+CFUN=1,1']

const dialect = (changes: Partial<Dialect>): Dialect => ({
  manufacturer: 'Generic',
  model: 'Modem',
  iccid: ['AT+CCID', '+CCID: '],
  stores: ['ME', 'SM', 'SR'],
  refusesModes: nothing,
  keepsLink: true,
  pinTries: cpinr,
  resets: full,
  noise: [],
  takes: nothing,
  unknown: 'ERROR',
  ...changes,
})

/** By profile id. */
export const dialects: Readonly<Record<string, Dialect>> = {
  generic: dialect({}),
  'quectel-ec2x': dialect({
    manufacturer: 'Quectel',
    model: 'EC25',
    iccid: ['AT+QCCID', '+QCCID: '],
    pinTries: ['AT+QPINC="SC"', (left) => `+QPINC: "SC",${left},10`],
    noise: ['+QIND: "csq",23,99'],
    takes: /^AT\+(QURCCFG="urcport","\w+"|QGPSCFG="outport","\w+"|QMBNCFG=.*)$/,
    calls: quectel,
  }),
  'simcom-7600': dialect({
    manufacturer: 'SIMCOM INCORPORATED',
    model: 'SIMCOM_SIM7600E-H',
    iccid: ['AT+CICCID', '+ICCID: '],
    pinTries: spic,
    resets: [...full, 'AT+CRESET'],
    calls: simcom7600,
  }),
  'simcom-a76': dialect({
    manufacturer: 'INCORPORATED',
    model: 'A7670E-FASE',
    iccid: ['AT+CICCID', '+ICCID: '],
    pinTries: spic,
    resets: [...full, 'AT+CRESET'],
    calls: simcomA76,
  }),
  'simcom-800': dialect({
    manufacturer: 'SIMCOM_Ltd',
    model: 'SIMCOM_SIM800C',
    iccid: ['AT+CCID', ''],
    stores: ['SM'],
    pinTries: spic,
    calls: simcom800,
  }),
  'huawei-3g': dialect({
    manufacturer: 'huawei',
    model: 'E173',
    iccid: ['AT^ICCID?', '^ICCID: '],
    stores: ['SM'],
    pinTries: huaweiPin,
    noise: ['^RSSI:18', '^BOOT:20430109,0,0,0,6'],
    takes: /^AT\^PORTSEL=[01]$/,
    unknown: 'COMMAND NOT SUPPORT',
    calls: huawei3g,
  }),
  'huawei-lte': dialect({
    manufacturer: 'Huawei Technologies Co., Ltd.',
    model: 'E3372',
    iccid: ['AT^ICCID?', '^ICCID: '],
    stores: ['SM'],
    refusesModes: /^2,/,
    pinTries: huaweiPin,
    noise: ['^HCSQ:"LTE",50,41,96,18'],
  }),
  cinterion: dialect({
    manufacturer: 'Cinterion',
    model: 'PLS62-W',
    noise: ['+CIEV: "simstatus",5'],
    refusesModes: /,0$/,
    keepsLink: false,
    pinTries: ['AT^SPIC', (left) => `^SPIC: ${left}`],
  }),
  telit: dialect({
    manufacturer: 'Telit',
    model: 'LE910C4-EU',
    iccid: ['AT#CCID', '#CCID: '],
    pinTries: ['AT#PCT', (left) => `#PCT: ${left}`],
    resets: [...full, 'AT#REBOOT'],
  }),
  ublox: dialect({
    manufacturer: 'u-blox',
    model: 'LARA-R211',
    pinTries: ['AT+UPINCNT', (left) => `+UPINCNT: ${left},3,10,10`],
  }),
  sierra: dialect({
    manufacturer: 'Sierra Wireless, Incorporated',
    model: 'MC7455',
    iccid: ['AT!ICCID?', '!ICCID: '],
    resets: [...full, 'AT!RESET'],
  }),
}

/** The dialect of a profile; there is none without. */
export function dialectOf(id: string): Dialect {
  const found = dialects[id]
  if (!found) throw new Error(`no dialect ${id}`)
  return found
}
