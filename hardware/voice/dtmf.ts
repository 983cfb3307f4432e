import { soundRate } from './sound.ts'

const rowsHz = [697, 770, 852, 941]
const columnsHz = [1_209, 1_336, 1_477, 1_633]
const keyRows = ['123A', '456B', '789C', '*0#D']

/** 25.6 ms: as short as tells 697 from 770 Hz; a block begins in the middle of the one before. */
const blockSamples = 205
const hopSamples = 102
/** Blocks in a row with the same key make a press, and so many without it make its end. */
const hitsToPress = 3
const missesToEnd = 3
/** How much louder the higher tone may be than the lower, in decibels (ITU-T Q.24 allows 4, -8). */
const mostTwist = 6
const leastTwist = -9
/** How much louder a tone is than the others of its group, and the share both have of the whole. */
const apart = 10 ** (7 / 10)
const leastShare = 0.65
/** Mean power of the quietest press, -42 dBFS. */
const quietest = 32_768 ** 2 * 10 ** (-42 / 10)

/**
 * Hears keys in a call's sound: the two tones of ITU-T Q.23 by Goertzel's filter. Each press is
 * told once, after about 50 ms of it.
 */
export function listenForKeys(pressed: (key: string) => void): (samples: Int16Array) => void {
  let rest = new Int16Array()
  let candidate: string | undefined
  let hits = 0
  let misses = 0
  let held: string | undefined
  const hear = (key: string | undefined): void => {
    hits = key !== undefined && key === candidate ? hits + 1 : 1
    candidate = key
    misses = key === held ? 0 : misses + 1
    if (misses >= missesToEnd) held = undefined
    if (key === undefined || hits < hitsToPress || key === held) return
    held = key
    misses = 0
    pressed(key)
  }
  return (samples) => {
    const all = new Int16Array(rest.length + samples.length)
    all.set(rest)
    all.set(samples, rest.length)
    let at = 0
    for (; at + blockSamples <= all.length; at += hopSamples) {
      hear(keyIn(all.subarray(at, at + blockSamples)))
    }
    rest = all.slice(at)
  }
}

/** The key whose tones these samples are, and hardly anything else. */
function keyIn(block: Int16Array): string | undefined {
  let power = 0
  for (let i = 0; i < block.length; i += 1) power += (block[i] ?? 0) ** 2
  power /= block.length
  if (power < quietest) return undefined
  const row = loudest(block, rowsHz)
  // Most of what is said ends here, and costs half.
  if (!row) return undefined
  const column = loudest(block, columnsHz)
  if (!column || row.power + column.power < leastShare * power) return undefined
  const twist = 10 * Math.log10(column.power / row.power)
  if (twist > mostTwist || twist < leastTwist) return undefined
  return keyRows[row.at]?.[column.at]
}

/** The tone of a group that stands out from the others. */
function loudest(
  block: Int16Array,
  group: readonly number[],
): { readonly at: number; readonly power: number } | undefined {
  const powers = group.map((hertz) => tonePower(block, hertz))
  const power = Math.max(...powers)
  const at = powers.indexOf(power)
  return powers.every((other, i) => i === at || other * apart < power) ? { at, power } : undefined
}

/** Mean power of a sine of this frequency in these samples (Goertzel). */
export function tonePower(block: Int16Array, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / soundRate)
  let last = 0
  let before = 0
  for (let i = 0; i < block.length; i += 1) {
    const next = (block[i] ?? 0) + turn * last - before
    before = last
    last = next
  }
  const square = last * last + before * before - turn * last * before
  return (2 * square) / block.length ** 2
}
