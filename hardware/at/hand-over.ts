import type { Timers } from '../timers.ts'
import type { HandOver } from './command.ts'
import type { Exchange } from './exchange.ts'

const ctrlZ = Buffer.of(0x1a)
const promptMs = 5_000

/** What a hand-over needs of the channel. */
export interface HandOverPorts {
  readonly timers: Timers
  readonly prompted: Promise<void>
  readonly write: (octets: Buffer) => void
  /** Writes what the command announced by its size: no text, and no line for a log. */
  readonly pour: (octets: Uint8Array) => void
  /** Leaves the prompt without a word; harmless when the exchange is over. */
  readonly takeBack: (code: 'no-prompt' | 'withdrawn') => void
}

/** Two things have to come: the prompt, and the word of `begin` that all is written down. */
export function handOver<T>(
  exchange: Exchange<T>,
  { begin, payload, isCounted }: HandOver,
  { timers, prompted, write, pour, takeBack }: HandOverPorts,
): void {
  const cancelPrompt = timers.after(promptMs, () => takeBack('no-prompt'))
  exchange.settled.catch(() => undefined).finally(cancelPrompt)
  // In this turn: what is written down is what the radio waits for longest.
  const begun = (async () => begin())()
  Promise.all([prompted.then(cancelPrompt), begun])
    .then(() => {
      if (exchange.isOver) return
      const octets = payload()
      if (!octets) return takeBack('withdrawn')
      exchange.handedOver()
      if (isCounted) return pour(octets)
      write(Buffer.concat([octets, ctrlZ]))
    })
    .catch(() => takeBack('withdrawn'))
}
