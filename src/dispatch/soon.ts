/**
 * What calls `run` once when all that happens in this turn of the event loop has, however often it
 * was asked to: of a bank at work something changes several times a message.
 */
export function soon(run: () => void): () => void {
  let isDue = false
  return () => {
    if (isDue) return
    isDue = true
    setImmediate(() => {
      isDue = false
      run()
    })
  }
}
