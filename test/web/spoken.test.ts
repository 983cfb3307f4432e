import t, { type Test } from 'tap'
import { soundRate } from '../../hardware/voice/sound.ts'
import { readWav, writeWav } from '../../hardware/voice/wav.ts'
import type { Forecasts } from '../../src/dispatch/preview.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { callText } from '../../src/domain/speech/call-script.ts'
import { type CallSpeech, openSpeech } from '../../src/speech/speech.ts'
import { spokenDrafts } from '../../src/spoken-drafts.ts'
import { testCalls } from '../../src/test-call.ts'
import { mustListen } from '../../src/web/pages/order-view.ts'
import { neighbour, policy } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { formOf } from '../support/orders.ts'
import { alertForm, onceOf, press, vouched } from '../support/pressing.ts'
import { skipsWithout } from '../support/tools.ts'

const skip = skipsWithout('espeak-ng')
const htmx = { 'hx-request': 'true' }

/** A machine that speaks and has no modem, with its dispatcher. */
async function spokenOffice(t: Test, people: readonly Participant[], path?: string) {
  const log = () => undefined
  const speech = openSpeech({
    dataDir: t.testdir(),
    now: Date.now,
    log,
    ...(path === undefined ? {} : { path }),
  })
  const tests = testCalls({ modems: () => [], newId: () => 'a', after: () => undefined, log })
  const spoken = { speech: spokenDrafts({ speech, tests, municipality: policy }) }
  const { as, ports } = await webOffice(t, people, spoken)
  return { desk: await as('dispatcher'), ports }
}

const office = async (t: Test, path?: string) => (await spokenOffice(t, [], path)).desk

const draft = { text: 'Let op jongen, 7 jaar. Bel 0800-0011.', status: 'actual' }
const addressOf = (html: string): string =>
  /src="(\/gesproken\/geluid\/\w+)"/.exec(html)?.[1] ?? 'nothing to play'

/** A file in a form, as a browser sends it. */
const withFile = (octets: Buffer, form: Readonly<Record<string, string>> = {}): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(form)) data.append(name, value)
  data.append('opname', new Blob([new Uint8Array(octets)]), 'opname.wav')
  return data
}

/** A voice-like sound: a tone that swells and falls four times a second. */
const voice = (seconds: number, loudness: number): Buffer =>
  Buffer.from(
    writeWav(
      Int16Array.from({ length: seconds * soundRate }, (_, i) => {
        const swell = Math.sin((2 * Math.PI * 2 * i) / soundRate) ** 2
        const value = loudness * swell * Math.sin((2 * Math.PI * 440 * i) / soundRate)
        return 32_767 * Math.max(-1, Math.min(1, value))
      }),
    ),
  )

t.test('the words of a call stand beside the text while it is written', { skip }, async (t) => {
  const dispatcher = await office(t)
  const { html } = await dispatcher.post('/acties/meekijken', draft, htmx)
  t.match(html, /id="alert-words" hx-swap-oob/)
  t.match(html, /Let op jongen, zeven jaar\. Bel nul achthonderd, nul nul elf\. Ik herhaal\./)
  const other = await dispatcher.post('/acties/meekijken', { ...draft, voice: 'Kom thuis.' }, htmx)
  t.match(other.html, /Waterhoven\. Kom thuis\. Ik herhaal\. Kom thuis\. Toets/)
})

t.test('what is listened to is the sound of the call, whole or in parts', { skip }, async (t) => {
  const dispatcher = await office(t)
  const part = await dispatcher.post('/gesproken/luister', draft, htmx)
  t.notMatch(part.html, '<html')
  const page = await dispatcher.post('/gesproken/luister', draft)
  t.match(page.html, '<html', 'without a script it is a page')
  t.equal(addressOf(page.html), addressOf(part.html), 'and the same sound')

  const whole = await dispatcher.get(addressOf(part.html))
  t.equal(whole.headers['content-type'], 'audio/wav')
  t.equal(whole.headers['cache-control'], 'no-store')
  const wav = readWav(whole.octets)
  t.equal(wav.rate, soundRate)
  t.ok(wav.samples.length > 10 * soundRate)
  for (const [range, from, to] of [
    ['bytes=0-1', 0, 1],
    ['bytes=100-', 100, whole.octets.length - 1],
    ['bytes=-4', whole.octets.length - 4, whole.octets.length - 1],
  ] as const) {
    const some = await dispatcher.get(addressOf(part.html), { range })
    t.equal(some.status, 206)
    t.equal(some.headers['content-range'], `bytes ${from}-${to}/${whole.octets.length}`)
    t.ok(some.octets.equals(whole.octets.subarray(from, to + 1)), range)
  }
  t.equal((await dispatcher.get(addressOf(part.html), { range: 'bytes=999999999-' })).status, 416)
})

t.test('a sound that is not there is told so, wherever its name points', { skip }, async (t) => {
  const dispatcher = await office(t)
  for (const name of ['00ff00ff00ff00ff', '..%2F..%2Fkeys', 'x']) {
    t.equal((await dispatcher.get(`/gesproken/geluid/${name}`)).status, 404, name)
  }
})

t.test('an empty text, or a machine without a voice, says what to do', async (t) => {
  const dispatcher = await office(t, '/nowhere')
  const empty = await dispatcher.post('/gesproken/luister', { text: '' }, htmx)
  t.equal(empty.status, 422)
  t.match(empty.html, 'Vul het bericht in.')
  const mute = await dispatcher.post('/gesproken/luister', draft, htmx)
  t.equal(mute.status, 422)
  t.match(mute.html, 'apt install espeak-ng')
})

t.test('a recording takes the place of the text', { skip }, async (t) => {
  const dispatcher = await office(t)
  const kept = await dispatcher.upload('/gesproken/opname', withFile(voice(3, 0.4)), htmx)
  t.equal(kept.status, 200)
  t.equal(kept.headers['hx-trigger'], 'recorded', 'so that the words beside it follow')
  t.match(kept.html, /een opname van 3 seconden/)
  const recording = /name="recording" value="(\w+)" checked/.exec(kept.html)?.[1] ?? ''

  const { html } = await dispatcher.post('/acties/meekijken', { ...draft, recording }, htmx)
  t.match(html, /\(uw opname\)<\/em> Ik herhaal\./)
  const heard = await dispatcher.post('/gesproken/luister', { ...draft, recording }, htmx)
  const plain = await dispatcher.post('/gesproken/luister', draft, htmx)
  t.not(addressOf(heard.html), addressOf(plain.html))
  t.equal((await dispatcher.get(addressOf(heard.html))).status, 200)
})

t.test('without a script the form comes back with the recording in it', { skip }, async (t) => {
  const dispatcher = await office(t)
  const { html } = await dispatcher.upload(
    '/acties/nieuw/opname',
    withFile(voice(3, 0.4), { ...draft, place: '9999 AB' }),
  )
  t.match(html, /<html/)
  t.match(html, /name="recording" value="\w+" checked/)
  t.match(html, draft.text, 'and every word that was in it')
  t.match(html, 'value="9999 AB"')
})

const refused: readonly (readonly [name: string, octets: Buffer, why: string])[] = [
  ['too long', voice(61, 0.4), 'duurt 61 seconden'],
  ['too quiet', voice(3, 0.004), 'te zacht'],
  ['silent', voice(3, 0), 'niets te horen'],
  ['clipped', voice(3, 4), 'overstuurd'],
  ['empty', Buffer.alloc(0), 'geen geluidsbestand'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'geen geluidsbestand'],
]

t.test('a recording that nobody would understand is refused, with what to do', async (t) => {
  const dispatcher = await office(t)
  for (const [name, octets, why] of refused) {
    const { status, html } = await dispatcher.upload('/gesproken/opname', withFile(octets), htmx)
    t.equal(status, 422, name)
    t.match(html, why, name)
    t.notMatch(html, 'name="recording"', name)
  }
})

t.test('a file of another kind says which program reads it', async (t) => {
  const dispatcher = await office(t, '/nowhere')
  const webm = Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.alloc(2000)])
  const { html } = await dispatcher.upload('/gesproken/opname', withFile(webm), htmx)
  t.match(html, 'apt install ffmpeg')
})

t.test('a call to oneself goes to Dutch phones only, and needs a modem', { skip }, async (t) => {
  const dispatcher = await office(t)
  for (const [to, why] of [
    ['112', 'geen telefoonnummer'],
    ['0900-1234', 'servicenummer'],
    ['+32470123456', 'Nederlandse nummers'],
    ['06 1000 0001', 'Geen enkele modem kan bellen'],
  ] as const) {
    const { status, html } = await dispatcher.post('/gesproken/proef', { ...draft, to }, htmx)
    t.equal(status, 422, to)
    t.match(html, why, to)
  }
})

t.test(
  'nobody is called before somebody has listened, whatever the browser sends',
  { skip },
  async (t) => {
    const log = () => undefined
    const speech = openSpeech({ dataDir: t.testdir(), now: Date.now, log })
    const tests = testCalls({ modems: () => [], newId: () => 'a', after: () => undefined, log })
    const office = await webOffice(t, [neighbour(1)], {
      speech: spokenDrafts({ speech, tests, municipality: policy }),
    })
    const { desk } = office.ports
    const byChannel = { sms: 1, voice: 1 }
    const preview: typeof desk.preview = (action) => ({ ...desk.preview(action), byChannel })
    Object.assign(office.ports, { desk: { ...desk, preview } })
    const dispatcher = await office.as('dispatcher')
    const form = { ...draft, kind: 'missing-child', point: '5.3, 52.6', ...vouched }

    const check = await dispatcher.post('/acties/controle', form)
    t.match(check.html, /name="listened" value="ja" required/)
    t.equal((await dispatcher.get(addressOf(check.html))).status, 200, 'it can be heard')
    const once = onceOf(check.html)
    const hasty = await dispatcher.post('/acties', { ...form, once })
    t.equal(hasty.status, 422)
    t.match(hasty.html, 'Luister eerst naar het gesproken bericht')
    t.equal((await dispatcher.post('/acties', { ...form, once, listened: 'ja' })).status, 303)
  },
)

t.test('only who may alert hears or records', { skip }, async (t) => {
  const { as } = await webOffice(t, [])
  for (const role of ['registrar', 'auditor'] as const) {
    const visitor = await as(role)
    t.equal((await visitor.post('/gesproken/luister', draft)).status, 403)
    t.equal((await visitor.get('/gesproken/geluid/00ff00ff00ff00ff')).status, 403)
  }
})

t.test('a correction and an update are spoken or recorded as an alert is', { skip }, async (t) => {
  const people = Array.from({ length: 12 }, (_, i) => neighbour(i + 1))
  const { desk, ports } = await spokenOffice(t, people)
  await press(desk, { ...draft, point: '5.3, 52.6', radius: '2000', kind: 'missing-child' })
  const id = ports.desk.actions()[0]?.action.id ?? ''
  const path = `/acties/${id}`
  const { html } = await desk.get(path)
  for (const form of ['correctie', 'aanvulling']) {
    t.match(html, new RegExp(`id="${form}-voice" name="voice"`))
    t.match(html, `formaction="${path}/${form}/opname"`)
  }

  const text = 'de jas is blauw. Bel 0800-0011.'
  const wav = withFile(voice(4, 0.5), { text, phase: 'correction' })
  const page = await desk.upload(`${path}/correctie/opname`, wav)
  t.equal(page.status, 200)
  const recording = /name="recording" value="([^"]+)" checked/.exec(page.html)?.[1] ?? ''
  t.match(page.html, /de jas is blauw/)

  t.equal((await desk.post(`${path}/correctie`, { cause: 'text', text, recording })).status, 303)
  const combined = 'let op jongen, nu bij de brug. Bel 0800-0011.'
  const update = { text: 'gezien bij de brug.', voice: 'Hij is bij de brug.', combined }
  const shown = formOf((await desk.get(path)).html, 'aanvulling')
  t.equal((await desk.post(`${path}/aanvulling`, { ...shown, ...update })).status, 303)
  const phases = ports.desk.action(id)?.action.phases.slice(1)
  t.strictSame(
    phases?.map(({ texts }) => texts[0]?.voice),
    [{ recording }, { text: 'Hij is bij de brug.' }],
  )
})

t.test('who is called with it hears nothing that nobody has listened to', async (t) => {
  const forecast = {} as Forecasts
  const closing = (voice: number) => ({ closing: { byChannel: { sms: 9, voice }, forecast } })
  const speech = (can: boolean) => ({ speech: { canSpeak: () => can } })
  t.equal(mustListen(speech(true), closing(1)), true)
  t.equal(mustListen(speech(true), closing(0)), false)
  t.equal(mustListen(speech(false), closing(1)), false)
})

t.test('the last look plays a message once, and says that it sounds twice', { skip }, async (t) => {
  const { desk, ports } = await spokenOffice(t, [neighbour(1)])
  const byChannel = { sms: 1, voice: 1 }
  const { preview } = ports.desk
  const called: typeof preview = (action) => ({ ...preview(action), byChannel })
  Object.assign(ports, { desk: { ...ports.desk, preview: called } })
  const form = { ...alertForm, ...draft }
  const secondsIn = (html: string) => Number(/>(\d+) seconden, zoals het/.exec(html)?.[1])
  const look = await desk.post('/acties/controle', form)
  const all = await desk.post('/gesproken/luister', form, htmx)
  t.match(look.html, /U hoort het bericht één keer; wie gebeld wordt, hoort het twee keer/)
  t.ok(secondsIn(look.html) < secondsIn(all.html) - 2)
  t.notMatch(all.html, 'hoort het twee keer', 'in the form all of it is played')
  t.notMatch(look.html, 'Meer dan 30 is lang')
  const kept = await desk.upload('/acties/nieuw/opname', withFile(voice(4, 0.5), form))
  const recording = /name="recording" value="([^"]+)"/.exec(kept.html)?.[1] ?? ''
  const recorded = await desk.post('/acties/controle', { ...form, recording })
  t.notMatch(recorded.html, 'hoort het twee keer', 'a recording is played as it is heard')
})

t.test('one hearing of more than thirty seconds is warned of', async (t) => {
  const { as } = await webOffice(t, [])
  const visitor = await as('dispatcher')
  const words = 'Let op een jongen van zeven jaar met een rode jas en blauwe laarzen. '
  const look = async (text: string) =>
    (await visitor.post('/acties/meekijken', { kind: 'missing-child', text })).html
  t.match(await look(words.repeat(6)), /class="look">Eén keer horen duurt ongeveer \d\d seconden/)
  t.match(await look(words), /Dit duurt ongeveer \d+ seconden; één keer horen ongeveer/)
})

t.test('what is listened to once is made whole as well: no call waits for a voice', async (t) => {
  const made: string[] = []
  const listen = async ({ script }: CallSpeech) => {
    made.push(callText(script))
    return { id: `${made.length}`, seconds: made.length }
  }
  const speech = { ...openSpeech({ dataDir: t.testdir(), now: Date.now, log: () => {} }), listen }
  const tests = testCalls({ modems: () => [], newId: () => 'a', after: () => {}, log: () => {} })
  const drafts = spokenDrafts({ speech, tests, municipality: policy })
  const asked = { text: { sms: draft.text }, status: 'actual', phase: 'alert' } as const
  const { seconds } = await drafts.listen({ ...asked, isOnce: true })
  t.equal(made.length, 2)
  t.match(made[0], 'Ik herhaal')
  t.equal(seconds, 2, 'the second is played')
  t.notMatch(made[1], 'Ik herhaal')
})
