import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import type { Callee } from '../../hardware/sim/callee.ts'
import { readWav } from '../../hardware/voice/wav.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { told } from '../../src/web/in-fives.ts'
import { addUser, caller, omroeper, start, until, writeConfig } from '../support/appliance.ts'
import { openBrowser, skipsWithoutBrowser } from '../support/browser.ts'
import { type FarCall, type FarPhoneTraits, farPhones } from '../support/far-phones.ts'
import { likeness } from '../support/likeness.ts'
import { tickAndPress } from '../support/pressing.ts'
import { asTheUnit, prioritise } from '../support/priority.ts'
import { throughCodec } from '../support/sounds.ts'
import { skipsWithout } from '../support/tools.ts'

const skip = skipsWithoutBrowser || skipsWithout('perl', 'espeak-ng', 'sox')
/** By a WAV file, over a second port, and twice by an AMR file. */
const modems: readonly FarPhoneTraits[] = [
  { dialect: 'quectel-ec2x' },
  { dialect: 'simcom-7600', hasAudio: true },
  { dialect: 'simcom-a76' },
  { dialect: 'simcom-800' },
]
const amrModems = ['m2', 'm3']
const pcmModem = 'm1'

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n)
const mobiles = range(40).map((n) => [madeUpMobile(n)])
const landlines = range(20).map((n) => [madeUpLandline(n)])
const both = range(10).map((n) => [madeUpMobile(100 + n), madeUpLandline(100 + n)])
const off = both.slice(0, 3).flatMap(([mobile]) => mobile ?? [])
const called = [...landlines, ...both.slice(0, 3)].map((phones) => phones.at(-1) ?? '')
const people = [...mobiles, ...landlines, ...both].map((numbers, n) => ({
  phones: numbers.map((number) => ({ number })),
  addresses: [{ postcode: '9999ZZ', houseNumber: n + 1, location: [5.23, 52.56 + n * 0.0001] }],
}))

/** Every second one presses 1 when all has been said. */
const pressesOne = (n: number): boolean => n % 2 === 0
const confirming = called.filter((_, n) => pressesOne(n)).length
const keyAfterSeconds = 15.5
const listens: Callee = { kind: 'answers', afterSeconds: 0.5 }
const confirms: Callee = { ...listens, keys: [{ key: '1', afterSeconds: keyAfterSeconds }] }
const callees = Object.fromEntries(called.map((to, n) => [to, pressesOne(n) ? confirms : listens]))

/** The appliance with four modems, everybody in it, and a log-in and a token for it. */
async function office(t: Test) {
  const folder = t.testdir()
  const far = await farPhones(folder, modems, { callees, off })
  t.teardown(far.end)
  const config = writeConfig(folder, { modems: far.entries })
  const running = await start(['--config', config], { isUnit: true })
  t.teardown(() => running.kill('SIGKILL'))
  await addUser(config, 'centralist', 'dispatcher', 'een-goed-wachtwoord')
  const scopes = ['actions', 'participants', 'override', 'read'].flatMap((scope) => [
    '--scope',
    scope,
  ])
  const { out } = await omroeper('token', 'add', 'test', ...scopes, '--config', config)
  const call = caller(() => running.url, out.trim())
  t.equal((await call('POST', '/api/v1/participants', people)).status, 201)
  await until(async () => {
    const { body } = await call('GET', '/api/v1/modems')
    return body.every(({ state }: { state: string }) => state === 'ready')
  }, 60_000)
  return { far, running, call }
}

async function logIn(t: Test, url: string): Promise<Page> {
  const chrome = await openBrowser()
  t.teardown(() => chrome.close())
  const page = await chrome.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(url)
  await page.fill('#name', 'centralist')
  await page.fill('#password', 'een-goed-wachtwoord')
  await page.click('main button')
  await page.waitForSelector('.ready')
  return page
}

/** Composes it and sends it; yields all of it, as the dispatcher heard it before that. */
async function send(page: Page): Promise<Int16Array> {
  await page.click('a[href="/acties/nieuw"]')
  await page.fill('#text', 'let op jongen, 7 jaar, rode jas. Gezien? Bel 0800-0011.')
  await page.click('details:has([name=voice]) > summary')
  await page.fill('[name=voice]', 'Jongen vermist.')
  await page.fill('#point', '5.23, 52.56')
  await page.fill('#radius', '20000')
  await page.click('text=Luister')
  const source = await page.getAttribute('#alert-heard audio', 'src')
  await page.click('.strip .primary')
  await page.waitForSelector('#listened')
  const once = await page.getAttribute('audio', 'src')
  if (once === source) throw new Error('the last look plays all of a call')
  const wav = await page.request.get(new URL(`${source}`, page.url()).href)
  await page.check('#listened')
  await tickAndPress(page)
  await page.waitForSelector('#progress progress')
  return Int16Array.from(readWav(await wav.body()).samples, (sample) => Math.round(sample * 32_768))
}

t.test(
  'everyone is reached by a channel they have, and whoever is called hears the message',
  { skip, timeout: 220_000 },
  async (t) => {
    const { far, running, call } = await office(t)
    const page = await logIn(t, running.url)
    const isSteady = watchMachine(t)
    const sent = await send(page)
    const began = Date.now()
    const figures = () => page.locator('.calls dd').allTextContents()
    const action = page.url().split('/').at(-1) ?? ''
    await until(async () => (await heardOut(call, action)) === called.length, 180_000)
    await until(
      async () => (await figures()).slice(0, 3).join(' ') === `${told(called.length)} <5 0`,
    )
    t.comment(
      `${called.length} calls of ${(sent.length / 8_000).toFixed(1)} s over ${modems.length} ` +
        `modems in ${((Date.now() - began) / 1000).toFixed(0)} s`,
    )
    // Who has heard it all may still press a key.
    const pressed = () => page.textContent('.notes strong')
    await until(async () => (await pressed()) === `${told(confirming)}`, 20_000)
    const isOver = ({ endedAt }: FarCall): boolean => endedAt !== undefined
    await until(async () => (await far.calls()).every(isOver), 30_000)

    await reached(t, call, action)
    const calls = await far.calls()
    t.strictSame(calls.map(({ to }) => to).sort(), called.toSorted(), 'each is called once')
    const keys = calls.filter((one) => one.keys === '1').length
    t.equal(keys, confirming)
    for (const modem of ['m0', 'm1', 'm2', 'm3']) {
      const itsCalls = calls.filter((one) => one.modem === modem)
      if (itsCalls.length === 0) t.comment(running.log.filter(isWarning).join('\n'))
      compare(t, modem, itsCalls, { sent, isSteady })
    }
  },
)

const isWarning = (line: string): boolean => /"level":"?(warn|error|[45]0)/.test(line)

/** How many were called and heard it to its end. */
async function heardOut(call: ReturnType<typeof caller>, action: string): Promise<number> {
  const { body } = await call('GET', `/api/v1/actions/${action}/deliveries`)
  const isHeard = ({ channel, state }: { channel: string; state: string }): boolean =>
    channel === 'voice' && state === 'delivered'
  return body.filter(isHeard).length
}

/** As the contract tells it, delivery by delivery. */
async function reached(t: Test, call: ReturnType<typeof caller>, action: string) {
  const { body } = await call('GET', `/api/v1/actions/${action}/deliveries`)
  const tally: Record<string, number> = {}
  for (const { channel, state, reason } of body) {
    const what = [channel, state, reason].filter(Boolean).join(' ')
    tally[what] = (tally[what] ?? 0) + 1
  }
  t.strictSame(tally, {
    'sms delivered': 47,
    'sms failed phone-off': 3,
    'voice delivered': 23,
    'voice dropped reached-otherwise': 7,
  })
}

interface Reference {
  readonly sent: Int16Array
  readonly isSteady: (call: FarCall) => boolean
}

/**
 * What the far ends of a modem's calls heard is what was sent, as its codec leaves it. A machine
 * that keeps processes waiting makes gaps of its own: such calls over the second port are told of,
 * and prove nothing but that they lasted as long as it does. A gap is ours when every call has one:
 * it can stop a process that this one's clock does not see, and how late the latest is, is for the
 * bench to say (`pacing-16`, `calls-beside`). What was heard is judged in each.
 */
function compare(t: Test, modem: string, calls: readonly FarCall[], { sent, isSteady }: Reference) {
  const isAmr = amrModems.includes(modem)
  const original = isAmr ? throughCodec(sent, 'amr-nb', 7) : sent
  const all = calls.map((call) => ({ ...likeness(original, call.heard), call }))
  const judged = all.filter(({ call }) => modem !== pcmModem || isSteady(call))
  const correlation = Math.min(1, ...judged.map((one) => one.correlation))
  const decibels = Math.max(0, ...judged.map((one) => Math.abs(one.decibels)))
  t.comment(
    `${modem}: ${calls.length} calls, ${judged.length} on a steady machine; correlation ` +
      `${all.map((one) => one.correlation.toFixed(3)).join(' ')}, level within ` +
      `${decibels.toFixed(2)} dB, gaps ` +
      `${all.map((one) => one.gapMs)} ms, begun after ` +
      `${all.map((one) => one.beganSeconds.toFixed(2)).join(' ')} s${isAmr ? ', against AMR' : ''}`,
  )
  t.not(calls.length, 0, `${modem} calls`)
  t.ok(correlation >= 0.95, `${modem} is what was sent`)
  t.ok(decibels <= 1, `${modem} is as loud`)
  t.ok(Math.min(...all.map((one) => one.gapMs)) <= 40, `${modem} has no gap of its own`)
  t.ok(Math.min(...all.map((one) => one.beganSeconds)) <= 1.5, `${modem} begins soon`)
  t.ok(
    judged.every((one) => one.missingSeconds === 0),
    `${modem} goes to the end`,
  )
  t.ok(
    all.every(({ call }) => call.heard.length >= original.length),
    `${modem} lasts`,
  )
}

const tickMs = 10
const lateMs = 25

/** A clock that has nothing else to do, as urgent as the appliance: where it was late, so was that. */
function watchMachine(t: Test): Reference['isSteady'] {
  prioritise(0, asTheUnit)
  const late: number[] = []
  let due = Date.now() + tickMs
  const clock = setInterval(() => {
    if (Date.now() - due > lateMs) late.push(Date.now())
    due = Date.now() + tickMs
  }, tickMs)
  t.teardown(() => clearInterval(clock))
  return ({ answeredAt = 0, endedAt = 0 }) =>
    !late.some((at) => at >= answeredAt && at - lateMs <= endedAt)
}
