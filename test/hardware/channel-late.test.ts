import { deepStrictEqual, equal, ok } from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { order } from '../../hardware/at/command.ts'
import { submitPdu } from '../../hardware/at/messages.ts'
import {
  anHourMs,
  asked,
  channelTo,
  type End,
  endOf,
  esc,
  isModemError,
  isRight,
  isTimedOut,
  numbered,
  well,
} from '../support/channel-to.ts'
import { spoken } from '../support/scripted-modem.ts'

t.test('an answer that is late is never taken for that of another command', (t) => {
  const thinking = fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 300, max: 1_700 }),
    fc.integer({ min: 2_500, max: 9_000 }),
  )
  const property = fc.asyncProperty(
    fc.array(thinking, { minLength: 1, maxLength: 40 }),
    fc.array(fc.nat(4_000), { minLength: 2, maxLength: 8 }),
    fc.boolean(),
    async (delays, gaps, isDeafWhileBusy) => {
      let thought = 0
      let isSlow = true
      const { time, channel, modem } = channelTo((heard) => {
        const [, number] = /^AT\+X=(\d+)$/.exec(heard) ?? []
        const n = Number(number)
        const answer = n % 2 === 0 ? spoken(`+X: ${n}`, 'OK') : spoken(`+CME ERROR: ${n}`)
        const { says } = number === undefined ? well(heard) : { says: answer }
        const afterMs = isSlow && heard !== esc ? (delays[thought++ % delays.length] ?? 1) : 1
        return { says, afterMs }
      })
      modem.isDeafWhileBusy = isDeafWhileBusy
      const ends: Promise<End>[] = []
      for (const gap of gaps) {
        ends.push(endOf(channel.ask(numbered(ends.length))))
        await time.pass(gap)
      }
      await time.pass(anHourMs)
      const settled = await Promise.all(ends)
      settled.forEach((end, n) => {
        ok(isRight(end, n) || isTimedOut(end), `AT+X=${n} was answered ${JSON.stringify(end)}`)
      })
      isSlow = false
      const last = endOf(channel.ask(numbered(100)))
      await time.pass(10_000)
      ok(isRight(await last, 100), 'and a modem that is quick again is understood again')
    },
  )
  return t.resolves(fc.assert(property, { numRuns: 300 }))
})

t.test('every command settles once, with a typed error, whatever comes or does not come', (t) => {
  const said = fc.constantFrom(
    '',
    '\r\n> ',
    '\r\n> > \r\n',
    'OK',
    spoken('OK', 'OK'),
    spoken('+CMGS: x', 'OK'),
    spoken('+CMGS: 7', '+CMS ERROR: 500'),
    spoken('ERROR'),
    spoken('+CMS ERROR:538'),
    spoken('+CME ERROR: SIM busy'),
    spoken('COMMAND NOT SUPPORT'),
    spoken('+CMT: ,24', 'RING', 'OK'),
    spoken('+CSQ: \xff', '+CMGL: a,b', '860', 'OK'),
    '\0\xfe>\x1a\x1b',
    'A'.repeat(9_000),
  )
  const reaction = fc.record({
    says: fc.oneof(said, fc.string({ unit: 'binary-ascii' })),
    afterMs: fc.oneof(fc.nat(20), fc.nat(90_000)),
    hangsUp: fc.oneof({ weight: 15, arbitrary: fc.constant(false) }, fc.constant(true)),
  })
  const begin = fc.constantFrom(
    async () => undefined,
    () => Promise.reject(new Error('the disk is full')),
    () => new Promise<void>(() => undefined),
  )
  const payload = fc.constantFrom(
    () => Uint8Array.of(0x30),
    () => undefined,
  )
  const command = fc.oneof(
    fc.constantFrom(...asked.map(([command]) => command)),
    fc.record({ begin, payload }).map((handOver) => submitPdu(20, handOver)),
  )
  const property = fc.asyncProperty(
    fc.array(reaction, { minLength: 1, maxLength: 30 }),
    fc.array(fc.tuple(command, fc.nat(70_000)), { minLength: 1, maxLength: 6 }),
    async (reactions, commands) => {
      let isWell = false
      let reacted = 0
      const { time, channel } = channelTo((heard) =>
        isWell ? well(heard) : reactions[reacted++ % reactions.length],
      )
      const counts = new Map<number, number>()
      for (const [i, [command, gap]] of commands.entries()) {
        const settled = (end: End) => {
          counts.set(i, (counts.get(i) ?? 0) + 1)
          ok(!('error' in end) || isModemError(end.error), `it is ${JSON.stringify(end)}`)
        }
        void endOf(channel.ask(command)).then(settled)
        await time.pass(gap)
      }
      await time.pass(anHourMs)
      deepStrictEqual(
        [...counts.values()],
        commands.map(() => 1),
      )
      equal(time.pending(), 0, 'no timer stays')
      isWell = true
      const unsettled: Promise<End> = Promise.reject(new Error('it never settles'))
      unsettled.catch(() => undefined)
      const last = endOf(channel.ask(order('AT')))
      await time.pass(10_000)
      const end = await Promise.race([last, unsettled])
      if (channel.isOpen) deepStrictEqual(end, { value: undefined })
      else ok('error' in end && isModemError(end.error) && end.error.code === 'port-closed')
    },
  )
  return t.resolves(fc.assert(property, { numRuns: 300 }))
})
