/** Calls back once after so many milliseconds, as long as anything else goes on; returns the canceller. */
export const after = (milliseconds: number, call: () => void): (() => void) => {
  const timer = setTimeout(call, milliseconds)
  timer.unref()
  return () => clearTimeout(timer)
}
