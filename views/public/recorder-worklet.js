// Hands on what the microphone gives, some 40 ms at a time, with the loudest of it for the meter.
const size = 2048

class Tap extends AudioWorkletProcessor {
  #samples = new Float32Array(size)
  #filled = 0

  process([[samples]]) {
    for (const sample of samples ?? []) {
      this.#samples[this.#filled++] = sample
      if (this.#filled === size) this.#hand()
    }
    return true
  }

  #hand() {
    const peak = this.#samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    this.port.postMessage({ samples: this.#samples.slice(), peak })
    this.#filled = 0
  }
}

registerProcessor('tap', Tap)
