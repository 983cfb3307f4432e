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
    this.#rest += Buffer.from(bytes).toString('latin1').replaceAll('\0', '')
    const tokens: Token[] = []
    const lines = this.#rest.split(/[\r\n]+/)
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#add(tokens, line)
    if (this.#awaitsPrompt && this.#rest.trimStart().startsWith('>')) {
      tokens.push({ kind: 'prompt' })
      this.#rest = ''
      this.#awaitsPrompt = false
    }
    if (this.#rest.length > longestLine) {
      this.#add(tokens, this.#rest)
      this.#rest = ''
    }
    return tokens
  }

  #add(tokens: Token[], line: string): void {
    const text = line.trim()
    if (text === '') return
    const isPrompt = this.#awaitsPrompt && text === '>'
    if (isPrompt) this.#awaitsPrompt = false
    tokens.push(isPrompt ? { kind: 'prompt' } : { kind: 'line', text })
  }
}
