import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { faults } from '../support/accessible.ts'
import { addUser, start, until, writeConfig } from '../support/appliance.ts'
import { openBrowser, skipsWithoutBrowser } from '../support/browser.ts'
import { madeTiles } from '../support/made-tiles.ts'
import { closeByForm, tickAndPress } from '../support/pressing.ts'

/** What stands at and above a field that was refused. */
const marks = '[aria-invalid="true"], .wrong, .problem'

t.test(
  'from log-in to the result in a browser, accessible at every step',
  { skip: skipsWithoutBrowser },
  async (t) => {
    // On a machine without a voice: nobody is called, and it ends with the last SMS.
    const env = { PORT: '0', PATH: '/nowhere' }
    const running = await start(['--demo'], { cwd: t.testdir(), env })
    const chrome = await openBrowser()
    t.teardown(async () => {
      await chrome.close()
      await running.kill('SIGKILL')
    })
    const context = await chrome.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    const look = async (name: string) => t.strictSame(await faults(page), [], name)

    await page.goto(running.url)
    await look('log in')
    await page.fill('#name', 'centralist')
    await page.fill('#password', 'waterhoven-centralist')
    await page.click('main button')
    await page.waitForSelector('.ready')
    await look('ready?')

    await page.click('a[href="/acties/nieuw"]')
    // The keyboard begins there.
    await page.waitForSelector('#kinds input:focus')
    await page.fill('#text', 'let op jongen, 7 jaar, geïnformeerd. Gezien? Bel 0800-0011.')
    await page.waitForSelector('.leaflet-interactive, .leaflet-container path', {
      state: 'attached',
    })
    await page.click('#map', { position: { x: 300, y: 170 } })
    await page.waitForSelector('#sum .sum')
    await look('new action')
    t.match(await page.textContent('#words'), /2 bericht/)
    await page.click('[data-replace="ï"]')
    await until(async () => (await page.textContent('#words'))?.includes('1 bericht') ?? false)

    await drawAreas(page, t)
    await look('drawn')
    await page.click('#map', { position: { x: 300, y: 170 } })
    t.equal(await page.inputValue('[name=polygon]'), '', 'a point takes the place of the area')
    await page.locator('#radius-slider').fill('1200')
    t.equal(await page.inputValue('#radius'), '1200')

    await page.click('.strip .primary')
    await page.waitForSelector('button.send')
    await look('check')
    t.match(await page.textContent('button.send'), /Verstuur naar \d+ mensen/)
    await tickAndPress(page)
    await page.waitForSelector('.sending')
    await look('sending')
    await page.click('text=Neem terug')
    await page.waitForSelector('.done')
    await look('taken back')
    t.ok(await page.isChecked('#criterion-0'), 'what was ticked still is')
    await page.press('#askedBy', 'Enter')
    await page.waitForSelector('#progress progress')
    await until(async () => Number(await page.textContent('.big-figure dd')) >= 8)
    await look('running')

    const other = await context.newPage()
    await other.goto(page.url())
    await page.click('button.stop')
    await page.waitForSelector('.badge-stopped')
    await other.waitForSelector('.badge-stopped')
    t.equal(await other.locator('button.stop').count(), 0, 'another window stops it no more')
    const news = 'gezien bij de brug. Bel 0800-0011.'
    await other.click('#update-order > summary')
    await other.fill('#update', news)
    await page.click('main summary')
    await page.check('input[value="found-by-participant"]')
    await page.click('form[action$="afsluiten"] .primary')
    await isInTheMiddle(page, '#notInformed')
    t.match(complaints.splice(0), [/422/], 'of what was refused, and nothing else')
    await page.locator('#notInformed').pressSequentially('niet van toepassing')
    await until(async () => (await page.locator(marks).count()) === 0)
    await page.click('form[action$="afsluiten"] .primary')
    await until(async () => (await page.textContent('#progress'))?.includes('Afloop') ?? false)
    await until(async () => (await page.textContent('.badge')) === 'Afgesloten', 60_000)
    await until(async () => (await other.locator('.orders > *').count()) === 1)
    await other.fill('#combined', news)
    await other.click('#update-order .primary')
    await other.waitForSelector('#not-told')
    t.equal(await other.inputValue('#not-told-text'), news, 'what was being written is not lost')
    await other.close()

    for (const path of ['/', '/acties', '/berichten', '/modems']) {
      await page.goto(running.url + path)
      await look(path)
    }
    await pointOut(page, t, running.url)
    await writeBeforeScripts(page, t, running.url)
    await tellBeforeScripts(page, running.url)
    await fillInFields(page, t, running.url)
    t.match(complaints.splice(0), [/422/], 'of what was refused, and nothing else')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto(`${running.url}/acties/nieuw`)
    await look('phone')
    t.ok((await page.evaluate('document.documentElement.scrollWidth <= innerWidth')) as boolean)
    t.strictSame(complaints, [])
  },
)

/** The wheel scrolls the page, and a point that takes the place of an address gives it back. */
async function pointOut(page: Page, t: Test, url: string) {
  await page.goto(`${url}/acties/nieuw`)
  await page.waitForSelector('.leaflet-container path', { state: 'attached' })
  await page.fill('#place', 'Merelstraat 12')
  await page.hover('#map')
  await page.mouse.wheel(0, 300)
  await page.waitForFunction('scrollY > 0')
  await page.click('#map', { position: { x: 300, y: 170 } })
  t.match(await page.textContent('#replaced'), /niet meer Merelstraat 12/)
  await page.click('#replaced button')
  t.equal(await page.inputValue('#place'), 'Merelstraat 12')
  t.equal(await page.inputValue('#point'), '')
  t.notOk(await page.isVisible('#replaced'))
}

/** What is being written is refused no more, also if the page's script comes late. */
async function writeBeforeScripts(page: Page, t: Test, url: string) {
  const release = await holdScripts(page)
  await page.goto(`${url}/acties/nieuw`, { waitUntil: 'commit' })
  await page.click('form button.primary.big')
  await page.waitForSelector('#text[aria-invalid="true"]')
  const before = await page.locator(marks).count()
  await page.locator('#text').pressSequentially('Kind vermist. Bel 0800-0011.')
  t.equal(await page.locator(marks).count(), before, 'nothing is there yet that would notice')
  release()
  await until(async () => (await page.locator('#text[aria-invalid="true"]').count()) === 0)
  t.ok((await page.locator(marks).count()) < before)
  await page.unroute('**/refused.js')
}

/** What is told of who is looked for makes the text, also if it was told before any script came. */
async function tellBeforeScripts(page: Page, url: string) {
  const release = await holdScripts(page)
  await page.goto(`${url}/acties/nieuw`, { waitUntil: 'commit' })
  await page.fill('[name="who-clothes"]', 'rode jas')
  release()
  await until(async () => (await page.inputValue('#text')).includes('rode jas'))
  await page.unroute('**/refused.js')
}

/** Nothing of a page's scripts is at work until what is returned is called: one of them is late. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/refused.js', async (route) => {
    await released
    // One that was left meanwhile asks for it no more.
    await route.continue().catch(() => undefined)
  })
  return () => release()
}

/** A text that was left empty is refused no more once what was told in fields has made it. */
async function fillInFields(page: Page, t: Test, url: string) {
  await page.goto(`${url}/acties/nieuw`)
  await page.click('form button.primary.big')
  await page.waitForSelector('#text[aria-invalid="true"]')
  await page.fill('[name="who-clothes"]', 'rode jas')
  await until(async () => (await page.inputValue('#text')).includes('rode jas'))
  await until(async () => (await page.locator('#text[aria-invalid="true"]').count()) === 0)
  t.equal(await page.locator('#text-wrong').count(), 0)
}

/** Where it was refused, also once the form around it has been filled in. */
async function isInTheMiddle(page: Page, field: string): Promise<void> {
  await page.waitForSelector('form[action$="afsluiten"] q')
  // A script, as the page has no types here.
  const script = `(() => {
    const { y, height } = document.querySelector('${field}').getBoundingClientRect()
    const isFocused = document.activeElement.matches('${field}')
    return isFocused && Math.abs(y + height / 2 - innerHeight / 2) < 60
  })()`
  await until(async () => (await page.evaluate(script)) === true)
}

/** An area by mouse, and the same by keyboard alone; a refused one says what is wrong. */
async function drawAreas(page: Page, t: Test) {
  const corners = async () =>
    (await page.inputValue('[name=polygon]')).split('\n').filter((line) => line !== '').length
  const click = async (x: number, y: number) => {
    await page.click('#map', { position: { x, y } })
    // Two clicks in one place and at once would be a double click.
    await page.waitForTimeout(350)
  }
  await page.click('#draw')
  for (const [x, y] of [
    [200, 100],
    [320, 100],
    [320, 220],
    [100, 50],
  ] as const) {
    await click(x, y)
  }
  await page.keyboard.press('Backspace')
  await click(200, 100)
  t.equal(await corners(), 3)
  t.equal(await page.inputValue('#point'), '', 'an area takes the place of the point')
  await page.waitForSelector('#sum .sum')

  await page.click('#draw')
  for (const key of ['Enter', 'ArrowRight', 'Enter', 'ArrowDown', 'Enter', 'Enter']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(400)
  }
  t.equal(await corners(), 3, 'by keyboard')
  await page.click('#draw')
  await page.keyboard.press('Escape')
  t.equal(await corners(), 0)
}

t.test(
  'without JavaScript an alert can be sent, and roles hold',
  { skip: skipsWithoutBrowser },
  async (t) => {
    const running = await start(['--demo'], { cwd: t.testdir(), env: { PORT: '0' } })
    const chrome = await openBrowser()
    t.teardown(async () => {
      await chrome.close()
      await running.kill('SIGKILL')
    })
    const logIn = async (name: string) => {
      const page = await (await chrome.newContext({ javaScriptEnabled: false })).newPage()
      await page.goto(running.url)
      await page.fill('#name', name)
      await page.fill('#password', `waterhoven-${name}`)
      await page.click('main button')
      return page
    }
    const page = await logIn('centralist')
    await page.goto(`${running.url}/acties/nieuw`)
    await page.fill('#text', 'let op jongen, 7 jaar. Gezien? Bel 0800-0011.')
    await page.check('text=Wilgenhof')
    await page.click('.strip .primary')
    await page.check('#listened')
    await tickAndPress(page)
    t.match(await page.textContent('h1'), 'Wordt zo verstuurd')
    await page.waitForURL(/acties\/[\w-]+$/, { timeout: 15_000 })
    t.match(await page.textContent('h1'), /-001 Vermist kind/)
    t.match(await closeByForm(page), /gevonden dankzij een tip/)
    t.match(await page.textContent('#progress'), /Afloop/)
    t.equal((await page.goto(`${running.url}/deelnemers`))?.status(), 403)

    const counter = await logIn('loket')
    await counter.goto(`${running.url}/deelnemers/nieuw`)
    await counter.fill('#phone-0', '06 12')
    await counter.fill('#postcode-0', '9991AA')
    await counter.fill('#number-0', '1')
    await counter.check('#sixteen')
    await counter.check('#consent')
    await counter.click('button.big')
    t.match(await counter.textContent('.problem'), /geen telefoonnummer/)
    await counter.fill('#phone-0', '0610000999')
    await counter.fill('#name', 'Proef Persoon')
    await counter.click('button.big')
    t.match(await counter.textContent('.done'), /Bewaard: Proef Persoon/)
    await counter.goto(`${running.url}/deelnemers/invoer`)
    const csv = [
      'name;phone;channel;postcode;house_number;suffix;kind;night_alerts',
      'Eerste Proef;0610000998;;9991AA;1;;home;ja',
      'Tweede Proef;112;;9991AA;2;;home;nee',
    ].join('\r\n')
    const file = { name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${csv}`) }
    await counter.setInputFiles('#csv', file)
    await counter.click('main button')
    const reload = async (selector: string) => {
      await until(async () => {
        await counter.goto(counter.url())
        return (await counter.locator(selector).count()) > 0
      })
    }
    await reload('#faults')
    t.match(await counter.textContent('#faults tbody'), /3phoneDit is geen telefoonnummer/)
    await counter.fill('#consent', 'formulier 2026')
    await counter.click('button.big')
    await reload('.done')
    t.match(await counter.textContent('.done'), /1 deelnemers ingelezen/)
    t.equal((await counter.goto(`${running.url}/acties/nieuw`))?.status(), 403)
  },
)

const park = {
  type: 'Polygon',
  coordinates: [
    [
      [6.8, 53.12],
      [6.88, 53.12],
      [6.88, 53.15],
      [6.8, 53.15],
      [6.8, 53.12],
    ],
  ],
}

/** What the ground has in its middle, where the name of the park is, and in its corner. */
const inkOfGround = `(() => {
  const ground = document.querySelector('.leaflet-ground-pane canvas')
  const at = (x, y, w, h) => ground.getContext('2d').getImageData(x, y, w, h).data
  const { width, height } = ground
  const middle = at(width / 2 - 40, height / 2 - 10, 80, 20)
  const shades = new Set(Array.from({ length: middle.length / 4 }, (_, n) => middle.slice(n * 4, n * 4 + 4).join()))
  return { shades: shades.size, corner: at(1, 1, 1, 1)[3] }
})()`

/** Once every square that is in view was drawn: how much ink there is. */
const inkOfTiles = `new Promise((resolve) => {
  const look = () => {
    const tiles = [...document.querySelectorAll('#map canvas.leaflet-tile')]
    if (tiles.length === 0 || !tiles.every((tile) => tile.matches('.leaflet-tile-loaded'))) {
      return setTimeout(look, 50)
    }
    const pixels = tiles.map((tile) =>
      tile.getContext('2d').getImageData(0, 0, tile.width, tile.height).data.filter((b, n) => n % 4 === 3 && b > 0).length)
    resolve(pixels.reduce((sum, count) => sum + count, 0))
  }
  look()
})`

/** What the squares that were fetched say of names, and whether any is written on the map. */
const namesOfTiles = `(async () => {
  const { readTile } = await import('/public/tile-reader.js')
  const said = new Set()
  const paths = performance.getEntriesByType('resource').map(({ name }) => name)
  for (const path of paths.filter((one) => one.includes('/kaart/tegels/')).slice(0, 4)) {
    const call = ({ layer, name }) => said.add(layer + ': ' + name.replace(/\\d+/, 'n'))
    readTile(await (await fetch(path)).arrayBuffer(), { scale: 512, left: 0, top: 0 }, { draw() {}, call })
  }
  const canvas = document.querySelector('.leaflet-tile-names-pane canvas')
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  return { said: [...said].sort(), isWritten: data.some((byte) => byte > 0) }
})()`

/** 50,000 houses as tiles: they are drawn, and the browser keeps none of their shapes. */
async function drawTiles(page: Page, t: Test) {
  t.ok(((await page.evaluate(inkOfTiles)) as number) > 5000, 'drawn')
  const { shades, corner } = (await page.evaluate(inkOfGround)) as {
    shades: number
    corner: number
  }
  t.ok(shades > 5, 'letters over the park')
  const names = await page.evaluate(namesOfTiles)
  t.strictSame(names, { said: ['places: Buurt n', 'streets: Laan n'], isWritten: true })
  t.equal(corner, 0, 'nothing beside it')
  t.match(await page.textContent('.map-unusable'), /map\/half\.pmtiles/)
  t.strictSame(await faults(page), [], 'new action with a large map')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
  t.comment(`50,000 polygons as tiles: ${(heap / 1e6).toFixed(1)} MB of browser heap`)
  t.ok(heap < 50e6)
}

t.test(
  'with a certificate of its own it is used over TLS, and a log-in holds',
  { skip: skipsWithoutBrowser },
  async (t) => {
    const listen = { host: '127.0.0.1', port: 0, tls: 'self-signed' }
    const town = madeTiles({ houses: 50_000, minZoom: 13, maxZoom: 13 })
    const layer = (features: readonly unknown[]) => JSON.stringify({ features })
    const map = {
      ...{ 'town.pmtiles': town, 'half.pmtiles': town.subarray(0, 5000) },
      'park.geojson': layer([{ properties: { name: 'Oud Bos' }, geometry: park }]),
    }
    const config = writeConfig(t.testdir({ data: { map } }), { listen })
    const running = await start(['--config', config])
    const chrome = await openBrowser()
    t.teardown(async () => {
      await chrome.close()
      await running.kill('SIGKILL')
    })
    t.match(running.url, /^https:/)
    t.match(running.log.join('\n'), /map\/half\.pmtiles.*is cut off/)
    await addUser(config, 'centralist', 'dispatcher', 'een-goed-wachtwoord')
    const context = await chrome.newContext({ ignoreHTTPSErrors: true })
    const page = await context.newPage()
    await page.goto(running.url)
    await page.fill('#name', 'centralist')
    await page.fill('#password', 'een-goed-wachtwoord')
    await page.click('main button')
    await page.waitForSelector('.ready')
    t.match(await context.cookies(), [{ name: '__Host-omroeper', secure: true, httpOnly: true }])
    await page.goto(`${running.url}/modems`)
    t.match(await page.textContent('tbody'), /simulated-1/)
    await page.goto(`${running.url}/acties/nieuw`)
    await drawTiles(page, t)
  },
)
