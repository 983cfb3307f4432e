import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { frameMs, frameOctets } from '../../hardware/voice/pcm-pacer.ts'
import { until } from '../support/appliance.ts'

/**
 * The second ports of modems with a call up, in a process of their own: they speak all the time as
 * a far end does, and say when each frame came, in milliseconds of the machine's clock. `argv` has
 * their paths; they end with their input.
 */
const paths = process.argv.slice(2)
const noise = Buffer.alloc(frameOctets, 3)
const ends = paths.map((path) => {
  const socat = spawn('socat', [`PTY,link=${path},rawer`, 'STDIO'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const arrivals: number[] = []
  let octets = 0
  socat.stdin.on('error', () => undefined)
  socat.stdout.on('data', (bytes: Buffer) => {
    octets += bytes.length
    const now = performance.timeOrigin + performance.now()
    while (arrivals.length < Math.floor(octets / frameOctets)) arrivals.push(now)
  })
  return { socat, arrivals }
})
await until(async () => paths.every((path) => existsSync(path)))
const speaking = setInterval(() => {
  for (const { socat } of ends) socat.stdin.write(noise)
}, frameMs)
process.stdout.write('ready\n')
process.stdin.resume().on('end', () => {
  clearInterval(speaking)
  process.stdout.write(`${JSON.stringify(ends.map(({ arrivals }) => arrivals))}\n`)
  for (const { socat } of ends) socat.kill()
})
