import t from 'tap'
import { faults } from '../support/accessible.ts'
import { openBrowser, skipsWithoutBrowser } from '../support/browser.ts'
import { neighbour } from '../support/engine.ts'
import { password, webOffice } from '../support/office-web.ts'

const atWork = { width: 1280, height: 900 }
const onPhone = { width: 360, height: 800 }

t.test(
  'the menu is one row: on a phone folded, by keyboard and without a script too',
  { skip: skipsWithoutBrowser },
  async (t) => {
    const office = await webOffice(t, [neighbour(1)])
    const url = await office.app.listen({ host: '127.0.0.1', port: 0 })
    const chrome = await openBrowser()
    t.teardown(() => chrome.close())
    for (const javaScriptEnabled of [true, false]) {
      const context = await chrome.newContext({ javaScriptEnabled, viewport: onPhone })
      const page = await context.newPage()
      const height = async () => (await page.locator('header').boundingBox())?.height ?? 0
      await page.goto(url)
      await page.fill('#name', 'admin')
      await page.fill('#password', password)
      await page.click('main button')
      await page.waitForURL(`${url}/`)
      t.ok((await height()) < 70, 'one row')
      const link = page.locator('nav a[href="/modems"]')
      t.notOk(await link.isVisible())
      if (javaScriptEnabled) t.strictSame(await faults(page), [], 'folded')
      await page.locator('.brand').focus()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      t.ok(await link.isVisible())
      if (javaScriptEnabled) t.strictSame(await faults(page), [], 'open')
      t.ok(await page.getByRole('button', { name: 'Afmelden' }).isVisible())
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForURL(`${url}/acties`)

      await page.setViewportSize(atWork)
      t.ok((await height()) < 70, 'one row at the desk')
      t.ok(await link.isVisible())
      t.notOk(await page.locator('.menu summary').isVisible())
      await page.locator('.brand').focus()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForURL(`${url}/`)
      await context.close()
    }
  },
)
