import { boundsOf } from '../domain/bounds-in-table.ts'
import { hiddenInTable, type Line } from '../domain/hidden-in-table.ts'
import { isSmall, smallest } from '../domain/small-numbers.ts'
import type { Told } from './small-told.ts'

/** Numbers in the order they were put in, and which of them add up to which. */
export class SumsTold {
  readonly #numbers: number[] = []
  readonly #lines: Line[] = []
  readonly #toldElsewhere: number[] = []

  /** The number at a place is told on other pages. */
  tell(at: number): void {
    this.#toldElsewhere.push(at)
  }

  /** The place of a number. */
  put(n: number): number {
    return this.#numbers.push(n) - 1
  }

  at(place: number): number {
    return this.#numbers[place] ?? 0
  }

  /** The place of what `parts` leave of `whole`: a part that nobody sees. */
  add(parts: readonly number[], whole: number): number {
    const sum = parts.reduce((all, at) => all + (this.#numbers[at] ?? 0), 0)
    const rest = this.put(Math.max(0, (this.#numbers[whole] ?? 0) - sum))
    this.#lines.push({ parts: [...parts, rest], whole })
    return rest
  }

  /** Few are told as few, and the least that others can be; where that tells how few, neither is. */
  told(): (at: number) => Told {
    const hidden = this.#hidden([])
    const isFew = (at: number): boolean => isSmall(this.#numbers[at] ?? 0)
    const bounds = boundsOf(this.#numbers, this.#lines, hidden, (at) =>
      isFew(at) ? [1, smallest - 1] : [smallest, Infinity],
    )
    const { lo, hi } = bounds
    const isTold = this.#numbers.every((_, at) => !hidden[at] || !isFew(at) || lo[at] !== hi[at])
    return (at) => {
      if (!hidden[at]) return this.#numbers[at] ?? 0
      if (!isTold) return 'some'
      return isFew(at) ? '<5' : { least: lo[at] ?? smallest }
    }
  }

  /** More than a line at a time gives away: several that are as few as they can be. */
  #hidden(besides: readonly number[]): readonly boolean[] {
    const hidden = hiddenInTable(this.#numbers, this.#lines, { besides, told: this.#toldElsewhere })
    const { lo, hi } = boundsOf(this.#numbers, this.#lines, hidden, () => [1, Infinity])
    const valueAt = (at: number): number => this.#numbers[at] ?? 0
    const isKnown = (at: number): boolean =>
      hidden[at] === true && lo[at] === hi[at] && isSmall(valueAt(at))
    const canHide = (at: number): boolean =>
      !hidden[at] && valueAt(at) > 0 && !this.#toldElsewhere.includes(at)
    const open = this.#lines
      .map(({ parts, whole }) => [...parts, whole])
      .filter((places) => places.some(isKnown))
      .flatMap((places) => places.filter(canHide))
    const [next] = open.sort((a, b) => valueAt(a) - valueAt(b))
    return next === undefined ? hidden : this.#hidden([...besides, next])
  }
}
