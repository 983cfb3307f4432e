import { createHash } from 'node:crypto'
import t from 'tap'
import type { Power } from '../../src/domain/ups/power.ts'
import type { Ups } from '../../src/domain/ups/ups.ts'
import { powerDuring } from '../../src/web/pages/power.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const noon = Date.parse('2026-11-24T12:00:00Z')
const line = (html: string): string => /<p id="power"[\s\S]*?<\/p>/.exec(html)?.[0].trim() ?? ''

const ups = (changes: Partial<Ups>, since = noon): Power => ({
  ...{ kind: 'ups', since },
  ups: { name: 'desk', supply: 'mains', isLow: false, isWorn: false, ...changes },
})
const battery = { supply: 'battery', charge: 60, lastsSeconds: 2520 } as const
const mute = (known: Power, ...names: readonly string[]): Power => ({
  ...known,
  ...{ unheard: names.map((name) => ({ name, reason: 'DATA-STALE' })) },
})
const onBattery: Ups = { name: 'desk', isLow: false, isWorn: false, ...battery }

/** What *Paraat?* says, and how loudly. */
const said: readonly (readonly [Power, RegExp])[] = [
  [{ kind: 'no-ups' }, /^<p id="power">Geen UPS gevonden\. .*accu die het dan overneemt\. <\/p>$/],
  [
    ups({ charge: 97, lastsSeconds: 2520 }),
    /^<p id="power">UPS: op netstroom.*houdt de accu het 42 min vol\. De accu is 97% vol\./,
  ],
  [ups(battery), /class="look">UPS: op accu, nog 42 min\. .* sinds 13:00\. De accu is 60% vol/],
  [ups({ supply: 'battery' }), /class="look">UPS: op accu\. Er is geen netstroom sinds 13:00\. </],
  [ups({ ...battery, isLow: true }), /class="problem" role="alert">.*De accu is bijna leeg\./],
  [ups({ isWorn: true }), /class="look">UPS: op netstroom\. De UPS vraagt om een nieuwe accu/],
  [ups({ supply: 'unknown', lastsSeconds: 60 }), /class="look">UPS: staat uit, of .* zonder accu/],
  [
    { kind: 'silent', since: noon, reason: 'gone', last: { ups: onBattery, since: noon } },
    /class="look">UPS: antwoordt niet sinds 24 nov.*13:00.*Toen .* hield de accu het nog 42 min/,
  ],
  [
    mute(ups({}), 'hub'),
    /class="look">UPS: op netstroom\. Geen antwoord van UPS hub: vraag de beheerder\. <\/p>$/,
  ],
  [
    mute(ups({ ...battery, isLow: true }), 'hub', 'dock'),
    /class="problem" role="alert">.*bijna leeg\..* Geen antwoord van UPS hub, dock: vraag de beheerder\. </,
  ],
]

t.test('the start page says what feeds the box, and how long that lasts', async (t) => {
  let power: Power = { kind: 'no-ups' }
  const { as } = await webOffice(t, [], { power: () => power })
  const dispatcher = await as('dispatcher')
  for (const [known, words] of said) {
    power = known
    for (const path of ['/', '/paraat']) t.match(line((await dispatcher.get(path)).html), words)
  }
  power = mute(ups({}), 'hub')
  await dispatcher.post('/taal')
  t.match(line((await dispatcher.get('/')).html), /mains\. No answer from UPS hub: ask the admin\./)
  power = { kind: 'no-ups' }
  t.match(line((await (await as('admin')).get('/')).html), /installeer NUT/, 'and what to do')
})

t.test('a running action says nothing of the power until there is none', async (t) => {
  let power = ups({ charge: 97, lastsSeconds: 2520 })
  const { as, ports } = await webOffice(t, [neighbour(1)], { power: () => power })
  const { id } = await ports.desk.start(draft(), by)
  const visitor = await as('dispatcher')
  t.equal(line((await visitor.get(`/acties/${id}`)).html), '')
  power = ups({ ...battery, lastsSeconds: 720 })
  for (const path of [`/acties/${id}`, `/acties/${id}/voortgang`]) {
    t.match(line((await visitor.get(path)).html), /class="look">UPS: op accu, nog 12 min/)
  }
  const during = (sends: number) =>
    powerDuring({ power: () => power, now: () => noon }, { account }, sends)
  const account = { id: 'a', name: 'a', role: 'dispatcher', passwordHash: '' } as const
  t.match(during(600), { urgency: 'look', words: [/./, /./, 'ups.sends'], sendsSeconds: 600 })
  t.match(during(1140), { urgency: 'act', words: [/./, /./, 'ups.sends', 'ups.too-short'] })
})

t.test('who has seen it on the screen spares the duty phones', async (t) => {
  const { as, store } = await webOffice(t, [], { power: () => ups(battery) })
  const told = { topic: 'on-battery', code: '4821', times: 2, at: noon, since: noon } as const
  await store.append([{ type: 'duty.power-alarmed', alarm: told }], by)
  t.notMatch((await (await as('auditor')).get('/')).html, /stroom-gezien/)
  const visitor = await as('dispatcher')
  const { html } = await visitor.get('/')
  t.match(html, /2 keer gewaarschuwd, het laatst om 13:00[\s\S]*action="\/stroom-gezien"/)
  t.notMatch(html, /4821/)
  t.equal((await visitor.post('/stroom-gezien')).status, 303)
  t.strictSame(store.state.duty.power, { ...told, seenAt: noon })
  t.notMatch((await visitor.get('/')).html, /stroom-gezien/)
})

t.test('metrics tell what is known of the UPS, and nothing where nothing is', async (t) => {
  let power: Power = ups({ supply: 'battery', charge: 60 })
  const { app, store } = await webOffice(t, [], { power: () => power })
  const hash = createHash('sha256').update('scrape').digest('hex')
  const token = { id: 'scrape', name: 'scrape', scopes: ['read' as const], hash }
  await store.append([{ type: 'token.saved', token }], by)
  const headers = { authorization: 'Bearer scrape' }
  const read = async () => (await app.inject({ method: 'GET', url: '/metrics', headers })).body
  t.match(await read(), /^omroeper_ups_on_battery\{ups="desk"\} 1$/m)
  t.match(await read(), /^omroeper_ups_battery_charge_percent\{ups="desk"\} 60$/m)
  t.notMatch(await read(), /^omroeper_ups_battery_runtime_seconds\{/m)
  power = { kind: 'silent', since: noon, reason: 'gone' }
  t.notMatch(await read(), /^omroeper_ups_\w+\{/m)
})
