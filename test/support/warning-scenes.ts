import type { Participant } from '../../src/domain/participant.ts'
import { onBattery } from './power-cut.ts'
import * as points from './scene-points.ts'
import { hunts, report, row, type Scene } from './scenes.ts'

const van: Scene = {
  ...({ number: 5, clock: '09:32', profile: 'car', radius: 7283, along: 'Dijkweg' } as const),
  outcome: 'found-otherwise',
  result: /bestelbus/,
  people: [...row([0, 30], 60), ...row([30, 30], 60, () => ({ bearing: 90 }))],
  runs: async (played) => {
    const { t, desk, text } = played
    t.match(text, /kenteken AE-123-O.*Niet volgen/)
    await desk.until(() => desk.waiting() === 0)
    const aside = desk.row.onAir().filter(({ to }) => points.personOf(to) >= 30)
    t.equal(desk.row.onAir().length - aside.length, 30, 'all along the road')
    t.ok(
      aside.every(({ to }) => points.metresAway(played, to) < 315),
      'and who lives beside it',
    )
  },
  ends: async (played) => {
    const { t, desk } = played
    await points.daysLater(desk, 15)
    await desk.logIn()
    await desk.page.goto(`${desk.url}/acties`)
    await desk.page.click('a[href^="/acties/"]:has-text("2026-001")')
    await desk.page.click('a[href$="/verslag"]')
    const { actions } = desk.office.store.state
    t.notMatch(JSON.stringify([...actions.byId.values()]), 'AE-123-O', 'the plate is forgotten')
    t.notMatch(await report(played), 'AE-123-O')
  },
}

const hitAndRun: Scene = {
  ...({ number: 6, clock: '17:55', profile: 'car', radius: 6450, outcome: 'neutral' } as const),
  result: /Uit respect delen we geen details/,
  people: [...row([0, 30], 60), ...row([30, 20], 260, () => ({ bearing: 90 }))],
  opens: points.endsAt(3000),
  typed: async ({ desk: { page } }) => {
    await points.says(page, '#border-words', 'Het gebied stopt 500 meter over de gemeentegrens.')
    await points.says(page, '#sum', /40 mensen/)
  },
  closing: async ({ t, desk: { page } }) => {
    const words = await page.inputValue('#result')
    t.notMatch(words, /slachtoffer|Ringdijk|schade/, 'neutral, and nothing of the victim')
  },
  ends: async (played) => {
    const { t, desk } = played
    const far = desk.row.onAir().filter(({ to }) => points.metresAway(played, to) > 3550)
    t.equal(far.length, 0, 'nobody further out than half a kilometre beyond the border')
    t.match(await report(played), 'tot 500 meter over de gemeentegrens')
  },
}

/** The nearest of all has a certificate that is past its day; every second is no member. */
const trained = (n: number): Partial<Participant> =>
  n % 2 === 1
    ? {}
    : { groups: [{ name: 'AED', validUntil: n === 0 ? '2026-11-23' : '2027-06-30' }] }

const fetching =
  'REANIMATIE Kerklaan 12 Oosterwerf. Haal eerst de AED: muur sporthal De Brug, Sportweg 3. Breng die erheen. Ambulance is onderweg. Oproep 11.03 uur.'

const aed: Scene = {
  ...({ number: 7, clock: '11:04', radius: 750, outcome: 'found-otherwise' } as const),
  mayNamePlace: true,
  result: /overgedragen aan de ambulance/,
  people: row([0, 40], 15, trained),
  typed: async ({ t, desk: { page } }) => {
    await page.click('details:has(#group) > summary')
    await page.selectOption('#group', 'AED')
    await page.fill('#wanted', '9')
    await points.says(page, '#sum', /15 mensen/)
    await page.fill('#who-aed', 'muur sporthal De Brug, Sportweg 3')
    await points.says(page, '#fetch-said', fetching)
    t.notMatch(await page.textContent('#sum'), /helpt het bericht weinig meer/, 'within 2 minutes')
  },
  runs: async (played) => {
    const { t, desk, text } = played
    await desk.until(() => desk.waiting() === 0)
    const firsts = new Map(
      desk.row
        .onAir()
        .toReversed()
        .map((part) => [part.to, part]),
    )
    points.goesInOrder(played, [...firsts.values()].toReversed(), (metres) => metres)
    t.match(text, /^REANIMATIE Kerklaan 12/)
    const asked = desk.row.onAir().map(({ to }) => points.personOf(to))
    t.ok(asked.length > 0 && asked.every((n) => n > 0 && n % 2 === 0), 'members of today only')
    const straight = desk.said('Ga er nu heen en start').map(({ to }) => points.personOf(to))
    const fetchers = desk.said('Haal eerst de AED').map(({ to }) => points.personOf(to))
    const place = (n: number): number => n / 2 - 1
    t.ok(straight.length > 0 && straight.every((n) => place(n) % 3 === 0), 'a third goes straight')
    t.ok(fetchers.length > 0 && fetchers.every((n) => place(n) % 3 > 0), 'by an AED two thirds')
    t.strictSame(new Set([...straight, ...fetchers]), new Set(asked), 'two texts in one action')
    await points.says(desk.page, '#progress', fetching)
  },
  ends: async (played) => {
    const { t, desk } = played
    t.match(await report(played), fetching)
    await points.daysLater(desk, 1)
    await desk.logIn()
    const { actions } = desk.office.store.state
    const [action] = actions.byId.values()
    const words = /Kerklaan|Sportweg/
    t.notMatch(JSON.stringify([...actions.byId.values()]), words, 'gone within a day')
    await desk.page.goto(`${desk.url}/acties/${action?.id}/verslag`)
    t.notMatch(await report(played), words)
    await desk.page.goto(`${desk.url}/acties/${action?.id}`)
    t.notMatch(await desk.page.textContent('main'), words)
  },
}

/** Every fifth wants a result that comes at night in the morning. */
const morning = (n: number): Partial<Participant> => (n % 5 === 0 ? { resultInMorning: true } : {})

const smoke: Scene = {
  ...({ number: 8, clock: '22:10', radius: 3000, direction: 'north', outcome: 'neutral' } as const),
  mayNamePlace: true,
  result: /afgerond \(grote brand/,
  quietHoursIgnoredBy: ['fire-smoke'],
  people: [
    ...row([0, 20], 140, morning),
    ...row([20, 20], 140, (n) => ({ ...morning(n), bearing: 25 })),
    ...row([40, 20], 140, () => ({ bearing: 40 })),
  ],
  typed: async ({ t, desk: { page }, text }) => {
    await points.says(page, '#where-words', 'waar de rook heen waait: naar noord, 60 graden breed')
    t.match(text, /rook trekt naar Oosterwerf\. Ga naar binnen.*Bel bij nood 112\./)
    t.equal(await page.locator('#words .problem').count(), 0, 'no number but 112 is asked for')
  },
  runs: async ({ t, desk }) => {
    await desk.until(() => desk.waiting() === 0)
    const aside = desk.row.onAir().filter(({ to }) => points.personOf(to) >= 40)
    t.equal(desk.row.onAir().length - aside.length, 40, 'all downwind, at night too')
    t.equal(aside.length, 2, 'and who lives at the fire itself')
    desk.clock('22:40')
  },
  closes: async ({ t, desk }) => {
    await desk.pass(60_000)
    const early = desk.said('afgerond').map(({ to }) => points.personOf(to))
    t.ok(early.length > 0 && early.every((n) => n % 5 !== 0 || n >= 40))
    desk.time.leap(8.5 * 3_600_000)
    await desk.until(() => desk.waiting() === 0)
    t.equal(desk.said('afgerond').length, 42, 'the others in the morning')
  },
}

const adult: Scene = {
  ...({ number: 9, clock: '09:00', profile: 'adult-bicycle', radius: 6000 } as const),
  outcome: 'neutral',
  result: /Uit respect delen we geen details/,
  ends: async (played) => {
    const { t, desk } = played
    const published = await desk.page.inputValue('#summary-text')
    t.equal(published, 'De zoekactie is afgerond.')
  },
}

const bag: Scene = {
  ...({ number: 10, clock: '12:15', profile: 'e-bike', radius: 2492 } as const),
  outcome: 'not-found',
  result: /niet gevonden.*0900-8844/is,
  typed: async (played) => {
    played.t.match(played.text, /jongen, 16-18 jaar, oranje helm/)
    const bad = played.text.replace('jongen', 'Marokkaanse jongen')
    await points.objects(played, [bad, '#words', /zegt weinig over hoe iemand eruitziet/])
  },
}

const outage: Scene = {
  ...({ number: 11, clock: '12:00', radius: 20_000, outcome: 'neutral' } as const),
  mayNamePlace: true,
  result: /afgerond \(stroom en internet/,
  opens: async (played) => {
    const { page, url } = played.desk
    await page.goto(`${url}/acties/nieuw`)
    await page.click('#examples > summary')
    await points.says(page, '#examples a', 'Stroom en internet uit, 112 werkt niet')
    await onBattery(played, 42 * 60)
    await page.goto(url)
    await points.says(page, '#power.look', 'op accu, nog 42 min')
  },
  runs: async (played) => {
    const { t, desk } = played
    await desk.until(() => desk.row.onAir().length > 0)
    const before = desk.row.onAir().length
    const gone = desk.row.modems.filter(({ options }) => options.operator === '20416')
    for (const { faults } of gone) faults.arm({ kind: 'no-network', seconds: 3600 })
    await desk.page.reload()
    await points.says(desk.page, '#power.look', /op accu, nog 42 min.*Versturen duurt nog \d+ min/)
    await onBattery(played, 2)
    await desk.page.reload()
    await points.says(desk.page, '#power.problem', 'De accu is leeg voordat alles verstuurd is')
    await desk.until(() => desk.waiting() === 0)
    const lost = gone.flatMap(({ onAir }) => onAir).length
    t.equal(gone.length, 2)
    t.ok(before > 0 && lost < 10, 'one operator falls away at the beginning')
    t.equal(new Set(desk.row.onAir().map(({ to }) => to)).size, 40, 'and all are told by the other')
  },
}

const exercise: Scene = {
  ...({ number: 12, clock: '11:00', radius: 20_000, outcome: 'neutral' } as const),
  text: 'Dit is een test, er is niets aan de hand. U hoeft niet te bellen.',
  result: /test van 11[.:]00 uur is klaar/,
  runs: async ({ t, desk }) => {
    await desk.until(() => desk.waiting() === 0)
    const isMarked = desk.row.onAir().every(({ text }) => text.startsWith('OEFENING Buurtoproep:'))
    t.ok(isMarked, 'OEFENING comes first')
    t.ok(await desk.page.$('body.exercise .exercise-bar'), 'and the screen has its own colour')
    await desk.pass(20_000)
  },
  ends: async (played) => {
    const { t, desk } = played
    t.ok(await desk.page.$('body.exercise'))
    const [action] = desk.office.store.state.actions.byId.values()
    const [alert] = desk.office.ports.desk.action(action?.id ?? '')?.phases ?? []
    t.equal(alert?.counts.delivered, 40, 'reports of the phones tell how far it came')
    t.match(await report(played), /40/)
  },
}

const correction: Scene = {
  ...({ number: 13, clock: '15:55', profile: 'child-foot', radius: 783 } as const),
  outcome: 'found-otherwise',
  result: /jongen/,
  modems: 1,
  secondsPerPart: 4,
  runs: async (played) => {
    const { t, desk } = played
    const { page } = desk
    await desk.pass(30_000)
    const had = new Set(desk.row.onAir().map(({ to }) => to))
    t.ok(had.size > 3 && desk.waiting() > 3, 'in the middle of it')
    await points.correct(played, 'Bel niet het nummer daarin, maar 06-12345678.')
    await points.says(page, '#orders .problem', '06-12345678')
    const pressed = desk.time.now()
    const words = 'het bericht van 15.55 klopte niet. Bel NIET het nummer daarin. Bel 0800-0011.'
    await page.fill('#correction', words)
    await page.click('details:has(#correction) .primary')
    await points.goesOut(desk)
    const wrong = desk.said('vermist').filter(({ beganAt }) => beganAt > pressed)
    t.strictSame(wrong, [], 'the wrong text stops at the press')
    await points.says(page, '#progress', 'CORRECTIE')
    await desk.until(() => desk.said('CORRECTIE').length > 0)
    t.ok(
      (desk.said('CORRECTIE')[0]?.at ?? Infinity) - pressed <= 10_000,
      'within 10 s of the press',
    )
    await desk.until(() => desk.waiting() === 0)
    for (const to of had) t.match(points.textsTo(played, to), [/vermist/, /^CORRECTIE/])
    const late = desk.row.onAir().filter(({ to, at }) => !had.has(to) && at > pressed + 8000)
    t.ok(late.length > 0 && late.every(({ text }) => !text.includes('Speeltuin')), 'no wrong one')
  },
  ends: async (played) => {
    played.t.match(await report(played), /Correctie verstuurd: een verkeerd nummer/)
    played.t.match(await report(played), /Bel NIET het nummer daarin/)
  },
}

/** Those of domain.md section 5 that end in a report; the fourteenth has none. */
export const scenes: readonly Scene[] = [
  ...hunts,
  ...[van, hitAndRun, aed, smoke, adult, bag, outage, exercise, correction],
]
