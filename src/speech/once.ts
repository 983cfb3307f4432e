/**
 * Makes a thing once, also for those who ask while it is being made. The latest few are kept; what
 * failed is not, so that it is tried again.
 */
export function once<T>(most: number) {
  const known = new Map<string, Promise<T>>()
  return (key: string, make: (key: string) => Promise<T>): Promise<T> => {
    const before = known.get(key)
    if (before !== undefined) return before
    const made = make(key)
    known.set(key, made)
    made.catch(() => known.delete(key))
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return made
  }
}
