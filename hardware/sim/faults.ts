import type { Timers } from '../timers.ts'

/** For how long a fault is in force; for ever when nothing is said. */
export interface FaultLimits {
  /** So many messages (or answers, reports, arrivals) have it. */
  readonly count?: number
  readonly seconds?: number
  /** Each message has it with this probability, 0 to 1. */
  readonly chance?: number
  /** It begins when so many more parts have been on the air. */
  readonly afterParts?: number
}

/** Something that goes wrong on a simulated modem. */
export type Fault = FaultLimits &
  (
    | /** `+CMS ERROR: code`, or a plain ERROR when there is no code. */
    { readonly kind: 'refuse'; readonly code?: number }
    | { readonly kind: 'no-prompt' }
    /** No `+CMGS` ever comes; the part goes on the air or it does not. */
    | { readonly kind: 'mute'; readonly isSent: boolean }
    | { readonly kind: 'late'; readonly afterSeconds: number }
    /** Hears nothing and says nothing. */
    | { readonly kind: 'silent' }
    /** Not registered; submissions get 331. */
    | { readonly kind: 'no-network' }
    /** Submissions get 322 and nothing arrives, until a message is deleted. */
    | { readonly kind: 'store-full' }
    /** Unasked lines in the middle of answers. */
    | { readonly kind: 'noise' }
    /** Octets that mean nothing, before an answer. */
    | { readonly kind: 'garbage' }
    /** Answers come in chunks of 1 to `mostBytes` bytes; 1 when left out. */
    | { readonly kind: 'split'; readonly mostBytes?: number }
    /** The cable comes out at the prompt, under Ctrl-Z, or after the part and before its answer. */
    | {
        readonly kind: 'vanish'
        readonly at: 'prompt' | 'sending' | 'sent'
        readonly forSeconds: number
      }
    | { readonly kind: 'no-reports' }
    | { readonly kind: 'late-reports'; readonly bySeconds: number }
    | { readonly kind: 'double-reports' }
    /** Each report up to 10 s later than it should be, so that they overtake each other. */
    | { readonly kind: 'shuffled-reports' }
    /** A call is called active so long after the first ring, 0 when left out; nobody took it. */
    | { readonly kind: 'false-active'; readonly afterSeconds?: number }
    /** The audio port takes nothing. */
    | { readonly kind: 'wedged-sound' }
    /** After a call with sound the audio port is stuck until `AT+CRESET` (SIM7600). */
    | { readonly kind: 'worn-sound' }
    /** The network ends a call so long after it was answered. */
    | { readonly kind: 'dropped-call'; readonly afterSeconds: number }
    /** ATD is never answered; the call is set up or it is not. */
    | { readonly kind: 'no-dial-answer'; readonly isDialled: boolean }
    /** That the far end is gone is said so much later than it is true. */
    | { readonly kind: 'no-carrier-late'; readonly afterSeconds: number }
    /** A hang-up is answered OK and the call stays. */
    | { readonly kind: 'stuck-call' }
  )

type FaultOf<K extends Fault['kind']> = Extract<Fault, { kind: K }>

interface Armed {
  readonly fault: Fault
  partsToGo: number
  until: number
  left: number
}

export interface FaultsPorts {
  readonly timers: Timers
  readonly random: () => number
  /** A fault began or ended by itself, or was ended. */
  readonly onChange: () => void
}

/** The faults of one modem. Those with a count are used up by messages, those with a time by time. */
export class Faults {
  readonly #ports: FaultsPorts
  #armed: Armed[] = []

  constructor(ports: FaultsPorts) {
    this.#ports = ports
  }

  arm(fault: Fault): void {
    const left = fault.count ?? Number.POSITIVE_INFINITY
    const partsToGo = fault.afterParts ?? 0
    const armed = { fault, left, partsToGo, until: Number.POSITIVE_INFINITY }
    this.#armed.push(armed)
    if (partsToGo === 0) this.#begin(armed)
  }

  clear(): void {
    this.#armed = []
    this.#ports.onChange()
  }

  end(kind: Fault['kind']): void {
    this.#armed = this.#armed.filter(({ fault }) => fault.kind !== kind)
    this.#ports.onChange()
  }

  /** A part has been on the air: faults that wait for it come nearer. */
  partSent(): void {
    for (const armed of this.#armed.filter(({ partsToGo }) => partsToGo > 0)) {
      armed.partsToGo -= 1
      if (armed.partsToGo === 0) this.#begin(armed)
    }
  }

  /** The fault of this kind that is in force. */
  is<K extends Fault['kind']>(kind: K): FaultOf<K> | undefined {
    return this.#find(kind)?.fault as FaultOf<K> | undefined
  }

  /** The same for one message, of which it is used up; with a chance it may spare this one. */
  use<K extends Fault['kind']>(
    kind: K,
    isMeant: (fault: FaultOf<K>) => boolean = () => true,
  ): FaultOf<K> | undefined {
    const armed = this.#find(kind)
    if (!armed || !isMeant(armed.fault as FaultOf<K>)) return undefined
    const { chance } = armed.fault
    if (chance !== undefined && this.#ports.random() >= chance) return undefined
    armed.left -= 1
    return armed.fault as FaultOf<K>
  }

  #begin(armed: Armed): void {
    const { timers, onChange } = this.#ports
    const { seconds } = armed.fault
    if (seconds !== undefined) {
      armed.until = timers.now() + seconds * 1_000
      timers.after(seconds * 1_000, onChange)
    }
    onChange()
  }

  #find(kind: Fault['kind']): Armed | undefined {
    const now = this.#ports.timers.now()
    this.#armed = this.#armed.filter(({ until, left }) => until > now && left > 0)
    return this.#armed.find(({ fault, partsToGo }) => fault.kind === kind && partsToGo === 0)
  }
}
