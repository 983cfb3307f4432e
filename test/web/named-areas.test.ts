import t from 'tap'
import { layersOf } from '../../src/demo/layers.ts'
import { makeTown } from '../../src/demo/town.ts'
import { openBrowser, skipsWithoutBrowser } from '../support/browser.ts'
import { by, neighbour } from '../support/engine.ts'
import { password, webOffice } from '../support/office-web.ts'

const boxes = `[...document.querySelectorAll('.map-name span')].map((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect()
  return { name: one.firstChild.textContent, left, right, top, bottom }
})`

interface Box {
  readonly name: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

t.test(
  'the map of the demo has the names of all its areas, and none over another',
  {
    skip: skipsWithoutBrowser,
  },
  async (t) => {
    const town = makeTown()
    const layers = layersOf(town)
    const office = await webOffice(t, [neighbour(1)], { mapLayers: () => layers })
    await office.store.append([{ type: 'areas.replaced', areas: town.areas }], by)
    const url = await office.app.listen({ host: '127.0.0.1', port: 0 })
    const chrome = await openBrowser()
    t.teardown(() => chrome.close())
    const page = await chrome.newPage()
    await page.goto(`${url}/aanmelden?verder=/acties/nieuw`)
    await page.fill('#name', 'dispatcher')
    await page.fill('#password', password)
    await page.click('main button')
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`${url}/acties/nieuw`)
      await page.waitForSelector('.map-area', { state: 'attached' })
      const shown = (await page.evaluate(boxes)) as readonly Box[]
      const names = town.areas.map(({ name }) => name)
      t.strictSame(shown.map(({ name }) => name).sort(), names.toSorted(), `at ${width}`)
      const over = shown.filter((one, n) =>
        shown.slice(n + 1).some((other) => overlaps(one, other)),
      )
      t.strictSame(over, [])
    }
  },
)
