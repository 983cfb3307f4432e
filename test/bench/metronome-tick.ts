/** Ticks at a steady pace and says at the end of its input how late each tick was, in milliseconds. */
const everyMs = 20
const late: number[] = []
const began = performance.now()

function tick(): void {
  const now = performance.now()
  for (let due = dueAt(); due <= now; due = dueAt()) late.push(now - due)
  ticking = setTimeout(tick, Math.max(1, dueAt() - now))
}

const dueAt = (): number => began + (late.length + 1) * everyMs

let ticking = setTimeout(tick, everyMs)
process.stdout.write('ready\n')
process.stdin.resume().on('end', () => {
  clearTimeout(ticking)
  process.stdout.write(`${JSON.stringify(late.map((ms) => Number(ms.toFixed(2))))}\n`)
})
