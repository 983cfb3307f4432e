export type Token = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'prompt' }

/** A modem that never ends its line is cut off here; no AT answer comes near it. */
const longestLine = 4096

/**
 * Cuts what a modem says into lines and the prompt of 27.005 §3.5.1, whatever the chunk borders.
 * `> ` has no line end, so it is looked for only while somebody awaits it.
 */
export class Tokenizer {
  #rest = ''
  #awaitsPrompt = false

  /** Whether a `>` at the start of a line is the prompt. */
  awaitPrompt(isAwaited: boolean): void {
    this.#awaitsPrompt = isAwaited
  }

  /** Forgets a half line; after a time-out it belongs to nobody. */
  drain(): void {
    this.#rest = ''
  }

  push(bytes: Uint8Array): readonly Token[] {
    const tokens: Token[] = []
    for (const sign of Buffer.from(bytes).toString('latin1')) this.#take(sign, tokens)
    return tokens
  }

  #take(sign: string, tokens: Token[]): void {
    if (sign === '\0') return
    if (this.#awaitsPrompt && sign === '>' && this.#rest.trim() === '') {
      this.#awaitsPrompt = false
      this.#rest = ''
      tokens.push({ kind: 'prompt' })
      return
    }
    const isEnd = sign === '\r' || sign === '\n'
    if (!isEnd) this.#rest += sign
    if (!isEnd && this.#rest.length < longestLine) return
    const text = this.#rest.trim()
    this.#rest = ''
    if (text !== '') tokens.push({ kind: 'line', text })
  }
}
