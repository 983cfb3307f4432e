import t from 'tap'
import { order } from '../../hardware/at/command.ts'
import { submitPdu } from '../../hardware/at/messages.ts'
import { channelTo, ctrlZ, endOf, esc, handOver, isRight, numbered } from '../support/channel-to.ts'
import { spoken } from '../support/scripted-modem.ts'

t.test('the minute for an answer begins at Ctrl-Z, however long the prompt took', async (t) => {
  for (const promptMs of [1, 4_000]) {
    const { time, channel } = channelTo((heard) => {
      if (heard.endsWith(ctrlZ)) return { says: '' }
      return heard.startsWith('AT+CMGS') ? { says: '\r\n> ', afterMs: promptMs } : undefined
    })
    await Promise.all([channel.resync(), time.pass(10)])
    let endedAt = Number.NaN
    const began = time.now()
    const end = endOf(channel.ask(submitPdu(20, handOver())))
    void end.then(() => {
      endedAt = time.now()
    })
    await time.pass(70_000)
    t.match(await end, { error: { code: 'at-timeout' } })
    t.equal(endedAt - began, promptMs + 60_000)
  }
})

t.test('a part whose last question fails is taken back', async (t) => {
  const { time, channel, modem } = channelTo((heard) =>
    heard.startsWith('AT+CMGS') ? { says: '\r\n> ' } : undefined,
  )
  await Promise.all([channel.resync(), time.pass(10)])
  const fails = (): never => {
    throw new Error('the clock cannot be read')
  }
  for (const questions of [
    { ...handOver(), payload: fails },
    { ...handOver(), begin: fails },
  ]) {
    const end = endOf(channel.ask(submitPdu(20, questions)))
    await time.pass(1_000)
    t.match(await end, { error: { code: 'withdrawn' } })
    t.equal(modem.heard.at(-1), esc)
  }
})

t.test('two who ask at the same moment do not talk at the same time', async (t) => {
  const { time, modem, channel } = channelTo((heard) =>
    heard.startsWith('AT+X') ? { says: spoken(`+X: ${heard.slice(5)}`, 'OK') } : undefined,
  )
  await Promise.all([channel.resync(), time.pass(10)])
  const first = channel.ask(numbered(0))
  const second = channel.ask(numbered(2))
  const third = first.then(() => channel.ask(numbered(4)))
  await time.pass(100)

  t.strictSame(await Promise.all([first, second, third]), ['+X: 0', '+X: 2', '+X: 4'])
  t.strictSame(modem.heard.slice(-3), ['AT+X=0', 'AT+X=2', 'AT+X=4'])
})

t.test('a resync waits until the command under way is done', async (t) => {
  const { time, modem, channel } = channelTo((heard) =>
    heard === 'AT+X=0' ? { says: spoken('+X: 0', 'OK'), afterMs: 1_000 } : undefined,
  )
  await Promise.all([channel.resync(), time.pass(10)])
  const answer = channel.ask(numbered(0))
  const inSync = channel.resync()
  await time.pass(2_000)

  t.equal(await answer, '+X: 0')
  await inSync
  t.strictSame(modem.heard.slice(-3), ['AT+X=0', esc, 'AT+CMEE?'])
})

const stilled: [mode: string, says: string][] = [
  ['no result codes (ATQ1)', '\r\n+CMEE: 1\r\n'],
  ['result codes as numbers (ATV0)', '+CMEE: 1\r\n0\r'],
]
for (const [mode, says] of stilled)
  t.test(`a modem that was left with ${mode} is understood again`, async (t) => {
    let isStilled = true
    const { time, channel } = channelTo((heard) => {
      if (heard === 'ATQ0V1') isStilled = false
      return isStilled && heard !== esc ? { says } : undefined
    })
    const inSync = endOf(channel.resync())
    await time.pass(2_000)

    t.strictSame(await inSync, { value: undefined })
  })

t.test('before its own hand-over a part is answered by nothing but a refusal', async (t) => {
  const { time, channel, modem, events } = channelTo((heard) => {
    if (heard.startsWith('AT+CMGS')) return { says: `${spoken('+CMGS: 98', 'OK')}\r\n> ` }
    return heard.endsWith(ctrlZ) ? { says: spoken('+CMGS: 99', 'OK') } : undefined
  })
  await Promise.all([channel.resync(), time.pass(10)])
  const answer = channel.ask(submitPdu(20, handOver()))
  await time.pass(100)

  t.equal(await answer, 99)
  t.strictSame(events, [{ kind: 'late-answer', reference: 98 }], 'that was of the part before')
  const refused = channelTo((heard) =>
    heard.startsWith('AT+CMGS') ? { says: spoken('+CMS ERROR: 310') } : undefined,
  )
  const end = endOf(refused.channel.ask(submitPdu(20, handOver())))
  await refused.time.pass(100)
  t.match(await end, { error: { code: 'at-rejected', answer: { family: 'cms', number: 310 } } })
  t.notOk(modem.heard.includes(esc.repeat(2)))
})

t.test('the OK of a late answer is not the OK of the command under way', async (t) => {
  const { time, channel, modem, events } = channelTo((heard) =>
    heard === 'AT+X=1' ? { says: spoken('+CME ERROR: 1'), afterMs: 500 } : undefined,
  )
  await Promise.all([channel.resync(), time.pass(10)])
  const end = endOf(channel.ask(numbered(1)))
  await time.pass(10)
  modem.says(spoken('+CMGS: 97', 'OK'))
  await time.pass(1_000)

  t.ok(isRight(await end, 1))
  t.strictSame(events, [{ kind: 'late-answer', reference: 97 }])
})

t.test('only a call ends with the words of a call', async (t) => {
  const { time, channel } = channelTo((heard) =>
    heard.startsWith('ATD') ? { says: spoken('NO CARRIER') } : undefined,
  )
  const end = endOf(channel.ask(order('ATD+31610000001;')))
  await time.pass(100)

  t.match(await end, { error: { code: 'at-rejected', answer: { family: 'plain' } } })
})
