import { readFileSync } from 'node:fs'
import { type Static, Type } from 'typebox'
import { Settings } from 'typebox/system'
import { Value } from 'typebox/value'
import { kinds } from './domain/action.ts'
import { shapeFaults } from './domain/shape-faults.ts'

const Secret = Type.Union([
  Type.String(),
  Type.Object({ file: Type.String() }, { additionalProperties: false }),
])
const Limit = Type.Union([Type.Integer({ minimum: 0 }), Type.Null()])
const strict = { additionalProperties: false }

const profileIds = [
  'auto',
  'generic',
  'quectel-ec2x',
  'simcom-7600',
  'simcom-a76',
  'simcom-800',
  'huawei-3g',
  'huawei-lte',
  'cinterion',
  'telit',
  'ublox',
  'sierra',
] as const

const Modem = Type.Object(
  {
    port: Type.String({ minLength: 1 }),
    profile: Type.Optional(Type.Union(profileIds.map((id) => Type.Literal(id)))),
    pin: Type.Optional(Secret),
    audio: Type.Optional(Type.String()),
    limits: Type.Optional(
      Type.Object({ perHour: Type.Optional(Limit), perDay: Type.Optional(Limit) }, strict),
    ),
  },
  strict,
)

const Simulated = Type.Object(
  {
    simulated: Type.Integer({ minimum: 1, maximum: 64 }),
    secondsPerPart: Type.Optional(Type.Number({ minimum: 0 })),
  },
  strict,
)

const Schema = Type.Object(
  {
    dataDir: Type.String({ minLength: 1 }),
    listen: Type.Object(
      {
        host: Type.String({ minLength: 1 }),
        port: Type.Integer({ minimum: 0, maximum: 65_535 }),
        tls: Type.Optional(
          Type.Union([
            Type.Literal('self-signed'),
            Type.Object({ cert: Type.String(), key: Type.String() }, strict),
          ]),
        ),
      },
      strict,
    ),
    municipality: Type.Object(
      {
        name: Type.String({ minLength: 1 }),
        messagePrefix: Type.String({ minLength: 1, maxLength: 40 }),
        timeZone: Type.String(),
        locale: Type.Union([Type.Literal('nl'), Type.Literal('en')]),
        quietHours: Type.String({
          pattern: '^([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d$',
        }),
        quietHoursIgnoredBy: Type.Array(Type.Union(kinds.map((kind) => Type.Literal(kind)))),
        verifiedNumbers: Type.Array(Type.String({ pattern: '^[+0-9][0-9 -]{2,19}$' })),
      },
      strict,
    ),
    modems: Type.Union([Type.Array(Modem), Type.Literal('discover'), Simulated]),
  },
  strict,
)

type Written = Static<typeof Schema>

/** The configuration as the appliance uses it: secrets read, limits filled in. */
export interface Config extends Omit<Written, 'modems'> {
  readonly modems:
    | 'discover'
    | { readonly simulated: number; readonly secondsPerPart: number }
    | readonly ModemEntry[]
}

export interface ModemEntry {
  readonly port: string
  readonly profile: string
  readonly pin?: string
  readonly audio?: string
  readonly limits: { readonly perHour: number | null; readonly perDay: number | null }
}

/** As shipped: what a consumer SIM bears without being taken for spam (modems.md 2.4). */
export const defaultLimits = { perHour: 250, perDay: 800 } as const

/** Everything that is wrong with a configuration, one sentence each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

/** Reads and checks a configuration file; throws ConfigError with every fault. */
export function loadConfig(path: string): Config {
  return checkConfig(readJson(path))
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new ConfigError([`${path}: ${error instanceof Error ? error.message : String(error)}`])
  }
}

/** Checks a configuration that was read; throws ConfigError with every fault. */
export function checkConfig(value: unknown): Config {
  const written = value as Written
  const faults = [...schemaFaults(value), ...meaningFaults(written ?? {})]
  if (faults.length > 0) throw new ConfigError(faults)
  return { ...written, modems: modemsOf(written.modems) }
}

const mostFaults = 1000

function schemaFaults(value: unknown): string[] {
  const { maxErrors } = Settings.Get()
  // Of its own accord it stops at eight.
  Settings.Set({ maxErrors: mostFaults })
  try {
    const faults = shapeFaults(Value.Errors(Schema, value))
    return faults.map(({ path, why }) => `${path.replaceAll('/', '.') || 'the file'}: ${why}`)
  } finally {
    Settings.Set({ maxErrors })
  }
}

/** What a schema cannot say, of those parts that are there; the schema speaks of the others. */
function meaningFaults({ listen, municipality, modems }: Partial<Written>): string[] {
  return [
    ...(typeof listen?.host === 'string' ? listenFaults(listen) : []),
    ...(typeof municipality?.timeZone === 'string' ? zoneFaults(municipality.timeZone) : []),
    ...(Array.isArray(modems) ? modemFaults(modems) : []),
  ]
}

const loopback = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/

function listenFaults({ host, tls }: Written['listen']): string[] {
  if (tls === undefined && !loopback.test(host)) {
    return [
      `listen.host: ${host} is not a loopback address; set listen.tls to "self-signed" or to a certificate to listen there`,
    ]
  }
  if (typeof tls !== 'object' || tls === null) return []
  return (['cert', 'key'] as const).flatMap((name) => fileFaults(tls[name], `listen.tls.${name}`))
}

function zoneFaults(timeZone: string): string[] {
  try {
    new Intl.DateTimeFormat('nl', { timeZone })
    return []
  } catch {
    return [`municipality.timeZone: ${timeZone} is not a time zone; an example is Europe/Amsterdam`]
  }
}

function modemFaults(modems: readonly Partial<Static<typeof Modem>>[]): string[] {
  const ports = modems.map((modem) => modem?.port)
  return modems.flatMap((modem, i) => {
    const first = ports.indexOf(modem?.port)
    const isTwice = modem?.port !== undefined && first !== i
    const twice = `modems.${i}.port: ${modem?.port} is that of modems.${first} already`
    const pin = typeof modem?.pin === 'object' ? modem.pin?.file : undefined
    return [...(isTwice ? [twice] : []), ...fileFaults(pin, `modems.${i}.pin`)]
  })
}

/** Whether a file can be read; what is no name at all is the schema's to say. */
function fileFaults(path: unknown, place: string): string[] {
  if (typeof path !== 'string') return []
  try {
    readFileSync(path)
    return []
  } catch (error) {
    return [`${place}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

function modemsOf(modems: Written['modems']): Config['modems'] {
  if (modems === 'discover') return modems
  if (!Array.isArray(modems)) {
    return { simulated: modems.simulated, secondsPerPart: modems.secondsPerPart ?? 2.5 }
  }
  return modems.map(({ port, profile = 'auto', pin, audio, limits }) => ({
    port,
    profile,
    limits: { ...defaultLimits, ...limits },
    ...(audio === undefined ? {} : { audio }),
    ...(pin === undefined ? {} : { pin: secret(pin) }),
  }))
}

const secret = (value: string | { readonly file: string }): string =>
  typeof value === 'string' ? value : readFileSync(value.file, 'utf8').trim()
