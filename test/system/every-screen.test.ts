import t, { type Test } from 'tap'
import { openBrowser, skipsWithoutBrowser } from '../support/browser.ts'
import { lenient } from '../support/engine.ts'
import { isFilledIn } from '../support/filled-in.ts'
import { formsIn } from '../support/forms-in.ts'
import { Hands } from '../support/hands.ts'
import { Looker } from '../support/looked-at.ts'
import { PlayedDesk } from '../support/played-desk.ts'
import { says } from '../support/scene-points.ts'
import { row } from '../support/scenes.ts'
import { Screens } from '../support/screens.ts'
import { drilling, furnish, offices } from '../support/site-offices.ts'
import * as states from '../support/site-states.ts'

/** A child of 6 in a red coat, who left Merelstraat 12 on foot, 20 minutes ago. */
const words = 'vermist, jongen, 6 jaar, rode jas. Om 15.35 te voet weg bij de Merelstraat. Gezien?'

async function openDesk(t: Test): Promise<PlayedDesk> {
  const chrome = await openBrowser()
  t.teardown(() => chrome.close())
  const desk = await PlayedDesk.open(t, {
    ...{ chrome, people: row([0, 40], 20), rules: lenient, at: '2026-11-24T15:55:00+01:00' },
    traits: () => ({ secondsPerPart: 1, reportSeconds: 2 }),
  })
  const [home] = row([0, 20], 20).flatMap(({ addresses }) => addresses)
  if (!home) throw new Error('nobody lives there')
  const street = { suffix: '', street: 'Merelstraat', city: 'Waterhoven' }
  await desk.office.store.register.replace([
    { ...street, postcode: home.postcode, houseNumber: 12, location: home.location },
  ])
  return desk
}

/** The big button was pressed: five seconds later it is sent, with the words that were told. */
async function isSent(t: Test, desk: PlayedDesk) {
  const { page } = desk
  await page.waitForSelector('.sending')
  await desk.pass(6000)
  await page.waitForSelector('#progress')
  t.match(await page.textContent('#progress'), words)
}

async function byKeyboard(t: Test, desk: PlayedDesk): Promise<void> {
  const { page } = desk
  const hands = new Hands(page)
  await hands.alt('n')
  await page.waitForSelector('#kinds input:focus')
  await hands.press('Tab', 'Tab', 'j')
  t.equal(await hands.at(), 'who-sex')
  await hands.press('Tab', '6', 'Tab', 'Tab', 'Tab', 'Tab')
  t.equal(await hands.at(), 'who-clothes')
  await hands.type('rode jas')
  await hands.press('Tab', 'Tab')
  t.equal(await hands.at(), 'who-place')
  await hands.type('bij de Merelstraat')
  await hands.alt('w')
  t.equal(await hands.at(), 'place')
  await hands.type('Merelstraat 12')
  await hands.press('Tab', 'k', 'Tab', '2', '0')
  t.equal(await hands.at(), 'ago')
  await says(page, '#words', words)
  await hands.press('Enter')
  await page.waitForSelector('h1:focus')
  await hands.alt('v')
  await page.waitForSelector('#criteria:focus')
  const boxes = page.locator('#criteria input[type="checkbox"]')
  for (let n = 1; n <= (await boxes.count()); n += 1) {
    await hands.press(String(n))
    t.equal(await page.locator('#criteria :checked').count(), n, 'a line for a press')
  }
  await hands.press('Tab')
  t.equal(await hands.at(), 'askedBy')
  await hands.type('dienst 7')
  await hands.press('Enter')
  await isSent(t, desk)
  t.comment(`by keyboard: ${hands.presses} presses, of which ${hands.tabs} Tab`)
  t.ok(hands.presses <= 75 && hands.tabs <= 12, `${hands.presses} presses, ${hands.tabs} Tab`)
}

/** The fields of the area follow what is told, and the clock is the appliance's. */
async function follows(t: Test, { page, url, time }: PlayedDesk): Promise<void> {
  await page.goto(`${url}/acties/nieuw`)
  await says(page, '#clock', 'Het is nu 15:')
  await page.selectOption('#who-sex', 'boy')
  await page.fill('#ago', '20')
  await page.fill('#who-transport', 'zwarte fiets')
  await says(page, '#words', 'op zwarte fiets weg')
  t.equal(await page.inputValue('#profile'), 'child-bicycle')
  await page.selectOption('#profile', 'child-foot')
  await says(page, '#words', 'te voet weg')
  t.equal(await page.inputValue('#who-transport'), 'te voet')
  t.notOk(await page.isVisible('#who-transport'))
  time.leap(3_600_000)
  await page.fill('#who-direction', 'naar het oosten')
  await says(page, '#clock', 'Het is nu 16:')
  t.equal(await page.inputValue('#direction'), 'east')
}

async function byMouse(t: Test, desk: PlayedDesk): Promise<void> {
  const { page } = desk
  const hands = new Hands(page)
  await page.goto(desk.url)
  await hands.click('a[href="/acties/nieuw"]')
  await hands.choose('#who-sex', 'Jongen')
  await hands.fill('#who-age', '6')
  await hands.fill('#who-clothes', 'rode jas')
  await hands.fill('#who-place', 'bij de Merelstraat')
  await hands.fill('#place', 'Merelstraat 12')
  await hands.choose('#profile', 'kind te voet')
  await hands.fill('#ago', '20')
  await says(page, '#words', words)
  await hands.click('.strip .primary')
  await page.waitForSelector('.decide')
  const boxes = page.locator('#criteria input[type="checkbox"]')
  for (let n = 0; n < (await boxes.count()); n += 1) await hands.click(`#criterion-${n}`)
  await hands.fill('#askedBy', 'dienst 7')
  await hands.click('button.send')
  await page.waitForSelector('.sending')
  t.comment(`by mouse: ${hands.clicks} clicks`)
  t.ok(hands.clicks <= 18, `${hands.clicks} clicks`)
  await hands.alt('t')
  await says(page, 'main', 'Er is niets verstuurd')
}

t.test('every screen', { skip: skipsWithoutBrowser, timeout: 900_000 }, async (t) => {
  const desk = await openDesk(t)
  await t.test('the shortest way by keyboard alone', (t) => byKeyboard(t, desk))
  await t.test('the shortest way by mouse', (t) => byMouse(t, desk))
  await t.test('what is told once is seen twice', (t) => follows(t, desk))
  const screens = new Screens()
  await t.test('every path of the router has been opened', (t) => open(t, desk, screens))
  await t.test('no form leaves it to the browser to say what is wrong', async (t) => {
    for (const { name, nl } of screens.all) t.strictSame(formsIn(nl).filter(isLoud), [], name)
  })
  await t.test('axe, the keyboard and 320 pixels', (t) => look(t, desk, screens))
})

const isLoud = (form: ReturnType<typeof formsIn>[number]) => isFilledIn(form) && !form.isQuiet

async function open(t: Test, desk: PlayedDesk, screens: Screens): Promise<void> {
  const site = await states.openSite(desk, screens)
  await states.writing(site)
  await states.asking(site)
  const path = await states.running(site)
  const exercise = await states.ending(site, path)
  const examples = await furnish(site)
  const actions = { '/acties/:id/bereik': `${exercise}/bereik`, '/acties/:id': path }
  await offices(site)
  await drilling(site)
  t.strictSame(await states.everyPage(site, { ...examples, ...actions }), [])
  t.comment(`${screens.all.length} screens`)
}

async function look(t: Test, { page, url }: PlayedDesk, screens: Screens): Promise<void> {
  const looker = await Looker.open(page, url)
  for (const screen of screens.all) t.strictSame(await looker.look(screen), [], screen.name)
}
