import { readFileSync } from 'node:fs'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { kinds } from './domain/action.ts'

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
  const faults = schemaFaults(value)
  if (faults.length > 0) throw new ConfigError(faults)
  const written = value as Written
  const more = [...listenFaults(written), ...zoneFaults(written)]
  if (more.length > 0) throw new ConfigError(more)
  return { ...written, modems: modemsOf(written.modems) }
}

function schemaFaults(value: unknown): string[] {
  const faults = Value.Errors(Schema, value).map(({ instancePath, message, params }) => {
    const place = instancePath.slice(1).replaceAll('/', '.') || 'the file'
    const names = 'additionalProperties' in params ? `: ${String(params.additionalProperties)}` : ''
    return `${place}: ${message}${names}`
  })
  return [...new Set(faults)]
}

const loopback = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/

const listenFaults = ({ listen }: Written): string[] =>
  listen.tls === undefined && !loopback.test(listen.host)
    ? [
        `listen.host: ${listen.host} is not a loopback address; set listen.tls to "self-signed" or to a certificate to listen there`,
      ]
    : []

function zoneFaults({ municipality }: Written): string[] {
  try {
    new Intl.DateTimeFormat('nl', { timeZone: municipality.timeZone })
    return []
  } catch {
    return [
      `municipality.timeZone: ${municipality.timeZone} is not a time zone; an example is Europe/Amsterdam`,
    ]
  }
}

function modemsOf(modems: Written['modems']): Config['modems'] {
  if (modems === 'discover') return modems
  if (!Array.isArray(modems)) {
    return { simulated: modems.simulated, secondsPerPart: modems.secondsPerPart ?? 2.5 }
  }
  return modems.map(({ port, profile = 'auto', pin, audio, limits }, i) => ({
    port,
    profile,
    limits: { ...defaultLimits, ...limits },
    ...(audio === undefined ? {} : { audio }),
    ...(pin === undefined ? {} : { pin: secret(pin, `modems.${i}.pin`) }),
  }))
}

function secret(value: string | { readonly file: string }, place: string): string {
  if (typeof value === 'string') return value
  try {
    return readFileSync(value.file, 'utf8').trim()
  } catch (error) {
    throw new ConfigError([`${place}: ${error instanceof Error ? error.message : String(error)}`])
  }
}
