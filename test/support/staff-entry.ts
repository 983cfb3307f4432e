import type { Browser, Page } from 'playwright-core'
import type { Test } from 'tap'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { weekdays } from '../../src/domain/participant.ts'
import { looker } from './accessible.ts'
import { addUser } from './appliance.ts'

/** Who was entered by staff, and what has to become of an alert for them. */
export const entered = {
  /** Asked for a code, and alerted by SMS: at the counter, in a file, by another program. */
  texted: [51, 52, 53].map((n) => madeUpMobile(n)),
  /** Entered at the counter, and called. */
  called: madeUpLandline(54),
  /** Entered at the counter and by a program, and not available at this hour. */
  away: [55, 56].map((n) => madeUpMobile(n)),
} as const

const password = 'een-goed-wachtwoord'
const notToday = weekdays[(new Date().getUTCDay() + 2) % 7] ?? 'mon'
const local = (number: string): string => number.replace('+31', '0')
const address = { postcode: '9999AB', houseNumber: 5 }

/** People come in by the three ways that staff have. */
export async function enterByStaff(
  t: Test,
  chrome: Browser,
  town: {
    readonly url: string
    readonly config: string
    readonly call: (
      method: string,
      path: string,
      body: unknown,
    ) => Promise<{ readonly status: number }>
  },
): Promise<void> {
  await addUser(town.config, 'loket', 'registrar', password)
  const page = await (await chrome.newContext()).newPage()
  await page.goto(town.url)
  await page.fill('#name', 'loket')
  await page.fill('#password', password)
  await page.click('main button')
  await page.waitForSelector('.ready')
  const [counter = '', file = '', program = ''] = entered.texted
  await atCounter(t, page, town.url, counter)
  await atCounter(t, page, town.url, entered.called)
  await atCounter(t, page, town.url, entered.away[0] ?? '', notToday)
  await fromFile(t, page, town.url, file)
  const hours = [{ days: [notToday], from: '09:00', until: '17:00' }]
  const people = [
    { phones: [{ number: program }], addresses: [address] },
    { phones: [{ number: entered.away[1] }], addresses: [{ ...address, hours }] },
  ]
  t.equal((await town.call('POST', '/api/v1/participants', people)).status, 201)
}

async function atCounter(t: Test, page: Page, url: string, number: string, day?: string) {
  await page.goto(`${url}/deelnemers/nieuw`)
  await page.fill('#phone-0', local(number))
  await page.fill('#postcode-0', '9999 ab')
  await page.fill('#number-0', '5')
  await page.waitForSelector('#place-0 :text("Dorpsstraat")')
  if (day) {
    await page.selectOption('#preset-0', 'own')
    await page.check(`#days-0-0 [value=${day}]`)
    await page.fill('#from-0-0', '09:00')
    await page.fill('#until-0-0', '17:00')
    await looker(t, page)('counter-own-hours')
  }
  await page.check('#sixteen')
  await page.check('#consent')
  await page.click('#counter button.big')
  await page.waitForSelector('.done')
}

async function fromFile(t: Test, page: Page, url: string, number: string) {
  const rows = ['Naam;Mobiel;Postcode;Huisnummer', `J. Proef;${local(number)};9999AB;5`]
  await page.goto(`${url}/deelnemers/invoer`)
  const csv = { name: 'mensen.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
  await page.setInputFiles('input[type=file]', csv)
  await page.click('main form button')
  await page.waitForSelector('dl.figures')
  await page.fill('#consent', 'proef 2026')
  await page.click('main button.big')
  await page.waitForSelector('.done')
  t.match(await page.innerText('.done'), /1 deelnemer/)
}
