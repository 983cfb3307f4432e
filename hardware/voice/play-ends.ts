/** Who waits for a modem to say that it has played a file to its end. */
export class PlayEnds {
  #said: RegExp | undefined
  #waiting: (() => void)[] = []

  /** What a modem of this family says then. */
  await(said: RegExp | undefined): void {
    this.#said = said
  }

  /** Resolves when it is next said. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** The modem said a line. */
  hear(line: string): void {
    if (!this.#said?.test(line)) return
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
