import type { Page } from 'playwright-core'
import type { Answer, Visitor } from './office-web.ts'

/** *Nieuwe actie* as somebody fills it in: a child, and everybody far around. */
export const alertForm = {
  kind: 'missing-child',
  status: 'actual',
  text: 'let op jongen, 7 jaar. Gezien? Bel 0800-0011.',
  point: '5.3, 52.6',
  radius: '20000',
}

/** What somebody ticks and fills in on the check page, for any kind as shipped. */
export const vouched = {
  criterion: Array.from({ length: 8 }, (_, n) => `criterion-${n}`),
  askedBy: 'meldkamer, dienst 7',
  nlAlert: 'not-sent',
}

type Form = Readonly<Record<string, string | readonly string[]>>

/** The value by which one press of the big button is known. */
export const onceOf = (html: string): string => /name="once" value="([^"]+)"/.exec(html)?.[1] ?? ''

/**
 * What the second press of an extension carries: what was looked at, how it was shown, and what its
 * reader has seen of what others told.
 */
export const lookedOf = (html: string) => ({
  sure: (/name="sure" value="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"'),
  once: onceOf(html),
  seen: /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '',
})

/** Looks at the check page, ticks everything and presses the big button. */
export async function press(visitor: Visitor, form: Form): Promise<Answer> {
  const { html } = await visitor.post('/acties/controle', form)
  return visitor.post('/acties', { ...form, ...vouched, once: onceOf(html) })
}

/** The same in a browser, from a check page that is open; who has listened says so by itself. */
export async function tickAndPress(page: Page): Promise<void> {
  const boxes = page.locator('.criteria input[type="checkbox"]:not(#listened)')
  for (const box of await boxes.all()) await box.check()
  const nlAlert = page.locator('input[name="nlAlert"][value="not-sent"]')
  if ((await nlAlert.count()) > 0) await nlAlert.check()
  if ((await page.locator('#askedBy').count()) > 0) await page.fill('#askedBy', vouched.askedBy)
  // Nobody else is at a screen.
  if ((await page.locator('.emergency').count()) === 0) return page.click('button.send')
  await page.click('.emergency > summary')
  await page.fill('#override', 'kind van 3 bij open water')
  await page.click('.emergency button')
}

/** Closes the action that is shown, without a script; the text that was proposed for its outcome. */
export async function closeByForm(page: Page): Promise<string> {
  await page.click('#close > summary')
  await page.check('input[name="outcome"][value="found-by-participant"]')
  await page.click('#close button[formaction$="/voorstel"]')
  const proposed = await page.inputValue('#result')
  await page.check('#informed')
  await page.fill('#informedBy', 'wijkagent De Boer')
  await page.click('#close form > .primary')
  await page.waitForSelector('.badge-closing, .badge-closed')
  return proposed
}
