import { deepStrictEqual, equal, ok } from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { AtChannel } from '../../hardware/at/channel.ts'
import { order } from '../../hardware/at/command.ts'
import { appendOnSim800, uploadToQuectel, uploadToSimcom } from '../../hardware/at/files.ts'
import { ModemError } from '../../hardware/errors.ts'
import { type Reaction, ScriptedModem, spoken } from '../support/scripted-modem.ts'
import { VirtualTime } from '../support/virtual-time.ts'

function channelTo(react: (heard: string) => Reaction | undefined, nextSize?: () => number) {
  const time = new VirtualTime()
  const modem = new ScriptedModem(time.timers, (heard) => react(heard) ?? well(heard), nextSize)
  const lines: string[] = []
  const channel = new AtChannel(modem.wire, {
    timers: time.timers,
    onEvent: () => undefined,
    onLine: (direction, line) => lines.push(`${direction} ${line}`),
  })
  return { time, modem, channel, lines }
}

function well(heard: string): Reaction {
  if (heard === '\x1b') return { says: '', afterMs: 0 }
  return { says: heard === 'AT+CMEE?' ? spoken('+CMEE: 1', 'OK') : spoken('OK') }
}

/** Each family's command for these octets, its invitation, and its answer. */
const families = (octets: Uint8Array) =>
  [
    [uploadToQuectel('a.wav', octets), spoken('CONNECT'), [`+QFUPL: ${octets.length},1f`, 'OK']],
    [uploadToSimcom('C:/a.wav', octets), '\r\n>', ['OK']],
    [appendOnSim800('C:\\User\\a.amr', octets), '\r\n> ', ['OK']],
  ] as const

const anyOctets = fc.uint8Array({ minLength: 1, maxLength: 3_000 })
const anyNews = fc.array(fc.constantFrom('RING', '^RSSI:15', '+CMTI: "SM",3', 'NO CARRIER'), {
  maxLength: 2,
})

t.test('a file reaches the modem octet for octet, whatever it holds and however it is cut', (t) => {
  const property = fc.asyncProperty(
    anyOctets,
    fc.nat(2),
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
    anyNews,
    anyNews,
    async (octets, family, sizes, before, after) => {
      const [command, invitation, answer] = families(octets)[family]!
      const content = Buffer.from(octets).toString('latin1')
      let said = 0
      const { time, channel, modem, lines } = channelTo(
        (heard) => {
          if (heard === command.line) {
            return { says: spoken(...before) + invitation, takes: octets.length }
          }
          if (heard !== content) return undefined
          return { says: spoken(...after, ...answer) }
        },
        () => sizes[said++ % sizes.length] ?? 1,
      )
      let end: unknown
      channel.ask<unknown>(command).then(
        (value) => {
          end = value
        },
        (error: unknown) => {
          end = error
        },
      )
      await time.pass(2_000)
      equal(end, family === 0 ? octets.length : undefined)
      ok(modem.heard.includes(content), 'all of it, and no Ctrl-Z')
      ok(lines.includes(`out (${octets.length} octets)`), 'and none of it in the trace')
      let isAnswered = false
      void channel.ask(order('AT+NEXT')).then(() => {
        isAnswered = true
      })
      await time.pass(100)
      ok(isAnswered)
      equal(modem.heard.at(-1), 'AT+NEXT')
      equal(time.pending(), 0)
    },
  )
  return t.resolves(fc.assert(property, { numRuns: 300 }))
})

t.test('no octet is sent to a modem that did not ask for it', async (t) => {
  const says = ['', spoken('OK'), spoken('+CME ERROR: 407'), spoken('ERROR'), spoken('CONNECTED')]
  for (const [family] of families(Uint8Array.of(1)).entries()) {
    for (const said of says) {
      const octets = Buffer.from('UPLOADED')
      const [command] = families(octets)[family]!
      const { time, channel, modem } = channelTo((heard) =>
        heard === command.line ? { says: said } : undefined,
      )
      const end = channel.ask<unknown>(command).catch((error: unknown) => error)
      await time.pass(60_000)

      t.ok((await end) instanceof ModemError, `${command.line} and ${said.trim()}`)
      t.notMatch(modem.heard.join(), 'UPLOADED')
    }
  }
})

t.test('an upload settles once with a typed error, whatever comes, and leaves no timer', (t) => {
  const says = fc.oneof(
    fc.constantFrom(
      spoken('CONNECT'),
      '\r\n>',
      spoken('CONNECT', 'CONNECT'),
      spoken('OK'),
      spoken('ERROR'),
      spoken('+QFUPL: x', 'OK'),
      spoken('+QFUPL: 3', '+CME ERROR: 1'),
      '',
    ),
    fc.string({ unit: 'binary-ascii' }),
  )
  const reaction = fc.record({
    says,
    afterMs: fc.nat(30_000),
    takes: fc.constantFrom(0, 0, 5, 9),
    hangsUp: fc.oneof({ weight: 12, arbitrary: fc.constant(false) }, fc.constant(true)),
  })
  const property = fc.asyncProperty(
    fc.array(reaction, { minLength: 1, maxLength: 12 }),
    fc.nat(2),
    async (reactions, family) => {
      let reacted = 0
      const { time, channel } = channelTo(() => reactions[reacted++ % reactions.length])
      const [command] = families(Buffer.from('OCTET'))[family]!
      const ends: unknown[] = []
      channel.ask<unknown>(command).then(
        (value) => ends.push(value),
        (error: unknown) => ends.push(error),
      )
      await time.pass(600_000)
      equal(ends.length, 1)
      ok(!(ends[0] instanceof Error) || ends[0] instanceof ModemError)
      deepStrictEqual(time.pending(), 0)
    },
  )
  return t.resolves(fc.assert(property, { numRuns: 300 }))
})
