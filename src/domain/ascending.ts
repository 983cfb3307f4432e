const digits = 1 << 16

/**
 * The places of the keys in ascending order; equal ones stay in line. A radix sort, 16 bits a pass:
 * 100,000 keys take a millisecond, where a comparator would be called a million times and a half.
 */
export function ascending(keys: Uint32Array): Uint32Array {
  const places = new Uint32Array(keys.length)
  for (let place = 0; place < places.length; place++) places[place] = place
  const byLow = byDigit(places, keys, 0)
  return byDigit(byLow, keys, 16)
}

function byDigit(places: Uint32Array, keys: Uint32Array, shift: number): Uint32Array {
  const next = new Uint32Array(digits + 1)
  const digitOf = (place: number): number => ((keys[place] ?? 0) >>> shift) & (digits - 1)
  for (const place of places) next[digitOf(place) + 1] = (next[digitOf(place) + 1] ?? 0) + 1
  for (let digit = 0; digit < digits; digit++) {
    next[digit + 1] = (next[digit + 1] ?? 0) + (next[digit] ?? 0)
  }
  const sorted = new Uint32Array(places.length)
  for (const place of places) {
    const digit = digitOf(place)
    const at = next[digit] ?? 0
    sorted[at] = place
    next[digit] = at + 1
  }
  return sorted
}
