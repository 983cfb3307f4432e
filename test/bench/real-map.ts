import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { addUser, omroeper, start, writeConfig } from '../support/appliance.ts'
import { openBrowser } from '../support/browser.ts'
import { less, type Row, told } from './table.ts'
import { inFolder } from './town.ts'

const rounds = 5
const password = 'een-goed-wachtwoord'
/** A drag across the map, in steps of a hand's pace. */
const steps = 40
const stepPixels = 8
/** At ten pictures a second a hand notices that the map lags behind it. */
const smoothMs = 100

/**
 * A real place, as a municipality would put it in: the folder that `GEODATA` names has `addresses.csv`,
 * perhaps `neighbourhoods.geojson`, and folders with the layers of a map as GeoJSON and addresses of
 * their own. Nothing is measured where it names none: such data are not ours to ship.
 */
export async function realMap(): Promise<readonly Row[]> {
  const folder = process.env.GEODATA
  if (folder === undefined) {
    process.stderr.write('GEODATA names no folder: no real place is measured\n')
    return []
  }
  const places = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() && has(path, 'addresses.csv') ? [path] : []
  })
  return [...(await imported(folder)), ...(await Promise.all(places.map(drawn))).flat()]
}

const has = (folder: string, name: string): boolean => readdirSync(folder).includes(name)

/** How long it takes to put the addresses and the areas in, on a running appliance. */
const imported = (geodata: string): Promise<readonly Row[]> =>
  inFolder(async (folder) => {
    const config = writeConfig(folder)
    const running = await start(['--config', config])
    const rows: Row[] = []
    for (const [what, file] of [
      ['addresses', 'addresses.csv'],
      ['areas', 'neighbourhoods.geojson'],
    ] as const) {
      if (!has(geodata, file)) continue
      const began = performance.now()
      const { out, code } = await omroeper('import', what, join(geodata, file), '--config', config)
      if (code !== 0) throw new Error(`${file} was refused: ${out}`)
      const seconds = (performance.now() - began) / 1_000
      rows.push(told(`a real place: ${out.trim()}`, [seconds], 's'))
    }
    await running.kill('SIGTERM')
    return rows
  })

/** From opening *Nieuwe actie* until its map is drawn, and how it follows a hand. */
const drawn = (place: string): Promise<readonly Row[]> =>
  inFolder(async (folder) => {
    const config = writeConfig(folder)
    const map = join(folder, 'data', 'map')
    const layers = readdirSync(place).filter((name) => name.endsWith('.geojson'))
    for (const name of layers) cpSync(join(place, name), join(map, name))
    const running = await start(['--config', config])
    await omroeper('import', 'addresses', join(place, 'addresses.csv'), '--config', config)
    await addUser(config, 'centralist', 'dispatcher', password)
    const chrome = await openBrowser()
    try {
      const page = await (await chrome.newContext()).newPage()
      await enter(page, running.url)
      const times: number[] = []
      const lags: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        times.push(await opened(page, running.url))
        lags.push(...(await dragged(page)))
      }
      const what = `a real map of ${layers.length} layers`
      return [
        less(`${what}, from the click until it is drawn`, times, 1_500, 'ms'),
        less(`${what}, dragged: the longest between two pictures`, lags, smoothMs, 'ms'),
      ]
    } finally {
      await chrome.close()
      await running.kill('SIGTERM')
    }
  })

async function enter(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.fill('#name', 'centralist')
  await page.fill('#password', password)
  await page.click('main button')
  await page.waitForSelector('.ready')
}

/** Resolves in the page as soon as there is anything on the ground of the map. */
const inked = `new Promise((resolve) => {
  const look = () => {
    const ground = document.querySelector('.leaflet-ground-pane canvas')
    const { data } = ground?.width
      ? ground.getContext('2d').getImageData(0, 0, ground.width, ground.height)
      : { data: [] }
    if (data.some((byte, n) => n % 4 === 3 && byte > 0)) return resolve()
    requestAnimationFrame(look)
  }
  look()
})`

async function opened(page: Page, url: string): Promise<number> {
  const began = performance.now()
  await page.goto(`${url}/acties/nieuw`)
  await page.evaluate(inked)
  return performance.now() - began
}

/** While a hand drags the map: what lies between two pictures, milliseconds. */
async function dragged(page: Page): Promise<readonly number[]> {
  const map = page.locator('#map')
  await map.scrollIntoViewIfNeeded()
  const box = await map.boundingBox()
  if (!box) throw new Error('there is no map')
  await page.evaluate(`window.pictures = [];
    (function next(at) { window.pictures.push(at); window.drawing = requestAnimationFrame(next) })(performance.now())`)
  const [x, y] = [box.x + box.width - 20, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= steps; step += 1) await page.mouse.move(x - step * stepPixels, y)
  await page.mouse.up()
  const pictures = (await page.evaluate(
    'cancelAnimationFrame(window.drawing); window.pictures',
  )) as number[]
  return [Math.max(...pictures.slice(1).map((at, i) => at - (pictures[i] ?? at)))]
}
