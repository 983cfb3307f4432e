import t from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { looker } from '../support/accessible.ts'
import { caller, omroeper, until } from '../support/appliance.ts'
import { openBrowser, skipsWithoutBrowser } from '../support/browser.ts'
import { portalTown } from '../support/portal-process.ts'

const number = madeUpMobile(41)
t.test(
  'somebody signs up, changes, stops and comes back, with codes that went over the air',
  { skip: skipsWithoutBrowser },
  async (t) => {
    const town = await portalTown(t, t.testdir())
    const { portal, codeTo } = town
    const { out } = await omroeper(
      'token',
      'add',
      'test',
      '--scope',
      'participants',
      '--config',
      town.config,
    )
    const call = caller(() => town.appliance.url, out.trim())
    const chrome = await openBrowser()
    t.teardown(() => chrome.close())
    const page = await chrome.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    const look = looker(t, page)
    await page.goto(portal.url)
    await look('start')
    await page.click('a[href="/privacy"]')
    await look('privacy')
    await page.click('a[href="/privacy/verklaring"]')
    await look('statement')
    t.match(await page.textContent('main'), /wachten 48 uur[\s\S]*00:00 tot 00:00/)
    await page.click('form[action="/taal"] button')
    await page.goto(`${portal.url}/privacy/verklaring`)
    await look('statement-english')
    t.match(await page.textContent('main'), /wait 48 hours[\s\S]*00:00 to 00:00/)
    await page.click('form[action="/taal"] button')
    await page.goto(`${portal.url}/meedoen`)
    await page.fill('#number', '06 10 00 00 41')
    await page.fill('#postcode', '9999 ab')
    await page.fill('#houseNumber', '3')
    await page.press('#houseNumber', 'Tab')
    await page.waitForSelector('#suffix')
    await page.selectOption('#suffix', 'B')
    await page.check('#sixteen')
    await page.check('#consent')
    await look('sign-up')
    await page.click('main button.big')
    await page.waitForSelector('#code')
    await look('code')
    await page.fill('#code', '000000')
    await page.click('main button.big')
    t.match(await page.textContent('.problem'), /klopt niet/)
    await look('code-wrong')
    await page.fill('#code', await codeTo(number))
    await page.click('main button.big')
    t.match(await page.textContent('.done'), /U doet mee/)
    t.match(await page.textContent('main'), /Dorpsstraat 3B, Waterhoven/)
    await look('mine')

    await page.selectOption('#preset-0', 'free')
    await page.click('form[action="/gegevens/uren"] button')
    t.match(await page.textContent('.done'), /uren/)
    await page.fill('#from', '2099-12-20')
    await page.fill('#until', '2099-12-19')
    await page.click('form[action="/gegevens/pauze"] button')
    t.match(await page.textContent('.problem'), /pauze/)
    await look('pause-wrong')
    await page.fill('#from', '2099-12-20')
    await page.fill('#until', '2099-12-31')
    await page.click('form[action="/gegevens/pauze"] button')
    t.match(await page.textContent('main'), /20 december 2099/)
    await page.click('a[href="/gegevens/adres/werk"]')
    await look('work')
    await page.fill('#postcode', '9999AB')
    await page.fill('#houseNumber', '5')
    await page.click('main button.big')
    t.match(await page.textContent('.done'), /werkadres/)
    await page.click('a[href="/gegevens/alles"]')
    await look('held')
    const held = await page.request.get(`${portal.url}/gegevens/download`)
    const record = (await held.json()) as { id: string }
    t.match(record, {
      phones: [{ number }],
      addresses: [{ suffix: 'B', hours: [{ from: '18:00' }, {}] }, { kind: 'work' }],
      pauses: [{ from: '2099-12-20' }],
      consent: { channel: 'page' },
    })
    t.match((await call('GET', `/api/v1/participants/${record.id}`)).status, 200)

    await page.goto(`${portal.url}/gegevens/stop`)
    await look('stop')
    await page.click('main button.stop')
    t.match(await page.textContent('main'), /U doet niet meer mee/)
    await look('left')
    const said = () => town.bank.onAir().some(({ to, text }) => to === number && /TERUG/.test(text))
    await until(async () => said(), 40_000)
    await page.click('form[action="/gegevens/terug"] button')
    t.match(await page.textContent('.done'), /weer mee/)
    await page.click('#end button')
    t.match(await page.textContent('.done'), /gesloten/)

    await page.goto(`${portal.url}/gegevens`)
    await look('log-in')
    await page.fill('#number', '0610000041')
    await page.click('main button.big')
    await page.waitForSelector('#code')
    await page.fill('#code', await codeTo(number))
    await page.click('main button.big')
    t.match(await page.textContent('h1'), /Mijn gegevens/)
    t.strictSame(complaints, [])

    await town.appliance.kill('SIGKILL')
    await page.goto(`${portal.url}/gegevens`)
    t.match(await page.textContent('main'), /Aan uw deelname verandert niets/)
    await look('away')
  },
)
