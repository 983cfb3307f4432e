import { readFileSync } from 'node:fs'
import { start, writeConfig } from '../support/appliance.ts'
import { longList, longRegister } from '../support/long-list.ts'
import { type PageVisitor, settled, visit } from '../support/visitor.ts'
import { less, type Row } from './table.ts'
import { inFolder } from './town.ts'

const people = 50_000
const otherPages = ['/', '/deelnemers', '/acties', '/modems', '/acties/nieuw'] as const
const pauseMs = 20

/**
 * A file of 50,000 people over the pages of the built appliance: from sending it until what it holds
 * is shown, from the button until all take part, and the slowest other page meanwhile.
 */
export const importing = (): Promise<readonly Row[]> =>
  inFolder(async (folder) => {
    const config = writeConfig(folder, { modems: { simulated: 4 } })
    await longRegister(folder, config, people)
    const appliance = await start(['--config', config])
    try {
      const counter = await visit(appliance.url, config, 'admin')
      const others = watch(await visit(appliance.url, config, 'admin'))
      const looked = await timed(async () => {
        const { location } = await counter.post('/deelnemers/invoer', {}, longList(people))
        await settled(counter, location)
        return location
      })
      const done = await timed(async () => {
        await counter.post(`${looked.value}/doe`, { consent: 'bench' })
        const html = await settled(counter, looked.value)
        if (!html.includes('50.000 deelnemers ingelezen')) throw new Error('not all were imported')
      })
      const back = await timed(() => counter.post(`${looked.value}/terug`))
      const slowest = await others.stop()
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${appliance.pid}/status`, 'utf8'))
      return [
        less('50,000 people of a file looked at and read in', [looked.s + done.s], 20, 's'),
        less('of that, looking at it', [looked.s], 20, 's'),
        less('taking the whole import back', [back.s], 20, 's'),
        less('slowest other page meanwhile', [slowest], 300, 'ms'),
        less('peak resident memory meanwhile', [Number(peak?.[1]) / 1024], 250, 'MB'),
      ]
    } finally {
      await appliance.kill('SIGTERM')
    }
  })

async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly s: number; readonly value: T }> {
  const began = performance.now()
  const value = await work()
  return { s: (performance.now() - began) / 1000, value }
}

/** Asks for pages, one after another, until it is stopped; yields how long the slowest took. */
function watch(visitor: PageVisitor): { readonly stop: () => Promise<number> } {
  let isOver = false
  let slowest = 0
  const watching = (async () => {
    for (let n = 0; !isOver; n += 1) {
      const path = otherPages[n % otherPages.length] ?? '/'
      const began = performance.now()
      const { status } = await visitor.get(path)
      if (status !== 200) throw new Error(`${path} answered ${status}`)
      slowest = Math.max(slowest, performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await watching
      return slowest
    },
  }
}
