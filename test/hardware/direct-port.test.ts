import { join } from 'node:path'
import t, { type Test } from 'tap'
import { openSerialWire } from '../../hardware/serial-wire.ts'
import { PtyLink } from '../../hardware/sim/pty-link.ts'
import { eventually, skipsWithout } from '../support/tools.ts'

const skip = skipsWithout('perl')
/** Far more than a pty holds. */
const many = 400_000

/** A wire over a pty, and what came out at its far end. */
async function overPty(t: Test, path = join(t.testdir(), 'port')) {
  const heard: Buffer[] = []
  const link = new PtyLink(path, (bytes) => heard.push(Buffer.from(bytes)))
  t.teardown(() => link.pull())
  await link.plug()
  const wire = await openSerialWire(path, 115_200)
  t.teardown(() => wire.close())
  return { link, wire, heard: () => Buffer.concat(heard) }
}

const octets = (count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, (_, n) => (n * 7 + (n >> 8)) % 251))

t.test(
  'what a port does not take yet goes when it does, whole and in order',
  { skip },
  async (t) => {
    const { link, wire, heard } = await overPty(t)
    link.pause()
    const said = octets(many)
    for (let at = 0; at < many; at += 1_000) wire.write(said.subarray(at, at + 1_000))
    await new Promise((resolve) => setTimeout(resolve, 300))
    t.ok(wire.pending() > 0, 'most of it waits here')

    link.resume()
    await eventually(() => heard().length === many, 10_000)
    t.ok(heard().equals(said))
    await eventually(() => wire.pending() === 0, 1_000)
  },
)

t.test('a flood that comes in is heard whole and in order', { skip }, async (t) => {
  const { link, wire } = await overPty(t)
  const heard: Buffer[] = []
  wire.onData((bytes) => heard.push(Buffer.from(bytes)))
  const said = octets(many)
  link.say(said)
  await eventually(() => Buffer.concat(heard).length === many, 10_000)
  t.ok(Buffer.concat(heard).equals(said))
})

t.test('a port that takes nothing is heard all the same', { skip }, async (t) => {
  const { link, wire, heard } = await overPty(t)
  let said = 0
  wire.onData((bytes) => {
    said += bytes.length
  })
  link.pause()
  wire.write(octets(many))
  for (let i = 0; i < 20; i += 1) {
    link.say(octets(100))
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await eventually(() => said === 2_000, 2_000)
  link.resume()
  await eventually(() => heard().length === many, 10_000)
  t.ok(heard().equals(octets(many)))
})

t.test('one port is answered before the next is read', { skip }, async (t) => {
  const folder = t.testdir()
  const seen: string[] = []
  const ports = await Promise.all(
    ['a', 'b', 'c'].map(async (name) => {
      const { link, wire } = await overPty(t, join(folder, name))
      // What follows from a word of a modem is many promises deep.
      const answered = async (): Promise<void> => {
        for (let deep = 0; deep < 20; deep += 1) await undefined
        seen.push(`${name} answered`)
      }
      wire.onData(() => {
        seen.push(`${name} heard`)
        void answered()
      })
      return link
    }),
  )
  // In one turn, so that all of them are readable at the next.
  for (const link of ports) link.say(octets(10))
  await eventually(() => seen.length === 6, 2_000)
  const order = seen.filter((_, i) => i % 2 === 0).map((said) => said[0])
  t.strictSame(
    seen,
    order.flatMap((name) => [`${name} heard`, `${name} answered`]),
  )
})

t.test(
  'closing waits for no port that takes nothing, and says nothing more',
  { skip },
  async (t) => {
    const { link, wire } = await overPty(t)
    link.pause()
    wire.write(octets(many))
    await new Promise((resolve) => setTimeout(resolve, 100))
    const reasons: unknown[] = []
    wire.onClose((reason) => reasons.push(reason))
    const began = performance.now()
    await wire.close()
    t.ok(performance.now() - began < 2_000)
    t.strictSame(reasons, [undefined], 'it was us')
    t.equal(wire.pending(), 0)
  },
)

t.test('a port that hangs up says so at once, though its name stays', { skip }, async (t) => {
  const { link, wire } = await overPty(t)
  let closedAt = 0
  wire.onClose(() => {
    closedAt = performance.now()
  })
  const began = performance.now()
  link.pull()
  await eventually(() => closedAt > 0, 2_000)
  t.ok(closedAt - began < 200, 'before anybody looks whether it is still there')
})
