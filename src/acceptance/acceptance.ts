import type { IncomingPdu } from '../../hardware/modem.ts'
import type { Actor } from '../domain/accounts.ts'
import { RefusedError } from '../domain/errors.ts'
import { maskNumber, readPhoneNumber } from '../domain/phone-number.ts'
import type { AcceptancePorts } from './ports.ts'
import { type Acceptance, acceptanceKey, freshSteps, type Step } from './steps.ts'
import { carryOut, type Trial } from './trial.ts'

/** A test as the screen follows it. */
export interface TrialView {
  readonly to: string
  readonly word: string
  readonly isRunning: boolean
  readonly steps: readonly Step[]
}

/** The tests that a site does once with each modem. */
export interface Acceptances {
  /** Begins a test; refuses a number that takes no SMS, and a modem that is not there or busy. */
  readonly start: (modem: string, to: string, by: Actor) => void
  readonly view: (modem: string) => TrialView | undefined
  /** Everything that modems receive, once it is kept. */
  readonly hear: (incoming: IncomingPdu) => void
}

const words = ['APPEL', 'BANAAN', 'CITROEN', 'DRUIF', 'KERS', 'MELOEN', 'PEER', 'PRUIM'] as const

interface Waiting {
  readonly modem: string
  readonly fits: (incoming: IncomingPdu) => boolean
  readonly found: (incoming: IncomingPdu) => void
}

export function acceptances(ports: AcceptancePorts): Acceptances {
  const views = new Map<string, TrialView>()
  const waiting = new Set<Waiting>()
  const show = (id: string, change: Partial<TrialView>) => {
    const view = views.get(id)
    if (view) views.set(id, { ...view, ...change })
  }
  const expect =
    (modem: string): Trial['expect'] =>
    (fits, withinMs) =>
      new Promise((resolve) => {
        const end = (incoming?: IncomingPdu) => {
          waiting.delete(mine)
          stop()
          resolve(incoming)
        }
        const mine: Waiting = { modem, fits, found: end }
        const stop = ports.after(withinMs, () => end())
        waiting.add(mine)
      })
  return {
    view: (id) => views.get(id),
    hear: (incoming) => {
      for (const each of [...waiting]) {
        if (each.modem === incoming.modem && each.fits(incoming)) each.found(incoming)
      }
    },
    start: (id, text, by) => {
      const { to, modem, imei, iccid } = requireTried(ports, views, id, text)
      const word = words[ports.pick(words.length)] ?? words[0]
      views.set(id, { to: maskNumber(to), word, isRunning: true, steps: freshSteps() })
      const set = (step: Step) => show(id, { steps: changed(views.get(id)?.steps ?? [], step) })
      ports.log('info', 'acceptance-begun', { modem: id, by: by.id })
      void carryOut({ ports, modem, to, word, set, expect: expect(id) }).then(async () => {
        const steps = views.get(id)?.steps ?? []
        await keep(ports, imei, { at: new Date(ports.now()).toISOString(), iccid, steps })
        show(id, { isRunning: false })
        ports.log('info', 'acceptance-done', {
          modem: id,
          ...Object.fromEntries(steps.map(({ name, state }) => [name, state])),
        })
      })
    },
  }
}

const changed = (steps: readonly Step[], step: Step): readonly Step[] =>
  steps.map((each) => (each.name === step.name ? step : each))

async function keep(ports: AcceptancePorts, imei: string, outcome: Acceptance): Promise<void> {
  try {
    await ports.remember(acceptanceKey(imei), outcome)
  } catch (error) {
    ports.log('warn', 'acceptance-not-kept', { error: String(error) })
  }
}

function requireTried(
  ports: AcceptancePorts,
  views: ReadonlyMap<string, TrialView>,
  id: string,
  text: string,
) {
  const modem = ports.modem(id)
  if (!modem) throw new RefusedError('no-such-modem', { status: 404 })
  const { e164: to, type } = readPhoneNumber(text, 'to')
  if (type !== 'mobile') throw new RefusedError('acceptance-needs-mobile', { field: 'to' })
  const { imei, iccid } = modem.status()
  if (imei === undefined || iccid === undefined) {
    throw new RefusedError('acceptance-not-up', { status: 409 })
  }
  // A phone has one call at a time, and its owner one pair of hands.
  if ([...views.values()].some(({ isRunning }) => isRunning)) {
    throw new RefusedError('acceptance-goes-on', { status: 409 })
  }
  return { modem, to, imei, iccid }
}
