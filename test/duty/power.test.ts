import fc from 'fast-check'
import t from 'tap'
import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import type { Power } from '../../src/domain/ups/power.ts'
import type { Ups } from '../../src/domain/ups/ups.ts'
import { by } from '../support/engine.ts'
import { Town } from '../support/town.ts'

const minute = 60_000
const piket = madeUpMobile(900)

/** A town with one duty phone and nobody else, behind a UPS. */
async function behindUps() {
  const town = new Town([])
  await town.engine.open()
  const phone = { id: 'd0', name: 'piket', number: piket }
  const fact: Fact = { type: 'duty.phone-kept', phone }
  void town.engine.dispatch.record([fact], by)
  await town.engine.time.pass(10)
  const feed = (changes: Partial<Ups>) => {
    const ups: Ups = { name: 'ups', supply: 'mains', isLow: false, isWorn: false, ...changes }
    const { power } = town
    const isSame = power.kind === 'ups' && power.ups.supply === ups.supply
    town.power = { kind: 'ups', ups, since: isSame ? power.since : town.engine.time.now() }
  }
  feed({})
  const texts = () => town.sentTo(piket).map(({ text }) => text)
  return { town, feed, texts }
}

const battery = { supply: 'battery', lastsSeconds: 2520 } as const
const codeIn = (text = ''): string => /GEZIEN (\d{4})/.exec(text)?.[1] ?? ''

t.test('a minute without mains goes to the duty phones, and a dip does not', async (t) => {
  const { town, feed, texts } = await behindUps()
  feed(battery)
  await town.pass(50_000)
  feed({})
  await town.pass(10 * minute)
  t.strictSame(texts(), [])

  feed(battery)
  await town.pass(57_000)
  t.strictSame(texts(), [])
  await town.pass(9000)
  t.match(texts(), [
    /^Buurtoproep: sinds \d+\.\d\d uur is er geen netstroom\. Omroeper draait op de accu, nog 42 minuten\. Gezien\? Antwoord GEZIEN \d{4}\.$/,
  ])
  t.ok((texts()[0] ?? '').length <= 160)
  await town.pass(40 * minute)
  t.equal(texts().length, 5, 'again ever more slowly while nobody answers')
  void town.write(piket, `gezien ${codeIn(texts()[4])}`)
  await town.pass(60 * minute)
  t.equal(texts().length, 5, 'one code, and then silence')
})

t.test('a battery that is nearly empty is told at once, though the outage was seen', async (t) => {
  const { town, feed, texts } = await behindUps()
  feed(battery)
  await town.pass(63_000)
  void town.write(piket, `GEZIEN ${codeIn(texts()[0])}`)
  await town.pass(5 * minute)
  feed({ ...battery, lastsSeconds: 540, isLow: true })
  await town.pass(3000)
  t.match(texts()[1], /^Buurtoproep: de accu van Omroeper is bijna leeg: nog 9 minuten\. Zorg voor/)
  t.not(codeIn(texts()[1]), codeIn(texts()[0]), 'with a code of its own')
  feed({ ...battery, lastsSeconds: 660 })
  await town.pass(minute)
  t.equal(texts().length, 2, 'a battery that hesitates begins nothing anew')
})

t.test('that the power is back is told once, when it holds', async (t) => {
  const { town, feed, texts } = await behindUps()
  feed(battery)
  await town.pass(63_000)
  void town.write(piket, `GEZIEN ${codeIn(texts()[0])}`)
  await town.pass(2000)
  for (const supply of ['mains', 'battery', 'mains'] as const) {
    feed({ ...battery, supply })
    await town.pass(3 * minute)
  }
  t.equal(texts().length, 1, 'power that comes and goes is one outage')
  const silent: Power = { kind: 'silent', since: 0, reason: 'gone' }
  const { power } = town
  town.power = silent
  await town.pass(10 * minute)
  t.equal(texts().length, 1, 'nothing is told while nothing is known')
  town.power = power
  await town.pass(3000)
  t.match(texts()[1], /^Buurtoproep: Omroeper heeft weer netstroom\.$/)
  await town.pass(20 * minute)
  t.equal(texts().length, 2)
})

t.test('whatever the power does, the alarm outlives a restart as it was', async () => {
  const moves = fc.array(fc.constantFrom('battery', 'low', 'mains', 'seen'), { maxLength: 8 })
  const life = async (done: readonly string[]) => {
    const { town, feed, texts } = await behindUps()
    for (const one of done) {
      if (one === 'seen') void town.write(piket, `GEZIEN ${codeIn(texts().at(-1))}`)
      else if (one === 'mains') feed({})
      else feed({ ...battery, isLow: one === 'low' })
      await town.pass(2 * minute)
    }
    const { state, time } = town.engine
    const again = emptyState()
    for (const fact of snapshotFacts(state, time.now())) foldFact(again, fact, time.now())
    const [before, after] = [state.duty.power, again.duty.power]
    return JSON.stringify(before) === JSON.stringify(after) && texts().length <= 2 * done.length + 1
  }
  await fc.assert(fc.asyncProperty(moves, life), { numRuns: 8, seed: 20261127 })
})
