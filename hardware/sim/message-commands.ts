import { type Command, type CommandHost, done, ok } from './command.ts'
import type { StoredMessage } from './message-store.ts'
import { statusWord, textHead } from './text-mode.ts'

/** Messages: settings, stores, listing, reading and deleting (27.005 §3.2 to §3.5). */
export const messageCommands: readonly Command[] = [
  [/^AT\+CMGF=\?$/, () => ['+CMGF: (0,1)', 'OK']],
  [/^AT\+CMGF\?$/, ({ settings }) => [`+CMGF: ${settings.isPduMode ? 0 : 1}`, 'OK']],
  [
    /^AT\+CMGF=([01])$/,
    ({ settings }, [, mode]) => done(() => (settings.isPduMode = mode === '0')),
  ],
  [/^AT\+CSMS=\?$/, () => ['+CSMS: (0)', 'OK']],
  [/^AT\+CSMS\?$/, () => ['+CSMS: 0,1,1,1', 'OK']],
  [/^AT\+CSMS=0$/, () => ['+CSMS: 1,1,1', 'OK']],
  [/^AT\+CSCA\?$/, ({ serviceCentre }) => [`+CSCA: "${serviceCentre}",145`, 'OK']],
  [/^AT\+CSCA="(\+?\d*)"/, (host, [, number = '']) => done(() => (host.serviceCentre = number))],
  [/^AT\+CSCS=\?$/, () => ['+CSCS: ("GSM","IRA","UCS2","HEX")', 'OK']],
  [/^AT\+CSCS\?$/, ({ settings }) => [`+CSCS: "${settings.charset}"`, 'OK']],
  [
    /^AT\+CSCS="(GSM|IRA|UCS2|HEX)"$/,
    ({ settings }, [, name = '']) => done(() => (settings.charset = name)),
  ],
  [/^AT\+CSMP\?$/, ({ settings }) => [`+CSMP: ${settings.textMode.join(',')}`, 'OK']],
  [/^AT\+CSMP=(\d*),?(\d*),?(\d*),?(\d*)$/, setTextMode],
  [/^AT\+CSDH(=[01])?$/, () => ok],
  [/^AT\+CMMS\?$/, ({ settings }) => [`+CMMS: ${settings.keepsLink}`, 'OK']],
  [/^AT\+CMMS=([012])$/, keepLink],
  [/^AT\+CPMS=\?$/, offerStores],
  [
    /^AT\+CPMS\?$/,
    ({ stores }) => [
      `+CPMS: ${stores.chosen.map((name) => `"${name}",${stores.counts(name)}`).join(',')}`,
      'OK',
    ],
  ],
  [/^AT\+CPMS="(\w\w)"(?:,"(\w\w)")?(?:,"(\w\w)")?$/, chooseStores],
  [/^AT\+CNMI=\?$/, offerRouting],
  [/^AT\+CNMI\?$/, ({ settings }) => [`+CNMI: ${settings.routing.join(',')}`, 'OK']],
  [/^AT\+CNMI=([\d,]*)$/, setRouting],
  [/^AT\+CMGL(?:=(\d|"[A-Z ]+"))?$/, list],
  [/^AT\+CMGR=(\d+)$/, read],
  [/^AT\+CMGD=(\d+)(?:,([0-4]))?$/, remove],
]

function setTextMode({ settings }: CommandHost, [, ...given]: RegExpExecArray): readonly string[] {
  const [first, validity, protocol, coding] = settings.textMode.map((old, i) =>
    given[i] ? Number(given[i]) : old,
  )
  settings.textMode = [first ?? 0, validity ?? 0, protocol ?? 0, coding ?? 0]
  return ok
}

function keepLink({ dialect, settings }: CommandHost, [, mode]: RegExpExecArray) {
  if (!dialect.keepsLink) return ['ERROR']
  return done(() => {
    settings.keepsLink = Number(mode)
  })
}

/** Reports are read from SR, but nothing is written or received there. */
function offerStores({ stores }: CommandHost): readonly string[] {
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(',')
  const own = quoted(stores.names.filter((name) => name !== 'SR'))
  return [`+CPMS: (${quoted(stores.names)}),(${own}),(${own})`, 'OK']
}

function chooseStores({ stores }: CommandHost, [, ...names]: RegExpExecArray): readonly string[] {
  const given = names.filter((name) => name !== undefined)
  if (!given.every((name) => stores.has(name))) return ['+CMS ERROR: 302']
  given.forEach((name, i) => {
    stores.chosen[i] = name
  })
  return [`+CPMS: ${stores.chosen.map((name) => stores.counts(name)).join(',')}`, 'OK']
}

const reportRoutes = { stored: [0, 2], direct: [0, 1], none: [0] } as const

const routesOf = ({ options }: CommandHost): readonly (readonly number[])[] => [
  [0, 1, 2],
  [0, 1, 2, 3],
  [0, 2],
  options.statusReports ? reportRoutes[options.statusReports] : [0, 1, 2],
  [0, 1],
]

function offerRouting(host: CommandHost): readonly string[] {
  return [
    `+CNMI: ${routesOf(host)
      .map((values) => `(${values.join(',')})`)
      .join(',')}`,
    'OK',
  ]
}

/** What is left out stays as it is; some refuse what they advertise (modems.md 2.1). */
function setRouting(host: CommandHost, [, given = '']: RegExpExecArray): readonly string[] {
  const { dialect, inbox, settings } = host
  const values = given.split(',')
  const routing = settings.routing.map((old, i) => (values[i] ? Number(values[i]) : old))
  const isOffered = routesOf(host).every((allowed, i) => allowed.includes(routing[i] ?? 0))
  if (values.length > 5 || !isOffered || dialect.refusesModes.test(routing.join(','))) {
    return ['+CMS ERROR: 303']
  }
  settings.routing = routing
  inbox.flush()
  return ok
}

/** Which are meant by `<stat>`, in PDU and in text mode; nothing here is ever stored unsent or sent. */
const filters: readonly (readonly [
  pattern: RegExp,
  isWanted: (message: StoredMessage) => boolean,
])[] = [
  [/^(0|"REC UNREAD")$/, ({ isRead }) => !isRead],
  [/^(1|"REC READ")$/, ({ isRead }) => isRead],
  [/^(4|"ALL")$/, () => true],
]

function list(host: CommandHost, [, which]: RegExpExecArray): readonly string[] {
  const wanted = which ?? (host.settings.isPduMode ? '0' : '"REC UNREAD"')
  const isWanted = filters.find(([pattern]) => pattern.test(wanted))?.[1] ?? (() => false)
  const found = host.stores.list().filter(([, message]) => isWanted(message))
  const lines = found.flatMap(([index, message]) => shown(host, `+CMGL: ${index},`, message))
  return [...lines, 'OK']
}

function read(host: CommandHost, [, index]: RegExpExecArray): readonly string[] {
  const message = host.stores.get(Number(index))
  return message ? [...shown(host, '+CMGR: ', message), 'OK'] : ['+CMS ERROR: 321']
}

/** Reading marks as read, and says how it was before. */
function shown(host: CommandHost, head: string, message: StoredMessage): readonly string[] {
  const { isRead, pdu, tpduLength } = message
  message.isRead = true
  if (host.settings.isPduMode) return [`${head}${isRead ? 1 : 0},,${tpduLength}`, pdu]
  return textHead(pdu, `${head}"${statusWord(isRead)}"`, host.settings.charset)
}

/** With a flag the index is ignored: 1 to 3 what was read (nothing here is sent or unsent), 4 all. */
function remove(host: CommandHost, [, index, flag = '0']: RegExpExecArray): readonly string[] {
  const { faults, inbox, stores } = host
  const flagged = stores.list().filter(([, { isRead }]) => isRead || flag === '4')
  const indexes = flag === '0' ? [Number(index)] : flagged.map(([at]) => at)
  const removed = indexes.map((at) => stores.remove(at))
  if (removed.includes(false)) return ['+CMS ERROR: 321']
  if (removed.length > 0) faults.end('store-full')
  inbox.retry()
  return ok
}
