import type { Kind } from '../../src/domain/action.ts'
import type { Participant } from '../../src/domain/participant.ts'
import type { Rules } from '../../src/domain/policy/rules.ts'
import { shipped } from '../../src/domain/policy/rules.ts'
import { placeAt } from '../../src/domain/where/bearing.ts'
import type { ProfileId } from '../../src/domain/where/profiles.ts'
import { centre, neighbour } from './engine.ts'
import type { Played } from './scene-points.ts'
import * as points from './scene-points.ts'

/** How a scenario of domain.md section 5 is played at the desk. */
export interface Scene {
  /** Of domain.md section 5. */
  readonly number: number
  /** When the dispatcher begins, on 24 November 2026 in Amsterdam. */
  readonly clock: string
  readonly profile?: ProfileId
  /** What section 4 makes of it, metres to rounding; what is typed where it says nothing. */
  readonly radius: number
  readonly direction?: string
  /** Along the whole of this street, instead of around the place. */
  readonly along?: string
  readonly outcome: string
  readonly result: RegExp
  readonly mayNamePlace?: boolean
  readonly modems?: number
  readonly secondsPerPart?: number
  readonly people?: readonly Participant[]
  readonly rules?: Partial<Rules>
  readonly quietHoursIgnoredBy?: readonly Kind[]
  /** What the fields say of an exercise or by hand, in place of the scenario's own. */
  readonly text?: string
  /** Before anything is filled in. */
  readonly opens?: (played: Played) => Promise<void>
  /** With the form filled in, before it is looked at for the last time. */
  readonly typed?: (played: Played) => Promise<void>
  /** While it is sent; without it, everybody gets the alert before it is closed. */
  readonly runs?: (played: Played) => Promise<void>
  /** With the form of the end filled in. */
  readonly closing?: (played: Played) => Promise<void>
  /** While the result is sent; without it, everybody who is owed it gets it. */
  readonly closes?: (played: Played) => Promise<void>
  /** With the report open. */
  readonly ends?: (played: Played) => Promise<void>
}

/** So many people in a row, each so many metres further; to the north where nothing is said. */
export const row = (
  [from, count]: readonly [from: number, count: number],
  metres: number,
  traits: (n: number) => Partial<Participant> & { readonly bearing?: number } = () => ({}),
): readonly Participant[] =>
  Array.from({ length: count }, (_, at) => {
    const n = from + at
    const { bearing = 0, ...changes } = traits(n)
    const location = placeAt(centre, bearing, at * metres)
    const addresses = [{ postcode: '9999ZZ', houseNumber: n + 1, location, kind: 'home' }] as const
    return neighbour(n, { addresses, ...changes })
  })

/** Kilometres an hour as the crow flies, and minutes: how far the front is, metres. */
const front = (kmPerHour: number, minutes: number): number => (kmPerHour * minutes * 1000) / 60

export const report = (played: Played): Promise<string | null> =>
  played.desk.page.textContent('article.report')

const child: Scene = {
  number: 1,
  clock: '15:55',
  profile: 'child-foot',
  radius: 783,
  modems: 2,
  secondsPerPart: 4,
  outcome: 'found-by-participant',
  result: /jongen/,
  runs: async (played) => {
    const { t, desk } = played
    await desk.until(() => desk.waiting() === 0)
    const first = new Set(desk.row.onAir().map(({ to }) => to))
    t.equal(first.size, 14, 'within 783 metres')
    desk.clock('16:05')
    await points.update(played, 'rond 16.05 gezien bij de Molenvaart. Kijk ook in schuren.', both)
    await desk.until(() => desk.waiting() === 0)
    const told = desk.said('Kijk ook in schuren').filter(({ text }) => !text.includes('blauwe'))
    t.strictSame(new Set(told.map(({ to }) => to)), first, 'the update goes to who had the alert')
    desk.clock('16:12')
    await points.extend(played)
    await desk.pass(5000)
    const ring = desk.row.onAir().filter(({ to }) => !first.has(to))
    t.ok(ring.length > 0 && ring.every(({ text }) => text.endsWith(both)), 'both texts in one')
    t.ok(desk.waiting() > 0)
    desk.clock('16:20')
  },
  ends: async (played) => {
    const { t } = played
    t.match(await report(played), /ouders of verzorgers weten van deze oproep/)
    t.match(await report(played), /gestopt voor het aan de beurt was/)
  },
}
const both =
  'vermist, jongen, 7 jaar, rode jas, blauwe laarzen. Rond 16.05 gezien bij de Molenvaart. Kijk ook in schuren. Bel 0800-0011.'

const dementia: Scene = {
  ...({ number: 2, clock: '21:50', profile: 'dementia-rollator', radius: 725 } as const),
  ...{ outcome: 'not-found', result: /niet gevonden/, modems: 1, secondsPerPart: 90 },
  people: row([0, 20], 60, (n) => ({ nightAlerts: n % 4 === 0 })),
  closing: async ({ t, desk: { page } }) => {
    const words = await page.inputValue('#result')
    await page.fill('#result', '')
    await page.click('#close .primary')
    const said = await page.textContent('#result-wrong')
    t.match(said, 'Lees het na en druk nog eens.', 'not without a text that says how it goes on')
    t.equal(await page.inputValue('#result'), words, 'the proposal is there to be read')
    await page.fill('#result', words)
  },
  ends: async (played) => {
    const { t, desk } = played
    const quiet = Date.parse('2026-11-24T22:00:00+01:00')
    const late = desk.said('vermist, vrouw').filter(({ beganAt }) => beganAt >= quiet)
    t.ok(late.length > 0)
    for (const { to } of late) t.equal(points.personOf(to) % 4, 0, 'who agreed to nights')
    t.match(await report(played), /rusttijd begonnen/)
  },
}

const burglary: Scene = {
  ...({ number: 3, clock: '14:18', profile: 'foot', radius: 842, direction: 'north' } as const),
  outcome: 'found-by-participant',
  result: /gevonden|aangehouden/,
  modems: 1,
  people: [...row([0, 45], 20), ...row([45, 30], 30, () => ({ bearing: 180 }))],
  opens: async ({ t, desk }) => {
    const tile = 'input[name="kind"][value="burglary"]'
    await desk.rule({ ...desk.rules, policeAgreement: '' })
    await desk.page.goto(`${desk.url}/acties/nieuw`)
    t.notOk(await desk.page.$(tile), 'not without the agreement with the police')
    await desk.rule(desk.rules)
    await desk.page.goto(desk.url)
  },
  typed: async (played) => {
    const { t, text } = played
    t.notMatch(text, /Kerklaan \d/, 'no address of a victim')
    const long = `${text} ${'En nog meer woorden. '.repeat(25)}`
    await points.objects(played, [long, '#sum', /Na 10 min helpt het bericht weinig meer/])
  },
  runs: async (played) => {
    const { t, desk } = played
    await desk.until(() => desk.waiting() === 0)
    const alerts = desk.row.onAir()
    points.goesInOrder(played, alerts, (metres) => Math.abs(metres - front(5 * 0.7, 6)))
    const behind = alerts.filter(({ to }) => points.personOf(to) >= 45)
    t.ok(
      behind.every(({ to }) => points.metresAway(played, to) <= 210),
      'the sector, and the place',
    )
  },
  ends: async (played) =>
    void played.t.match(await report(played), /De politie vroeg om deze oproep/),
}

const robbery: Scene = {
  ...({ number: 4, clock: '20:00', profile: 'scooter', radius: 2950 } as const),
  outcome: 'not-found',
  result: /niet gevonden.*0900-8844/is,
  rules: { secondPerson: shipped.secondPerson },
  typed: async (played) => {
    played.t.match(played.text, /houd afstand\. Bel 112\./)
    const bad = `${played.text} Spreek hem aan.`
    await points.objects(played, [bad, '#words .problem', /stuurt mensen naar de persoon toe/])
  },
  runs: async (played) => {
    const { desk } = played
    await desk.until(() => desk.waiting() === 0)
    const away = front(30 * 0.55, 5)
    points.goesInOrder(played, desk.row.onAir(), (metres) => Math.abs(metres - away))
  },
  ends: async (played) => void played.t.match(await report(played), /kind van 3 bij open water/),
}

export const hunts: readonly Scene[] = [child, dementia, burglary, robbery]
