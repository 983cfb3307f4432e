import type { Modem } from '../hardware/modem.ts'
import type { CallOutcome, CallStep } from '../hardware/voice/call-outcome.ts'
import type { Sound } from '../hardware/voice/sound.ts'
import type { Actor } from './domain/accounts.ts'
import { RefusedError } from './domain/errors.ts'
import { maskNumber, readPhoneNumber } from './domain/phone-number.ts'

/** How far a call to oneself has come. */
export interface TestCall {
  readonly id: string
  readonly to: string
  readonly stage: 'waiting' | 'dialling' | 'ringing' | 'connected' | 'playing' | 'played' | 'ended'
  readonly end?: string
  readonly code?: string
}

export interface TestCallPorts {
  readonly modems: () => readonly Modem[]
  readonly newId: () => string
  /** Calls back once after so many milliseconds. */
  readonly after: (milliseconds: number, call: () => void) => unknown
  readonly log: (
    level: 'info' | 'warn',
    event: string,
    fields: Readonly<Record<string, unknown>>,
  ) => void
}

/** Calls that staff make to their own phones, to hear what people will hear. */
export interface TestCalls {
  readonly start: (to: string, sound: Sound, by: Actor) => TestCall
  readonly view: (id: string) => TestCall | undefined
}

const mostKept = 20
const waitMs = 500
const mostWaits = 60

export function testCalls({ modems, newId, after, log }: TestCallPorts): TestCalls {
  const calls = new Map<string, TestCall>()
  const onTheLine = new Set<string>()
  const show = (id: string, change: Partial<TestCall>) => {
    const call = calls.get(id)
    if (call) calls.set(id, { ...call, ...change })
  }
  const pause = () => new Promise<void>((resolve) => void after(waitMs, resolve))
  const carryOut = async (id: string, to: string, sound: Sound): Promise<Ending> => {
    const modem = await freeCaller(modems, pause)
    if (!modem) return { end: 'test.busy' }
    show(id, { stage: 'dialling' })
    return endingOf(await modem.call(orderOf(to, sound, (stage) => show(id, { stage }))))
  }
  return {
    view: (id) => calls.get(id),
    start: (text, sound, by) => {
      const { e164 } = readPhoneNumber(text, 'to')
      if (callers(modems).length === 0) throw new RefusedError('no-modem-calls', { status: 503 })
      if (onTheLine.has(e164)) throw new RefusedError('test-call-goes-on', { status: 409 })
      const call: TestCall = { id: newId(), to: maskNumber(e164), stage: 'waiting' }
      calls.set(call.id, call)
      const [oldest] = calls.keys()
      if (calls.size > mostKept && oldest !== undefined) calls.delete(oldest)
      onTheLine.add(e164)
      void carryOut(call.id, e164, sound).then((ending) => {
        onTheLine.delete(e164)
        show(call.id, { stage: 'ended', ...ending })
        log('info', 'test-call', { to: call.to, by: by.id, ...ending })
      })
      return call
    },
  }
}

interface Ending {
  readonly end: string
  readonly code?: string
}

const callers = (modems: TestCallPorts['modems']): readonly Modem[] =>
  modems().filter((modem) => modem.status().capabilities.includes('voice'))

async function freeCaller(modems: TestCallPorts['modems'], pause: () => Promise<void>) {
  for (let waits = 0; waits < mostWaits; waits++) {
    const free = callers(modems).find((modem) => modem.isAvailable())
    if (free) return free
    await pause()
  }
  return undefined
}

type Stage = TestCall['stage']

const orderOf = (to: string, sound: Sound, show: (stage: Stage) => void) => ({
  to,
  sound,
  endingKeys: ['1'],
  begin: async () => undefined,
  mayDial: () => true,
  step: ({ kind }: CallStep) => {
    if (kind !== 'key') show(kind)
  },
})

/** What can be said of it, as a key of the catalogue. */
function endingOf(outcome: CallOutcome): Ending {
  if (outcome.kind === 'in-doubt') return { end: 'test.in-doubt' }
  if (outcome.kind !== 'ended') return { end: 'test.not-dialled', code: outcome.error.code }
  const code = outcome.code === undefined ? {} : { code: outcome.code }
  if (outcome.heard === 'nothing') return { end: `call.cause.${outcome.cause}`, ...code }
  return { end: `test.heard.${outcome.heard}`, ...code }
}
