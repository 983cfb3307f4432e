import { join } from 'node:path'
import { hash } from '@node-rs/argon2'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Test } from 'tap'
import { createDesk } from '../../src/dispatch/create-desk.ts'
import { Dispatch } from '../../src/dispatch/dispatch.ts'
import type { DispatchPorts } from '../../src/dispatch/ports.ts'
import { type Role, roles } from '../../src/domain/accounts.ts'
import { RefusedError } from '../../src/domain/errors.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { callScript } from '../../src/domain/speech/call-script.ts'
import { spokenSeconds } from '../../src/domain/speech/spoken-seconds.ts'
import { importPorts } from '../../src/imports/import-ports.ts'
import { Importing } from '../../src/imports/importing.ts'
import { openDrills } from '../../src/open-drills.ts'
import type { Store } from '../../src/store/store.ts'
import { buildApp } from '../../src/web/app.ts'
import type { ModemView, WebPorts } from '../../src/web/ports.ts'
import { aloneWill, by, policy } from './engine.ts'
import { openAt } from './opened-store.ts'
import { noSpeech } from './voice.ts'
import { watched } from './watched-store.ts'

export const password = 'een-goed-wachtwoord'
const cheap = { memoryCost: 1024, timeCost: 1 }

/** A person at a screen: keeps the cookie and puts the token in every form. */
export interface Visitor {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>
  readonly post: (path: string, form?: Form, headers?: Record<string, string>) => Promise<Answer>
  /** A form with a file in it, and the octets of the answer. */
  readonly upload: (
    path: string,
    form: FormData,
    headers?: Record<string, string>,
  ) => Promise<Answer>
}

export interface Answer {
  readonly status: number
  readonly html: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly octets: Buffer
}

type Form = Readonly<Record<string, string | readonly string[]>>

interface OfficeTraits {
  /** What an office before it left behind; its own and empty where nothing is said. */
  readonly dataDir?: string
  /** The policy as shipped: a large alert asks for a second person. */
  readonly isAsShipped?: boolean
  /** Modems and time for the engine; without them nothing is sent. */
  readonly engine?: Partial<DispatchPorts>
}

/**
 * The web over a real store and desk without a modem, with one account a role. What waits is
 * done at once. One person may send to everybody, unless the policy is as shipped.
 */
export async function webOffice(
  t: Test,
  people: readonly Participant[],
  { isAsShipped = false, engine = {}, dataDir, ...over }: Partial<WebPorts> & OfficeTraits = {},
) {
  // The middle of a working day: nobody's quiet hours.
  const now = over.now ?? (() => Date.parse('2026-11-24T12:00:00Z'))
  const opened = await openAt(dataDir ?? t.testdir(), { now })
  const { store, rest } = watched(opened)
  const dispatch = dispatchOver(store, now, engine)
  const passwordHash = await hash(password, cheap)
  await store.append(
    [
      ...(isAsShipped ? [] : [aloneWill]),
      ...roles.map((role) => {
        const account = { id: role, name: role, role, passwordHash }
        return { type: 'account.saved', account } as const
      }),
      ...people.map(
        (participant) => ({ type: 'participant.saved', participant, source: 'test' }) as const,
      ),
    ],
    by,
  )
  const orders: string[] = []
  const note = (name: string) => (id: string, on?: boolean) =>
    void orders.push([name, id, ...(on === undefined ? [] : [String(on)])].join(' '))
  const kept = { ...store, append: dispatch.record.bind(dispatch) }
  const newId = counter('id')
  const packageRoot = join(import.meta.dirname, '..', '..')
  // A drill's own modems register in real time, and it begins when they have.
  const after = (ms: number, call: () => void) => {
    const timer = setTimeout(call, ms).unref()
    return () => clearTimeout(timer)
  }
  const quiet = { log: () => undefined, after }
  const frame = { policy, locale: 'nl', now, version: '0', packageRoot, isSecure: false } as const
  const drills = openDrills(kept, { ...frame, ...quiet })
  const ports: WebPorts = {
    desk: createDesk(dispatch),
    store: kept,
    policy,
    locale: 'nl',
    modems: () => [],
    texts: () => [],
    speech: speechless,
    trials: { start: () => undefined, view: () => undefined },
    keepNumber: async (modem, number) => void orders.push(`number ${modem} ${number}`),
    orders: {
      pause: note('pause'),
      resume: note('resume'),
      reset: async (id) => note('reset')(id),
      trace: note('trace'),
    },
    now,
    after: (_ms, call) => {
      call()
      return () => undefined
    },
    newId,
    imports: importPorts(new Importing({ store: kept, newId, now }), () => undefined),
    askPhones: async () => 0,
    isReady: () => true,
    isDemo: false,
    version: '0',
    packageRoot,
    isSecure: false,
    mapLayers: () => [],
    mapTiles: { archives: [], faulty: [] },
    drills,
    log: () => undefined,
    ...over,
  }
  const app = await buildApp(ports)
  t.teardown(async () => {
    await app.close()
    dispatch.stop()
    await drills.close()
    await rest()
    await store.close()
  })
  return { app, ports, store, rest, dispatch, orders, as: (role: Role) => logIn(app, role) }
}

/** A machine on which nothing speaks or calls. */
const speechless: WebPorts['speech'] = {
  canSpeak: () => false,
  words: ({ text, status, phase }) => {
    const frame = { municipality: policy.name, messagePrefix: policy.messagePrefix, status, phase }
    const script = callScript(text.voice ?? text.sms, { ...frame, language: 'nl' })
    return { script, seconds: spokenSeconds(script) }
  },
  listen: async () => {
    throw new RefusedError('speech-missing', { status: 503 })
  },
  wav: async () => undefined,
  keepRecording: async () => ({ fault: 'silent', measured: 0 }),
  testCall: {
    start: async () => {
      throw new RefusedError('no-modem-calls', { status: 503 })
    },
    view: () => undefined,
  },
}

const counter = (name: string) => {
  let n = 0
  return () => `${name}-${++n}`
}

const dispatchOver = (store: Store, now: () => number, engine: Partial<DispatchPorts>) =>
  new Dispatch({
    policy,
    ledger: store,
    modems: () => [],
    now,
    newId: counter('engine'),
    countParts: (text) => ({
      parts: Math.ceil(text.length / 160),
      alphabet: 'gsm7',
      units: text.length,
      unitsLeft: 0,
      forcing: [],
    }),
    speech: noSpeech,
    log: () => undefined,
    after: () => () => undefined,
    ...engine,
  })

async function logIn(app: FastifyInstance, role: Role): Promise<Visitor> {
  const answer = await app.inject({
    method: 'POST',
    url: '/aanmelden',
    ...encoded({ name: role, password }),
  })
  const [cookie] = answer.cookies
  if (!cookie) throw new Error(`${role} could not log in: ${answer.statusCode}`)
  const send = async (options: InjectOptions): Promise<Answer> => {
    const { statusCode, body, headers, rawPayload } = await app.inject({
      ...options,
      cookies: { [cookie.name]: cookie.value },
    })
    return { status: statusCode, html: asRead(body), headers, octets: rawPayload }
  }
  const { html } = await send({ method: 'GET', url: '/' })
  const csrf = /name="csrf" value="(\w+)"/.exec(html)?.[1] ?? ''
  return {
    get: (url, headers = {}) => send({ method: 'GET', url, headers }),
    post: (url, form = {}, headers = {}) => {
      const { payload, headers: type } = encoded({ csrf, ...form })
      return send({ method: 'POST', url, payload, headers: { ...type, ...headers } })
    },
    upload: async (url, form, headers = {}) => {
      form.append('csrf', csrf)
      const request = new Request('http://localhost', { method: 'POST', body: form })
      const payload = Buffer.from(await request.arrayBuffer())
      const type = { 'content-type': request.headers.get('content-type') ?? '' }
      return send({ method: 'POST', url, payload, headers: { ...type, ...headers } })
    },
  }
}

/** As it reads: what keeps a number on one line is for a browser. */
const asRead = (html: string): string =>
  html.replaceAll(/<span class="number">([^<]*)<\/span>/g, '$1')

/** The fields of a form as a browser without files sends them. */
export function encoded(form: Form) {
  const pairs = Object.entries(form).flatMap(([name, value]): [string, string][] =>
    [value].flat().map((one) => [name, String(one)]),
  )
  return {
    payload: new URLSearchParams(pairs).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }
}

/** A modem as the bank shows it. */
export const modemView = (changes: Partial<ModemView> = {}): ModemView => ({
  id: 'm1',
  port: '/dev/ttyUSB2',
  profile: 'quectel-ec2x',
  label: 'Quectel EC2x',
  state: 'ready',
  registered: true,
  limits: { perHour: null, perDay: null },
  sentHour: 0,
  sentToday: 0,
  statusReports: true,
  isTraced: false,
  ...changes,
})
