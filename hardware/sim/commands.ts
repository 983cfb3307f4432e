import type { Dialect } from './dialect.ts'
import type { Faults } from './faults.ts'
import type { MessageStores } from './message-store.ts'

/** What the commands of a simulated modem read and set. */
export interface CommandHost {
  readonly options: {
    readonly imei: string
    readonly iccid: string
    readonly operator: string
    readonly pin?: string
  }
  readonly dialect: Dialect
  readonly stores: MessageStores
  readonly faults: Faults
  readonly isRegistered: boolean
  hasEcho: boolean
  mode: string
  isPduMode: boolean
  pinLeft: number
  isUnlocked: boolean
  restart(): void
}

type Handler = (host: CommandHost, match: RegExpExecArray) => readonly string[]

const ok = ['OK'] as const

/** The commands, first that fits. */
const handlers: readonly (readonly [pattern: RegExp, handler: Handler])[] = [
  [/^AT$/, () => ok],
  [
    /^ATE([01])$/,
    (host, [, flag]) =>
      set(() => {
        host.hasEcho = flag === '1'
      }),
  ],
  [/^AT(V1|Q0|&D0|S0=0|Z|&F)$/, () => ok],
  [/^AT\+CMEE\?$/, () => ['+CMEE: 1', 'OK']],
  [/^AT\+CMEE=[012]$/, () => ok],
  [/^AT\+CGMI$/, ({ dialect }) => [dialect.manufacturer, 'OK']],
  [/^AT\+CGMM$/, ({ dialect }) => [dialect.model, 'OK']],
  [/^AT\+CGMR$/, () => ['SIM1.0', 'OK']],
  [/^AT\+CGSN$/, ({ options }) => [options.imei, 'OK']],
  [/^AT\+CIMI$/, ({ options }) => [`${options.operator}0000000001`, 'OK']],
  [/^ATI$/, ({ dialect }) => [dialect.manufacturer, dialect.model, 'OK']],
  [/^AT\+CPIN\?$/, simState],
  [/^AT\+CPIN="?(\d+)"?$/, enterPin],
  [/^AT\+CREG=\d$|^AT\+CEREG=\d$|^AT\+COPS=3,\d$/, () => ok],
  [
    /^AT\+(CE?REG)\?$/,
    ({ isRegistered }, [, name]) => [`+${name}: 1,${isRegistered ? 1 : 2}`, 'OK'],
  ],
  [
    /^AT\+COPS\?$/,
    ({ isRegistered, options }) => [
      isRegistered ? `+COPS: 0,2,"${options.operator}",7` : '+COPS: 0',
      'OK',
    ],
  ],
  [/^AT\+CSQ$/, ({ isRegistered }) => [`+CSQ: ${isRegistered ? 21 : 99},99`, 'OK']],
  [/^AT\+CSCA\?$/, () => ['+CSCA: "+31610000000",145', 'OK']],
  [/^AT\+CMGF=\?$/, () => ['+CMGF: (0,1)', 'OK']],
  [/^AT\+CMGF\?$/, ({ isPduMode }) => [`+CMGF: ${isPduMode ? 0 : 1}`, 'OK']],
  [
    /^AT\+CMGF=0$/,
    (host) =>
      set(() => {
        host.isPduMode = true
      }),
  ],
  [/^AT\+CSMS=0$/, () => ['+CSMS: 1,1,1', 'OK']],
  [/^AT\+CSMS\?$/, () => ['+CSMS: 0,1,1,1', 'OK']],
  [/^AT\+CMMS=[012]$/, ({ dialect }) => (dialect.keepsLink ? ok : ['ERROR'])],
  [/^AT\+CPMS=\?$/, offerStores],
  [
    /^AT\+CPMS\?$/,
    ({ stores }) => [
      `+CPMS: ${Array(3)
        .fill(`"${stores.selected}",${stores.counts(stores.selected)}`)
        .join(',')}`,
      'OK',
    ],
  ],
  [/^AT\+CPMS="(\w\w)"/, selectStore],
  [/^AT\+CNMI=\?$/, () => ['+CNMI: (0-2),(0-3),(0,2),(0-2),(0,1)', 'OK']],
  [/^AT\+CNMI\?$/, ({ mode }) => [`+CNMI: ${mode}`, 'OK']],
  [/^AT\+CNMI=([\d,]+)$/, setMode],
  [/^AT\+CMGL=\d$/, list],
  [/^AT\+CMGR=(\d+)$/, read],
  [/^AT\+CMGD=(\d+)/, remove],
  [/^AT\+QURCCFG=.*|^AT\^CURC=0$|^AT\+CVHU=0$/, () => ok],
]

const set = (change: () => void): readonly string[] => {
  change()
  return ok
}

/** The lines a modem answers to a command; ERROR to what it does not know. */
export function answerTo(host: CommandHost, line: string): readonly string[] {
  const { dialect, options } = host
  if (line.toUpperCase() === dialect.iccid[0]) return [`${dialect.iccid[1]}${options.iccid}`, 'OK']
  if (line === dialect.pinTries[0]) return [dialect.pinTries[1](host.pinLeft), 'OK']
  if (dialect.resets.includes(line)) {
    host.restart()
    return ok
  }
  for (const [pattern, handler] of handlers) {
    const match = pattern.exec(line)
    if (match) return handler(host, match)
  }
  return ['ERROR']
}

function simState({ isUnlocked, pinLeft }: CommandHost): readonly string[] {
  if (isUnlocked) return ['+CPIN: READY', 'OK']
  return [pinLeft > 0 ? '+CPIN: SIM PIN' : '+CPIN: SIM PUK', 'OK']
}

function enterPin(host: CommandHost, [, pin]: RegExpExecArray): readonly string[] {
  if (host.pinLeft === 0) return ['+CME ERROR: 12']
  if (pin !== host.options.pin) {
    host.pinLeft -= 1
    return ['+CME ERROR: 16']
  }
  host.isUnlocked = true
  host.pinLeft = 3
  return ok
}

function offerStores({ stores }: CommandHost): readonly string[] {
  const names = stores.names.map((name) => `"${name}"`).join(',')
  const own = stores.names
    .filter((name) => name !== 'SR')
    .map((name) => `"${name}"`)
    .join(',')
  return [`+CPMS: (${names}),(${own}),(${own})`, 'OK']
}

function selectStore({ stores }: CommandHost, [, name = '']: RegExpExecArray): readonly string[] {
  if (!stores.has(name)) return ['+CMS ERROR: 302']
  stores.selected = name
  return [`+CPMS: ${stores.counts(name)},${stores.counts(name)},${stores.counts(name)}`, 'OK']
}

function setMode(host: CommandHost, [, mode = '']: RegExpExecArray): readonly string[] {
  if (host.dialect.refusesModes.test(mode)) return ['+CMS ERROR: 303']
  host.mode = mode
  return ok
}

function list({ stores }: CommandHost): readonly string[] {
  const lines = stores
    .list()
    .flatMap(([index, { pdu, tpduLength, isRead }]) => [
      `+CMGL: ${index},${isRead ? 1 : 0},,${tpduLength}`,
      pdu,
    ])
  return [...lines, 'OK']
}

function read({ stores }: CommandHost, [, index]: RegExpExecArray): readonly string[] {
  const message = stores.get(Number(index))
  if (!message) return ['+CMS ERROR: 321']
  return [`+CMGR: 1,,${message.tpduLength}`, message.pdu, 'OK']
}

function remove({ stores, faults }: CommandHost, [, index]: RegExpExecArray): readonly string[] {
  if (!stores.remove(Number(index))) return ['+CMS ERROR: 321']
  faults.end('store-full')
  return ok
}
