import type { Browser } from 'playwright-core'
import t, { type Test } from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { looker } from '../support/accessible.ts'
import { caller, omroeper, until } from '../support/appliance.ts'
import { openBrowser, skipsWithoutBrowser } from '../support/browser.ts'
import { portalTown, startPortal } from '../support/portal-process.ts'
import { enterByStaff, entered } from '../support/staff-entry.ts'
import { skipsWithout } from '../support/tools.ts'

const number = madeUpMobile(41)
const canSpeak = skipsWithout('espeak-ng') === false
const alert = {
  status: 'actual',
  kind: 'missing-child',
  text: { sms: 'let op jongen, 7 jaar, rode jas. Gezien? Bel 0800-0011.' },
  area: { centre: [5.3, 52.6], radiusMetres: 500 },
  override: 'nobody else is there',
}

t.test(
  'whoever comes in, at a kiosk without JavaScript or by staff, is alerted as they asked',
  { skip: skipsWithoutBrowser },
  async (t) => {
    const { portal, codeTo, bank, appliance, config } = await portalTown(t, t.testdir())
    const chrome = await openBrowser()
    t.teardown(() => chrome.close())
    const context = await chrome.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${portal.url}/kiosk`)
    t.match(await page.content(), /<noscript><meta http-equiv="refresh" content="120; url=\/klaar"/)
    await page.click('a[href="/meedoen"]')
    await page.fill('#number', '0610000041')
    await page.fill('#postcode', '9999AB')
    await page.fill('#houseNumber', '3')
    await page.check('#sixteen')
    await page.check('#consent')
    await page.click('main button.big')
    t.match(await page.textContent('.problem'), /meer adressen/)
    await page.selectOption('#suffix', '-')
    await page.click('main button.big')
    await page.fill('#code', await codeTo(number))
    await page.click('main button.big')
    t.match(await page.textContent('main'), /Dorpsstraat 3, Waterhoven/)
    t.ok(await page.locator('#end button.big').isVisible())
    const cookies = await context.cookies()
    t.match(
      cookies.find(({ name }) => name === 'omroeper-eigen'),
      {
        httpOnly: true,
        sameSite: 'Strict',
      },
    )
    await page.click('#end button')
    t.notOk((await context.cookies()).some(({ name }) => name === 'omroeper-eigen'))
    await walksAway(t, chrome, { url: portal.url, code: () => codeTo(number) })

    const get = (key: string) =>
      fetch(`${portal.url}/gegevens`, { headers: { cookie: `omroeper-eigen=${key}` } })
    const ended = cookies.find(({ name }) => name === 'omroeper-eigen')?.value ?? ''
    for (const key of [ended, 'x'.repeat(43), '../x']) {
      const answer = await (await get(key)).text()
      t.notMatch(answer, /Dorpsstraat/)
    }
    const foreign = await fetch(`${portal.url}/code`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ number: '0610000041' }),
    })
    t.equal(foreign.status, 403)
    const texts = bank.partsOnAir()
    const unknown = await fetch(`${portal.url}/code`, {
      method: 'POST',
      body: new URLSearchParams({ number: '0610000555' }),
    })
    t.match(await unknown.text(), /sturen wij een sms met een code/)
    t.equal(bank.partsOnAir(), texts)

    const scopes = ['actions', 'participants', 'override'].flatMap((scope) => ['--scope', scope])
    const { out } = await omroeper('token', 'add', 'test', ...scopes, '--config', config)
    const call = caller(() => appliance.url, out.trim())
    await enterByStaff(t, chrome, { url: appliance.url, config, call })
    const wasTold = (to: string, what: RegExp) =>
      bank.onAir().some((part) => part.to === to && what.test(part.text))
    await until(async () => wasTold(entered.texted[0] ?? '', /JA \d{4}/), 60_000)

    const startedAt = Date.now()
    const started = await call('POST', '/api/v1/actions', alert)
    const isCalled = () =>
      !canSpeak ||
      bank.calls().some(({ to, dialledAt }) => to === entered.called && dialledAt >= startedAt)
    t.match(started, { status: 201, body: { selected: canSpeak ? 5 : 4 } })
    const texted = [number, ...entered.texted]
    await until(async () => texted.every((to) => wasTold(to, /rode jas/)) && isCalled(), 60_000)
    t.notOk([...entered.away, entered.called].some((to) => wasTold(to, /rode jas/)))
  },
)

/** Who walks away from a kiosk is warned, may stay, and else leaves nothing behind. */
async function walksAway(
  t: Test,
  chrome: Browser,
  { url, code }: { readonly url: string; readonly code: () => Promise<string> },
) {
  const context = await chrome.newContext()
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(`${url}/kiosk`)
  await page.goto(`${url}/gegevens`)
  await page.fill('#number', '0610000041')
  await page.click('main button.big')
  await page.fill('#code', await code())
  await page.click('main button.big')
  t.match(await page.textContent('main'), /Dorpsstraat 3, Waterhoven/)
  const key = (await context.cookies()).find(({ name }) => name === 'omroeper-eigen')?.value
  const isWarned = () => page.isVisible('#idle')
  await page.clock.runFor(89_000)
  await page.keyboard.press('Tab')
  await page.clock.runFor(89_000)
  t.notOk(await isWarned(), 'whoever does something is not warned')
  await page.clock.runFor(2_000)
  t.ok(await isWarned())
  await looker(t, page)('kiosk-idle')
  await page.click('#idle button')
  t.notOk(await isWarned(), 'and may stay')
  await page.clock.runFor(91_000)
  t.ok(await isWarned())
  const ended = page.waitForURL(/gedaan=klaar/)
  await page.clock.runFor(30_000)
  await ended
  t.match(await page.textContent('.done'), /gesloten/)
  t.notOk((await context.cookies()).some(({ name }) => name === 'omroeper-eigen'))
  await page.goBack()
  t.notMatch(await page.textContent('body'), /Dorpsstraat/, 'nor does the way back show it')
  const again = await fetch(`${url}/gegevens`, { headers: { cookie: `omroeper-eigen=${key}` } })
  t.notMatch(await again.text(), /Dorpsstraat/)
  await context.close()
}

t.test('the portal alone says what one can do, and wrong flags what is wrong', async (t) => {
  const alone = await startPortal('/tmp/omroeper-not-there.sock')
  t.teardown(() => alone.kill())
  const answer = await fetch(`${alone.url}/code`, {
    method: 'POST',
    body: new URLSearchParams({ number: '0610000001' }),
  })
  t.equal(answer.status, 503)
  t.match(await answer.text(), /alarmen gaan gewoon door/)
  t.equal((await fetch(alone.url)).status, 200)

  t.match(await omroeper('portal', '--listen', '0.0.0.0:0', '--socket', 'x'), {
    code: 64,
    err: /--cert FILE and --key FILE/,
  })
  t.match(await omroeper('portal', '--socket', 'x'), { code: 64, err: /--listen HOST:PORT/ })
})

t.test('the portal is killed while an alert goes out, and nobody misses it', async (t) => {
  const { portal, appliance, bank, config } = await portalTown(t, t.testdir())
  const scopes = ['participants', 'actions', 'override'].flatMap((scope) => ['--scope', scope])
  const { out } = await omroeper('token', 'add', 'test', ...scopes, '--config', config)
  const call = caller(() => appliance.url, out.trim())
  await until(async () => (await call('GET', '/api/v1/health')).body.status === 'ok')
  const people = Array.from({ length: 40 }, (_, n) => ({
    phones: [{ number: madeUpMobile(100 + n) }],
    addresses: [{ postcode: '9999AB', houseNumber: 3 }],
  }))
  t.equal((await call('POST', '/api/v1/participants', people)).status, 201)
  const asking = Array.from({ length: 20 }, () => fetch(portal.url).catch(() => undefined))
  const started = await call('POST', '/api/v1/actions', alert)
  t.match(started, { status: 201, body: { selected: 40 } })
  await until(async () => bank.partsOnAir() > 4)
  await portal.kill()
  await Promise.all(asking)
  await until(async () => bank.partsOnAir() >= 40)
  const { body } = await call('GET', `/api/v1/actions/${started.body.id}`)
  t.match(body.phases[0].counts, { queued: 0, failed: 0 })
  t.equal(new Set(bank.onAir().map(({ to }) => to)).size, 40)
})
