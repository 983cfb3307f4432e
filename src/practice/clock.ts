/** A clock that begins at a moment of its own and stands still while it is paused. */
export class PracticeClock {
  readonly #real: () => number
  #ahead: number
  #pausedAt: number | undefined

  constructor(real: () => number, beginsAt: number) {
    this.#real = real
    this.#ahead = beginsAt - real()
  }

  readonly now = (): number => (this.#pausedAt ?? this.#real()) + this.#ahead

  get isPaused(): boolean {
    return this.#pausedAt !== undefined
  }

  pause(): void {
    this.#pausedAt ??= this.#real()
  }

  resume(): void {
    if (this.#pausedAt === undefined) return
    this.#ahead -= this.#real() - this.#pausedAt
    this.#pausedAt = undefined
  }
}
