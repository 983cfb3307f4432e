import { type PageVisitor, visit } from '../support/visitor.ts'
import { withOffice, words } from './office.ts'
import { less, type Row } from './table.ts'
import { centre, townsman } from './town.ts'

const people = 50_000
const radiusMetres = 5_000
const rounds = 25
const warmUp = 5

/**
 * From a key press at *Nieuwe actie* to all that follows from it: counts, forecast, rings with
 * minutes, and what would make it quicker, which is asked for when many are in the area.
 */
export async function strip(): Promise<readonly Row[]> {
  const town = Array.from({ length: people }, (_, n) => townsman(n, (radiusMetres * n) / people))
  return withOffice(town, { count: 8, secondsPerPart: 1 }, async ({ appliance, config }) => {
    const dispatcher = await visit(appliance.url, config, 'dispatcher')
    const measured: Row[] = []
    for (const radius of [1_000, radiusMetres]) {
      const times: number[] = []
      for (let round = 0; round < rounds; round += 1) times.push(await once(dispatcher, radius))
      const share = (people * radius) / radiusMetres
      const what = `a key press at the desk, ${share} of ${people} in the area`
      measured.push(less(what, times.slice(warmUp), 200, 'ms'))
    }
    return measured
  })
}

async function once(dispatcher: PageVisitor, radius: number): Promise<number> {
  const began = performance.now()
  const { html } = await dispatcher.post('/acties/meekijken', {
    kind: 'missing-child',
    status: 'actual',
    text: words,
    point: centre.join(', '),
    radius: String(radius),
  })
  if (!html.includes('&quot;rings&quot;')) throw new Error('nothing is drawn')
  return performance.now() - began
}
