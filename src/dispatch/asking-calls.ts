import {
  type AskingCall,
  dueCall,
  hasCalls,
  noKey,
  yesKey,
} from '../domain/asking-call/asking-call.ts'
import type { Fact } from '../domain/facts.ts'
import type { PendingRequest, Request } from '../domain/request.ts'
import { askingScript } from '../domain/speech/asking-script.ts'
import type { CallOutcome, SendingModem, Sound } from './modems.ts'
import type { NoticePorts } from './notice-run.ts'

const dayMs = 24 * 60 * 60_000
/** While somebody is to be called, it is looked so often whether they can be. */
const lookAgainMs = 60_000

/**
 * Calls landlines that were entered, one at a time, and asks whether they are their holders'. Never
 * while somebody is alerted: it does not begin then, and what goes on is hung up. While a person
 * pauses the asking, none begins.
 */
export class AskingCalls {
  readonly #around: Omit<NoticePorts, 'budget'>
  /** When a number was dialled last, also of who was erased and entered again since. */
  readonly #dialledAt = new Map<string, number>()
  #going: AbortController | undefined

  constructor(around: Omit<NoticePorts, 'budget'>) {
    this.#around = around
  }

  /** Somebody is alerted: their modem must be free. */
  giveWay(): void {
    this.#going?.abort()
  }

  /** Gives a modem a call to make; undefined when there is none for it. Resolves when it is free. */
  serve(modem: SendingModem): Promise<boolean> | undefined {
    const { ports } = this.#around
    const { confirmed, ledger } = ports
    // Asked of every free modem whenever anything happens: looking for a voice on the disk is last.
    if (!confirmed || this.#going || !hasCalls(ledger.state.requests)) return undefined
    if (this.#isAlerting() || !modem.status().capabilities.includes('voice')) return undefined
    if (!ports.speech.canSpeak()) return undefined
    const due = this.#due()
    if (!due) return undefined
    const going = new AbortController()
    this.#going = going
    return this.#ask(modem, due, going.signal).finally(() => {
      this.#going = undefined
    })
  }

  /** When to look again, milliseconds since the epoch. */
  wakesAt(): number | undefined {
    const { confirmed, ledger, now } = this.#around.ports
    return confirmed && hasCalls(ledger.state.requests) ? now() + lookAgainMs : undefined
  }

  #isAlerting(): boolean {
    const { actions } = this.#around.ports.ledger.state
    return [...actions.byId.values()].some(({ state }) => state === 'running')
  }

  #due(): PendingRequest | undefined {
    const { ledger, now, policy } = this.#around.ports
    if (ledger.state.asking.isPaused) return undefined
    for (const [number, at] of this.#dialledAt) {
      if (now() - at >= dayMs) this.#dialledAt.delete(number)
    }
    const due = dueCall(ledger.state.requests, now(), policy)
    const isFirst = due?.call === undefined
    return due && isFirst && this.#dialledAt.has(due.request.number) ? undefined : due
  }

  async #ask(modem: SendingModem, due: PendingRequest, cutOff: AbortSignal): Promise<boolean> {
    const { ports } = this.#around
    const { request } = due
    const call: AskingCall = {
      tries: (due.call?.tries ?? 0) + 1,
      at: ports.now(),
      heard: 'dialling',
    }
    const sound = await this.#soundFor(request)
    if (!sound) {
      const unsaid: AskingCall = { ...call, tries: call.tries - 1, heard: 'undialled' }
      await this.#note(modem, [{ type: 'request.called', id: request.id, call: unsaid }])
      return true
    }
    const outcome = await modem.call({
      to: request.number,
      sound,
      endingKeys: [yesKey, noKey],
      cutOff,
      begin: () => {
        this.#dialledAt.set(request.number, call.at)
        return this.#note(modem, [{ type: 'request.called', id: request.id, call }])
      },
      mayDial: () =>
        !cutOff.aborted &&
        !ports.ledger.state.asking.isPaused &&
        ports.ledger.state.requests.has(request.id),
      step: () => undefined,
    })
    await this.#note(modem, this.#after(due, call, outcome))
    return true
  }

  /** In the language of who is called, or else in Dutch; undefined when nothing speaks that either. */
  async #soundFor({ participant = '' }: Request): Promise<Sound | undefined> {
    const { ledger, policy, speech, log } = this.#around.ports
    const own = ledger.state.participants.get(participant)?.language ?? 'nl'
    const { messagePrefix, name: municipality } = policy
    for (const language of new Set([own, 'nl'] as const)) {
      const script = askingScript({ language, messagePrefix, municipality })
      try {
        return await speech.sound({ language, script })
      } catch (error) {
        log('error', 'no-sound', { language, error: String(error) })
      }
    }
    return undefined
  }

  /** What follows from a call; nothing when its request ended while it went on. */
  #after({ request, call: before }: PendingRequest, call: AskingCall, outcome: CallOutcome) {
    const { ledger, confirmed } = this.#around.ports
    if (!confirmed || !ledger.state.requests.has(request.id)) return []
    const heard = heardIn(outcome)
    if (heard === 'undialled') this.#dialledAt.delete(request.number)
    const tries = heard === 'undialled' ? (before?.tries ?? 0) : call.tries
    const called: Fact = { type: 'request.called', id: request.id, call: { ...call, tries, heard } }
    return heard === 'confirmed' ? [called, ...confirmed(request)] : [called]
  }

  #note(modem: SendingModem, facts: readonly Fact[]): Promise<void> {
    return facts.length > 0 ? this.#around.record(facts, modem.id) : Promise.resolve()
  }
}

/** Key 1 confirms; whatever else is heard or pressed does not. */
function heardIn(outcome: CallOutcome): AskingCall['heard'] {
  if (outcome.kind === 'not-dialled') return 'undialled'
  if (outcome.kind === 'refused') return outcome.failure === 'number' ? 'nothing' : 'undialled'
  if (outcome.kind === 'in-doubt') return outcome.heard
  const last = [...outcome.keys].find((key) => key === yesKey || key === noKey)
  if (last === yesKey) return 'confirmed'
  if (last === noKey) return 'refused'
  return outcome.heard === 'confirmed' ? 'played' : outcome.heard
}
