import { PtyLink } from '../../hardware/sim/pty-link.ts'
import { frameMs, frameOctets } from '../../hardware/voice/pcm-pacer.ts'

/**
 * The second ports of modems with a call up, in a process of their own: they speak all the time as
 * a far end does, and say when each frame came, in milliseconds of the machine's clock. `argv` has
 * their paths; they end with their input.
 */
const noise = Buffer.alloc(frameOctets, 3)
const ends = process.argv.slice(2).map((path) => {
  const arrivals: number[] = []
  let octets = 0
  const link = new PtyLink(path, (bytes) => {
    octets += bytes.length
    const now = performance.timeOrigin + performance.now()
    while (arrivals.length < Math.floor(octets / frameOctets)) arrivals.push(now)
  })
  return { link, arrivals }
})
await Promise.all(ends.map(({ link }) => link.plug()))
const speaking = setInterval(() => {
  for (const { link } of ends) link.sound(noise)
}, frameMs)
process.stdout.write('ready\n')
process.stdin.resume().on('end', () => {
  clearInterval(speaking)
  process.stdout.write(`${JSON.stringify(ends.map(({ arrivals }) => arrivals))}\n`)
  for (const { link } of ends) link.pull()
})
