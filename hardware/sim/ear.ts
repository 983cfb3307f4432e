import { soundRate } from '../voice/sound.ts'

/** Something that sounds at an ear; it can be cut off while it does. */
export interface Heard {
  /** Ends it at this moment, milliseconds since the ear began. */
  readonly cut: (atMs: number) => void
}

interface Piece {
  readonly start: number
  readonly samples: Int16Array
  end: number
}

const samplesIn = (ms: number): number => Math.round((ms * soundRate) / 1_000)

/** The ear at the far end of a call: what reached it, each sample in its place in time. */
export class Ear {
  #pieces: Piece[] = []

  /** Sounds from this moment on, milliseconds since the ear began; two at a time are added up. */
  hear(atMs: number, samples: Int16Array): Heard {
    const start = samplesIn(atMs)
    const piece: Piece = { start, samples, end: start + samples.length }
    this.#pieces.push(piece)
    return {
      cut: (cutMs) => {
        piece.end = Math.max(start, Math.min(piece.end, samplesIn(cutMs)))
      },
    }
  }

  forget(): void {
    this.#pieces = []
  }

  /** What was heard between two moments; where nothing was, there is silence. */
  between(fromMs: number, toMs: number): Int16Array {
    const from = samplesIn(fromMs)
    const heard = new Int16Array(Math.max(0, samplesIn(toMs) - from))
    for (const piece of this.#pieces) add(heard, piece, from)
    return heard
  }
}

function add(heard: Int16Array, { start, samples, end }: Piece, from: number): void {
  const last = Math.min(end, from + heard.length)
  for (let at = Math.max(start, from); at < last; at += 1) {
    const sum = (heard[at - from] ?? 0) + (samples[at - start] ?? 0)
    heard[at - from] = Math.max(-32_768, Math.min(32_767, sum))
  }
}
