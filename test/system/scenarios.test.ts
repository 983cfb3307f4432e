import type { Browser } from 'playwright-core'
import t, { type Test } from 'tap'
import type { Kind } from '../../src/domain/action.ts'
import { kinds } from '../../src/domain/action.ts'
import type { Rules } from '../../src/domain/policy/rules.ts'
import { describedScenarios, type Typed } from '../domain/described-scenarios.ts'
import { openBrowser, skipsWithoutBrowser } from '../support/browser.ts'
import { lenient, neighbour } from '../support/engine.ts'
import { PlayedDesk } from '../support/played-desk.ts'
import { tickAndPress } from '../support/pressing.ts'
import { type Scene, scenes } from '../support/scenes.ts'

/** So many people in a row to the north, each so many metres further. */
const row = (count: number, metres: number, nightAlerts = (_n: number) => false) =>
  Array.from({ length: count }, (_, n) => {
    const location = [5.3, 52.6 + (n * metres) / 111_195] as const
    const addresses = [{ postcode: '9999ZZ', houseNumber: n + 1, location, kind: 'home' }] as const
    return neighbour(n, { addresses, nightAlerts: nightAlerts(n) })
  })

const everyKind: Rules = {
  ...lenient,
  on: kinds,
  policeAgreement: 'convenant 2026-1',
  hartslagNuDown: 'coordinator',
}

async function fill({ page }: PlayedDesk, kind: Kind, typed: Typed) {
  await page.click('a[href="/acties/nieuw"]')
  await page.check(`input[name="kind"][value="${kind}"]`, { force: true })
  for (const [name, value] of Object.entries(typed)) {
    const id = `#who-${name}`
    if (name === 'danger') await page.check(id)
    else if (['sex', 'care'].includes(name)) await page.selectOption(id, value)
    else await page.fill(id, value)
  }
}

async function choose({ page }: PlayedDesk, { profile, radius, direction }: Scene) {
  await page.fill('#point', '5.3, 52.6')
  if (profile) await page.selectOption('#profile', profile)
  else await page.fill('#radius', String(radius))
  if (direction) await page.selectOption('#direction', direction)
}

/** Presses through from the filled-in form to the running action; yields how many are asked. */
async function send(desk: PlayedDesk): Promise<void> {
  const { page } = desk
  await page.click('.strip .primary')
  await page.waitForSelector('.decide')
  await tickAndPress(page)
  await page.waitForSelector('.sending')
  await desk.pass(6000)
  await page.waitForSelector('#progress')
}

async function close(desk: PlayedDesk, { outcome, mayNamePlace }: Scene): Promise<string> {
  const { page } = desk
  await page.click('#close > summary')
  await page.check(`input[name="outcome"][value="${outcome}"]`)
  const result = await page.inputValue('#result')
  // What is known to be there is named again: a fire, a place where somebody was helped.
  if (mayNamePlace) await page.check('#mayNamePlace')
  await page.check('#informed')
  await page.fill('#informedBy', 'wijkagent De Boer')
  await page.click('#close .primary')
  await page.waitForSelector('.badge-closing, .badge-closed')
  return result
}

async function play(t: Test, chrome: Browser, scene: Scene) {
  const [kind, typed, text] = describedScenarios[scene.number - 1] ?? []
  if (!kind || !typed || !text) throw new Error(`no scenario ${scene.number}`)
  const { modems = 4, secondsPerPart = 1, nightAlerts } = scene
  const desk = await PlayedDesk.open(t, {
    ...{ chrome, rules: everyKind, modems, traits: () => ({ secondsPerPart }) },
    at: `2026-11-24T${scene.clock}:00+01:00`,
    people: row(60, 60, nightAlerts),
  })
  const { page } = desk
  await fill(desk, kind, typed)
  await choose(desk, scene)
  await page.waitForFunction(`document.querySelector('#text').value === ${JSON.stringify(text)}`)
  if (scene.profile) {
    await page.waitForFunction(
      `Math.abs(document.querySelector('#radius').value - ${scene.radius}) <= 50`,
    )
  }
  await send(desk)
  const started = desk.time.now()
  await desk.until(async () => (await desk.waiting()) === 0)
  const alerted = desk.row.onAir()
  t.ok(alerted.length > 0 && alerted.every((part) => part.at - started < 3_600_000))
  await page.reload()
  const result = await close(desk, scene)
  t.match(result, scene.result)
  await desk.until(async () => (await desk.waiting()) === 0, 12 * 3_600_000)
  const told = desk.row.onAir().slice(alerted.length)
  t.strictSame(
    new Set(told.map(({ to }) => to)),
    new Set(alerted.map(({ to }) => to)),
    'all who were reached, and nobody else, get the result',
  )
  await page.click('a[href$="/verslag"]')
  await page.waitForSelector('h1')
  t.match(await page.textContent('main'), text)
}

t.test(
  'the scenarios, from the first click to the report',
  { skip: skipsWithoutBrowser, timeout: 300_000 },
  async (t) => {
    const chrome = await openBrowser()
    t.teardown(() => chrome.close())
    for (const scene of scenes) await t.test(`${scene.number}`, (t) => play(t, chrome, scene))
  },
)
