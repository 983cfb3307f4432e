import type { CDPSession, Page } from 'playwright-core'

/** Somebody's hands at a browser: every press and every click is counted. */
export class Hands {
  readonly #page: Page
  #devtools: CDPSession | undefined
  presses = 0
  tabs = 0
  clicks = 0

  constructor(page: Page) {
    this.#page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.presses += 1
      if (key === 'Tab') this.tabs += 1
      await this.#page.keyboard.press(key)
    }
  }

  /** Letter by letter, as a hand does. */
  async type(words: string): Promise<void> {
    await this.press(...[...words].map((letter) => (letter === ' ' ? 'Space' : letter)))
  }

  /** Alt with a letter: Chromium knows an access key by the letter that it would have typed. */
  async alt(letter: string): Promise<void> {
    this.presses += 1
    this.#devtools ??= await this.#page.context().newCDPSession(this.#page)
    const upper = letter.toUpperCase()
    const key = { key: letter, code: `Key${upper}`, windowsVirtualKeyCode: upper.charCodeAt(0) }
    const text = { text: letter, unmodifiedText: letter }
    const alt = { modifiers: 1, ...key }
    await this.#devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', ...alt, ...text })
    await this.#devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...alt })
  }

  /** Which field the keyboard is in. */
  at = (): Promise<string> =>
    this.#page.evaluate('document.activeElement.id || document.activeElement.name || ""')

  async click(selector: string): Promise<void> {
    this.clicks += 1
    await this.#page.click(selector)
  }

  /** Clicks in a field and types; the letters are not counted as clicks. */
  async fill(selector: string, words: string): Promise<void> {
    await this.click(selector)
    await this.#page.keyboard.type(words)
  }

  /** A list opens by a click, and a line of it is clicked. */
  async choose(selector: string, line: string): Promise<void> {
    this.clicks += 2
    await this.#page.selectOption(selector, { label: line })
  }
}
