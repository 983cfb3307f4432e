import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { addUser, start, until, writeConfig } from '../support/appliance.ts'
import { longList, longRegister } from '../support/long-list.ts'
import { settled, visit } from '../support/visitor.ts'

const people = 4_000

/** How many take part, as the page of participants says. */
const countIn = (html: string): number =>
  Number(/<p>([\d.]+) deelnemers/.exec(html)?.[1]?.replaceAll('.', ''))

t.test(
  'an import that is killed in the middle is all or nothing',
  { timeout: 200_000 },
  async (t) => {
    const folder = t.testdir()
    const config = writeConfig(folder, { modems: { simulated: 1 } })
    await longRegister(folder, config, people)
    await addUser(config, 'beheer', 'admin', 'een-goed-wachtwoord')
    const args = ['--config', config]
    let running = await start(args)
    t.teardown(() => running.kill('SIGKILL'))
    const keys = join(folder, 'data', 'keys', 'people.keys')
    const keyCount = () => readFileSync(keys).length / 32
    /** Where the keys are of the people of imports that stand in the journal. */
    const stagedSlots = () => {
      const journal = join(folder, 'data', 'journal')
      const names = readdirSync(journal).filter((name) => name.endsWith('.ndjson'))
      return names.flatMap((name) =>
        wholeLines(readFileSync(join(journal, name), 'latin1'))
          .split('{"type":"participant.imported"')
          .slice(1)
          .map((text) => Number(/"slot":(\d+)/.exec(text)?.[1])),
      )
    }
    const keptOf = (slots: readonly number[]) => {
      const octets = readFileSync(keys)
      return slots.filter((slot) =>
        octets.subarray(slot * 32, (slot + 1) * 32).some((octet) => octet !== 0),
      )
    }
    let mostStaged = 0
    const ends: number[] = []
    for (const share of [0.1, 0.5, 0.9]) {
      const counter = await visit(running.url, config, 'admin')
      const { location } = await counter.post('/deelnemers/invoer', {}, longList(people))
      await settled(counter, location)
      const before = keyCount()
      await counter.post(`${location}/doe`, { consent: 'proef' })
      await until(async () => keyCount() - before >= people * share)
      await running.kill('SIGKILL')
      const slots = stagedSlots()
      mostStaged = Math.max(mostStaged, slots.length)
      running = await start(args)
      const again = await visit(running.url, config, 'admin')
      const count = countIn((await again.get('/deelnemers')).html)
      ends.push(count)
      t.ok(count === 0 || count === people, `after ${share}: ${count}`)
      if (count === 0) t.strictSame(keptOf(slots), [], 'their keys are gone')
      if (count > 0) break
    }
    t.ok(mostStaged > 0, 'some were in the journal by then')
    t.ok(ends.includes(0), 'one at least was killed before it was finished')

    const counter = await visit(running.url, config, 'admin')
    if (ends.at(-1) === 0) {
      const { location } = await counter.post('/deelnemers/invoer', {}, longList(people))
      await settled(counter, location)
      await counter.post(`${location}/doe`, { consent: 'proef' })
      t.match(await settled(counter, location), /4\.000 deelnemers ingelezen/)
      await running.kill('SIGKILL')
      running = await start(args)
    }
    const last = await visit(running.url, config, 'admin')
    t.equal(countIn((await last.get('/deelnemers')).html), people, 'what was finished holds')
  },
)

/** Without what a kill left of the last line: it is cut off, and with it all that its keys open. */
const wholeLines = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1)
