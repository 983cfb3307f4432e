import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { faults } from '../support/accessible.ts'
import { start, until } from '../support/appliance.ts'
import { openBrowser, skipsWithoutBrowser } from '../support/browser.ts'
import { tickAndPress } from '../support/pressing.ts'
import { run, skipsWithout } from '../support/tools.ts'

t.test(
  'what calls say is recorded in the browser, heard, and tried on a phone',
  { skip: skipsWithoutBrowser || skipsWithout('espeak-ng', 'sox'), timeout: 230_000 },
  async (t) => {
    const folder = t.testdir()
    const spoken = `${folder}/microphone.wav`
    await run('espeak-ng', '-v', 'nl', '-w', `${folder}/plain.wav`, 'Let op een jongen van zeven.')
    await run('sox', `${folder}/plain.wav`, '-r', '48000', spoken)
    const running = await start(['--demo'], { cwd: folder, env: { PORT: '0' } })
    const microphone = [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${spoken}`,
    ]
    const chrome = await openBrowser(...microphone, '--autoplay-policy=no-user-gesture-required')
    t.teardown(async () => {
      await chrome.close()
      await running.kill('SIGKILL')
    })
    const page = await chrome.newPage({ viewport: { width: 360, height: 800 } })
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    const logIn = async (name: string) => {
      await page.goto(running.url)
      await page.fill('#name', name)
      await page.fill('#password', `waterhoven-${name}`)
      await page.click('main button')
      await page.waitForSelector('.ready')
    }
    await logIn('centralist')
    await page.goto(`${running.url}/acties/nieuw`)
    await page.fill('#text', 'Let op jongen, 7 jaar. Gezien? Bel 0800-0011.')
    await page.fill('#point', '5.23, 52.56')
    await page.click('details:has([name=voice]) > summary')
    await page.waitForSelector('#alert-words q')
    t.match(await page.textContent('#alert-words'), /zeven jaar\. Gezien\? Bel nul achthonderd/)
    await page.click('text=Luister')
    const comesTrue = (words: string) => until(async () => (await page.evaluate(words)) === true)
    await comesTrue('document.querySelector("#alert-heard audio")?.currentTime > 0.2')

    await page.click('text=Begin met opnemen')
    await comesTrue('document.querySelector(".recorder meter").value > 0.05')
    await comesTrue('/^[3-9] van/.test(document.querySelector(".recorder p").innerText)')
    t.strictSame(await faults(page), [], 'recording')
    await page.click('text=Stop en gebruik')
    await page.waitForSelector('#alert-recording .done')
    await page.waitForSelector('#alert-words em')
    t.strictSame(await faults(page), [], 'recorded')
    await page.click('.strip .primary')
    await page.waitForSelector('button.send')
    t.match(await page.textContent('main'), '(uw opname)')
    await tickAndPress(page)
    t.match(await page.textContent('#listened-wrong'), /Luister eerst/, 'it is not sent before')
    t.match(complaints.splice(0), [/status of 422/], 'which the browser complains of')
    // Before its scripts are there, the page would show the call in another tab.
    await page.waitForLoadState()
    await page.fill('#to', '06 1000 0007')
    await page.click('text=Bel mij >> nth=-1')
    await page.waitForSelector('#test-call .done', { timeout: 120_000 })
    t.match(await page.textContent('#test-call'), /helemaal afgespeeld/)
    t.strictSame(await faults(page), [], 'called')
    await page.check('#listened')
    await page.click('button.send')
    await page.waitForSelector('#progress progress')
    await page.click('button.stop')
    await page.waitForSelector('.badge-stopped')

    // A log-out that takes long: the page asks for what is new every few seconds.
    const asked: string[] = []
    await page.route('**/afmelden', async (route) => {
      page.on('request', (request) => asked.push(new URL(request.url()).pathname))
      await setTimeout(8_000)
      await route.continue()
    })
    await page.click('text=Menu')
    await page.click('text=Afmelden')
    await page.waitForSelector('#password')
    t.strictSame(
      asked.filter((path) => path.endsWith('/voortgang')),
      [],
      'whoever logs out asks for nothing any more',
    )
    await logIn('beheer')
    await page.goto(`${running.url}/modems/simulated-1/proef`)
    t.strictSame(await faults(page), [], 'trial')
    await page.fill('#to', '06 1000 0007')
    await page.click('main .primary')
    await page.waitForSelector('.steps')
    await page.waitForSelector('.steps .mark-good, .steps .mark-bad', { timeout: 150_000 })
    t.strictSame(await faults(page), [], 'trial under way')
    t.strictSame(complaints, [])
  },
)
