import t, { type Test } from 'tap'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { faults } from '../support/accessible.ts'
import { sharedBrowser, skipsWithoutBrowser } from '../support/browser.ts'
import { webOffice } from '../support/office-web.ts'

const browser = sharedBrowser(t)

const address = (houseNumber: number, suffix = '') => ({
  ...{ postcode: '9991AA', houseNumber, suffix, street: 'Merelstraat', city: 'Waterhoven' },
  location: [5.3, 52.6] as const,
})

/** A registrar at a browser. */
async function atCounter(t: Test, hasScripts: boolean, width = 1280) {
  const office = await webOffice(t, [])
  await office.store.register.replace([
    address(1),
    address(15),
    address(15, 'A'),
    address(15, 'B-2'),
  ])
  const url = await office.app.listen({ host: '127.0.0.1', port: 0 })
  const chrome = await browser()
  const context = await chrome.newContext({
    javaScriptEnabled: hasScripts,
    viewport: { width, height: 900 },
  })
  t.teardown(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(url)
  await page.fill('#name', 'registrar')
  await page.fill('#password', 'een-goed-wachtwoord')
  await page.click('main button')
  await page.goto(`${url}/deelnemers/nieuw`)
  return { office, page }
}

const kept = ({ store }: Awaited<ReturnType<typeof webOffice>>) => [
  ...store.state.participants.values(),
]

t.test('somebody is enrolled by the keyboard alone', { skip: skipsWithoutBrowser }, async (t) => {
  const { office, page } = await atCounter(t, true)
  const { keyboard } = page
  const at = () => page.evaluate('document.activeElement.id')
  const tabTo = async (id: string) => {
    for (let tries = 0; tries < 30 && (await at()) !== id; tries++) await keyboard.press('Tab')
    t.equal(await at(), id)
  }
  t.equal(await at(), 'name', 'begins where one types')
  t.strictSame(await faults(page), [])
  await keyboard.type('Proef Persoon')
  await tabTo('phone-0')
  await keyboard.type('0610000007')
  await tabTo('postcode-0')
  await keyboard.type('9991aa')
  await tabTo('number-0')
  await keyboard.type('15')
  await page.waitForSelector('select#suffix-0')
  t.match(await page.textContent('.found'), 'Merelstraat 15, Waterhoven')
  await tabTo('suffix-0')
  await keyboard.type('B-2')
  await tabTo('sixteen')
  await keyboard.press('Space')
  await tabTo('consent')
  await keyboard.press('Space')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await page.waitForSelector('.done')
  t.match(await page.textContent('.done'), /Proef Persoon.*9991AA 15B-2.*Nog te bevestigen: 06-/)
  t.strictSame(await faults(page), [])
  t.match(kept(office), [
    {
      name: 'Proef Persoon',
      phones: [{ number: madeUpMobile(7), channel: 'sms' }],
      addresses: [{ suffix: 'B-2' }],
      isSixteen: true,
      consent: { channel: 'counter', by: 'registrar' },
    },
  ])
})

t.test('a phone and an address more, and what is wrong beside each field', async (t) => {
  for (const hasScripts of [true, false]) {
    await t.test(hasScripts ? 'with scripts' : 'without', { skip: skipsWithoutBrowser }, (t) =>
      fillsTwoOfEach(t, hasScripts),
    )
  }
})

async function fillsTwoOfEach(t: Test, hasScripts: boolean): Promise<void> {
  const { office, page } = await atCounter(t, hasScripts)
  await page.fill('#phone-0', '0610000007')
  await page.click('button[value="add-phone"]')
  await page.waitForSelector('#phone-1')
  t.equal(await page.inputValue('#phone-0'), '0610000007', 'what was written stays')
  await page.fill('#phone-1', '06 12')
  await page.fill('#postcode-0', '9991AA')
  await page.fill('#number-0', '1')
  await page.click('button[value="add-address"]')
  await page.waitForSelector('#postcode-1')
  await page.fill('#postcode-1', '9991 AA')
  await page.fill('#number-1', '15')
  await page.selectOption('#preset-1', 'own')
  await page.check('#days-1-0 [value="mon"]')
  await page.fill('#from-1-0', '22:00')
  await page.click('button.big')
  await page.waitForSelector('.problem')
  t.strictSame(
    await page.$$eval('.problem a', (links) => links.map((link) => link.getAttribute('href'))),
    ['#phone-1', '#until-1-0', '#suffix-1', '#sixteen', '#consent'],
  )
  if (hasScripts) t.strictSame(await faults(page), [], 'with faults')
  await page.fill('#phone-1', '085 000 0123')
  await page.fill('#until-1-0', '06:00')
  await page.selectOption('#suffix-1', '-')
  await page.fill('#born', '1975')
  await page.check('#consent')
  await page.click('button[value="up-phone-1"]')
  await page.waitForSelector('#phone-0[value^="085"]')
  await page.click('button.big')
  await page.waitForSelector('.done')
  t.match(kept(office), [
    {
      phones: [
        { number: madeUpLandline(123), channel: 'voice' },
        { number: madeUpMobile(7), channel: 'sms' },
      ],
      addresses: [
        { houseNumber: 1, kind: 'home' },
        {
          houseNumber: 15,
          kind: 'work',
          hours: [{ days: ['mon'], from: '22:00', until: '06:00' }],
        },
      ],
      bornIn: 1975,
    },
  ])
}
