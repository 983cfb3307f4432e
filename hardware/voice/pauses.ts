const frameMs = 20
/** A frame louder than this, and than the noise behind it by so much, is somebody's voice. */
const quietestVoice = -42
const aboveNoise = 9
/** Noise is what is there even in the short gaps between words: the least of this long. */
const noiseMs = 1_000
/** Voice for this long is speech, and so long without any is the end of it. */
const speechMs = 160
const silenceMs = 500

/** Finds when speech begins and ends. A steady noise is none, nor is a tone. */
export class PauseFinder {
  readonly #levels: number[] = []
  #voicedMs = 0
  #quietMs = 0
  #isSpeaking = false

  /** Yields what begins with these 20 ms, if anything does. */
  hear(frame: Int16Array, isTone: boolean): 'speech' | 'silence' | undefined {
    const isVoiced = this.#isVoiced(levelOf(frame)) && !isTone
    this.#voicedMs = isVoiced ? this.#voicedMs + frameMs : Math.max(0, this.#voicedMs - frameMs / 2)
    this.#quietMs = isVoiced ? 0 : this.#quietMs + frameMs
    const isTurn = this.#isSpeaking ? this.#quietMs >= silenceMs : this.#voicedMs >= speechMs
    if (!isTurn) return undefined
    this.#isSpeaking = !this.#isSpeaking
    this.#voicedMs = 0
    return this.#isSpeaking ? 'speech' : 'silence'
  }

  #isVoiced(level: number): boolean {
    this.#levels.push(level)
    if (this.#levels.length > noiseMs / frameMs) this.#levels.shift()
    return level > Math.max(quietestVoice, Math.min(...this.#levels) + aboveNoise)
  }
}

/** In dBFS. */
function levelOf(frame: Int16Array): number {
  let power = 0
  for (const sample of frame) power += sample * sample
  return 10 * Math.log10(power / frame.length / 32_768 ** 2 + 1e-9)
}
