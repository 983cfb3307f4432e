/** Something that goes wrong on a simulated modem, for so many messages or so many seconds. */
export type Fault =
  /** `+CMS ERROR: code`, or a plain ERROR when there is no code. */
  | {
      readonly kind: 'refuse'
      readonly code?: number
      readonly count?: number
      readonly seconds?: number
    }
  | { readonly kind: 'no-prompt'; readonly count: number }
  /** No `+CMGS` ever comes; the part goes on the air or it does not. */
  | { readonly kind: 'mute'; readonly isSent: boolean; readonly count: number }
  | { readonly kind: 'late'; readonly afterSeconds: number; readonly count: number }
  /** Says nothing at all. */
  | { readonly kind: 'silent'; readonly seconds: number }
  /** Not registered; submissions get 331. */
  | { readonly kind: 'no-network'; readonly seconds: number }
  /** Submissions get 322 until a store is emptied. */
  | { readonly kind: 'store-full' }
  /** Unasked lines in the middle of answers. */
  | { readonly kind: 'noise'; readonly seconds: number }
  | { readonly kind: 'garbage'; readonly count: number }
  /** Answers come one byte at a time. */
  | { readonly kind: 'split'; readonly seconds: number }
  | { readonly kind: 'no-reports'; readonly seconds: number }
  | { readonly kind: 'late-reports'; readonly bySeconds: number; readonly seconds: number }

interface Armed {
  readonly fault: Fault
  readonly until: number
  left: number
}

/** The faults of one modem. Those with a count are used up by messages, those with a time by time. */
export class Faults {
  readonly #now: () => number
  #armed: Armed[] = []

  constructor(now: () => number) {
    this.#now = now
  }

  arm(fault: Fault): void {
    const seconds = 'seconds' in fault ? (fault.seconds ?? Number.POSITIVE_INFINITY) : Infinity
    const left = 'count' in fault ? (fault.count ?? Number.POSITIVE_INFINITY) : Infinity
    this.#armed.push({ fault, until: this.#now() + seconds * 1000, left })
  }

  clear(): void {
    this.#armed = []
  }

  /** The fault of this kind that is in force. */
  is<K extends Fault['kind']>(kind: K): Extract<Fault, { kind: K }> | undefined {
    return this.#find(kind)?.fault as Extract<Fault, { kind: K }> | undefined
  }

  /** The same, and one message of it is used up. */
  use<K extends Fault['kind']>(kind: K): Extract<Fault, { kind: K }> | undefined {
    const armed = this.#find(kind)
    if (armed) armed.left -= 1
    return armed?.fault as Extract<Fault, { kind: K }> | undefined
  }

  end(kind: Fault['kind']): void {
    this.#armed = this.#armed.filter(({ fault }) => fault.kind !== kind)
  }

  #find(kind: Fault['kind']): Armed | undefined {
    const now = this.#now()
    this.#armed = this.#armed.filter(({ until, left }) => until > now && left > 0)
    return this.#armed.find(({ fault }) => fault.kind === kind)
  }
}
