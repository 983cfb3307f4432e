import t from 'tap'
import { faults } from '../support/accessible.ts'
import { sharedBrowser, skipsWithoutBrowser } from '../support/browser.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { password, webOffice } from '../support/office-web.ts'
import { formOf, orderForms } from '../support/orders.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const browser = sharedBrowser(t)
const people = Array.from({ length: 40 }, (_, n) => neighbour(n + 1))
const skip = skipsWithoutBrowser
const typed = 'gezien bij het station'

/** What is at the top of the field that somebody writes in. */
const atField = `(() => {
  const { left, top, width } = document.activeElement.getBoundingClientRect()
  const seen = document.elementFromPoint(left + width / 2, Math.max(0, top) + 8)
  return { isSeen: seen === document.activeElement, id: document.activeElement.id }
})()`

for (const [name, viewport] of [
  ['on a phone', { width: 390, height: 700 }],
  ['in 320 pixels', { width: 320, height: 568 }],
  ['at twice the size', { width: 640, height: 360 }],
  ['at the desk', { width: 1280, height: 800 }],
] as const) {
  t.test(
    `what a colleague pressed is seen ${name}, beside what one writes`,
    { skip },
    async (t) => {
      const { timers, now } = new VirtualTime()
      const office = await webOffice(t, people, { after: timers.after, now })
      const { id } = await office.ports.desk.start(draft(), by)
      const url = await office.app.listen({ host: '127.0.0.1', port: 0 })
      const path = `/acties/${id}`
      const colorScheme = name === 'on a phone' ? 'dark' : 'light'
      const context = await (await browser()).newContext({ viewport, colorScheme })
      t.teardown(() => context.close())
      const page = await context.newPage()
      await page.goto(`${url}/aanmelden?verder=${path}`)
      await page.fill('#name', 'dispatcher')
      await page.fill('#password', password)
      await page.click('main button')
      await page.waitForSelector('#pending', { state: 'attached' })
      await page.click('#update-order > summary')
      await page.fill('#update', typed)
      await page.focus('#update')
      // The field at the very top: where the strip comes.
      await page.evaluate(
        "scrollBy(0, document.querySelector('#update').getBoundingClientRect().top)",
      )

      const colleague = await office.as('coordinator')
      const form = formOf((await colleague.get(path)).html, 'correctie')
      const sent = await colleague.post(`${path}/correctie`, { ...form, ...orderForms.correction })
      const strip = page.locator('.pending')
      await strip.waitFor()
      t.match(
        await strip.textContent(),
        /De correctie gaat zo naar[\s\S]*Nog 5[\s\S]*coordinator drukte/,
      )
      const box = await strip.boundingBox()
      t.ok(box && box.y >= 0 && box.y + box.height < viewport.height / 2, `in view: ${box?.height}`)
      t.match(await page.evaluate(atField), { isSeen: true, id: 'update' }, 'it covers no field')
      t.equal(await page.inputValue('#update'), typed)
      t.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
      t.strictSame(await faults(page), [])

      const back = String(sent.headers.location).replace('verzenden', 'terug')
      await colleague.post(back)
      await strip.waitFor({ state: 'detached' })
      t.match(await page.evaluate(atField), { isSeen: true, id: 'update' })
    },
  )
}
