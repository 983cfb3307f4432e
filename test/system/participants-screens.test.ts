import t from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { looker } from '../support/accessible.ts'
import { start } from '../support/appliance.ts'
import { openBrowser, skipsWithoutBrowser } from '../support/browser.ts'

t.test(
  'a file is read in and taken back, and who is in it can be found, at both widths',
  { skip: skipsWithoutBrowser },
  async (t) => {
    const env = { PORT: '0', PATH: '/nowhere' }
    const running = await start(['--demo'], { cwd: t.testdir(), env })
    const chrome = await openBrowser()
    t.teardown(async () => {
      await chrome.close()
      await running.kill('SIGKILL')
    })
    const page = await chrome.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    const look = looker(t, page)
    await page.goto(running.url)
    await page.fill('#name', 'loket')
    await page.fill('#password', 'waterhoven-loket')
    await page.click('main button')
    await page.waitForSelector('.ready')

    await page.goto(`${running.url}/deelnemers?q=a`)
    await look('list')
    const cells = page.locator('td[data-label="Postcode"]')
    const [, postcode = '', number = ''] =
      /^(\d{4}[A-Z]{2}) (\d+)\b/.exec((await cells.first().innerText()).trim()) ?? []
    const rows = [
      'Voornaam;Achternaam;Mobiel;Postcode;Huisnummer;Nacht',
      `Jan;Proefpersoon;${madeUpMobile(998_001)};${postcode};${number};ja`,
      `Truus;Proefpersoon;${madeUpMobile(998_002).replace('+31', '')};${postcode};${number};nee`,
      `Piet;Fout;12345;${postcode};${number};`,
    ]
    await page.goto(`${running.url}/deelnemers/invoer`)
    await look('import')
    const csv = { name: 'mensen.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
    await page.setInputFiles('input[type=file]', csv)
    await page.click('main form button')
    await page.waitForSelector('dl.figures')
    t.match(await page.innerText('main'), /Piet|Mobiel/)
    await look('import-found')
    await page.click('details.card summary')
    await look('import-columns')
    await page.fill('#consent', 'proef 2026')
    await page.click('main button.big')
    await page.waitForSelector('.done')
    t.match(await page.innerText('.done'), /2 deelnemers ingelezen/)
    await look('import-done')

    await page.goto(`${running.url}/deelnemers?q=Proefpersoon`)
    t.equal(await page.locator('main table a').count(), 2)
    await page.locator('main table a').first().click()
    await page.waitForURL(/\/deelnemers\/[0-9a-f-]{36}$/)
    await look('form')
    const record = await page.locator('a[href$="/gegevens"]').first().getAttribute('href')
    await page.goto(running.url + record)
    await look('record')

    for (const path of ['/deelnemers/overzicht', '/bewaren', '/privacy', '/modems/nummers']) {
      await page.goto(running.url + path)
      await look(path.slice(1).replaceAll('/', '-'))
    }
    await page.goto(`${running.url}/deelnemers/invoer`)
    await look('import-past')
    await page.click('a[href$="/terug"]')
    await page.waitForURL(/\/terug$/)
    await look('import-undo')
    await page.click('main button.stop')
    await page.waitForLoadState()
    await page.goto(`${running.url}/deelnemers?q=Proefpersoon`)
    t.equal(await page.locator('main table a').count(), 0)
    t.strictSame(complaints, [])
  },
)
