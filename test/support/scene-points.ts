import { distance } from '@turf/turf'
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import type { OnAirPart } from '../../hardware/sim/options.ts'
import { retention } from '../../src/dispatch/retention-clock.ts'
import type { Polygon } from '../../src/domain/geo.ts'
import { placeAt } from '../../src/domain/where/bearing.ts'
import { by, centre } from './engine.ts'
import type { PlayedDesk } from './played-desk.ts'

/** A scenario while it is played, for the points of domain.md section 5 that it has to show. */
export interface Played {
  readonly t: Test
  readonly desk: PlayedDesk
  /** The alert, as the fields make it. */
  readonly text: string
}

/** What a number went on the air with, oldest first. */
export const textsTo = ({ desk }: Played, to: string): readonly string[] =>
  desk.row.onAir().flatMap((part) => (part.to === to ? [part.text] : []))

/** The made-up number of the nth person ends in n. */
export const personOf = (number: string): number => Number(number.slice(-4))

/** How far from the place somebody lives who has this number. */
export function metresAway({ desk }: Played, number: string): number {
  const { participants } = desk.office.store.state
  const person = [...participants.values()].find(({ phones }) => phones[0]?.number === number)
  return distance([...centre], [...(person?.addresses[0]?.location ?? [0, 0])]) * 1000
}

/** Who is sent to before whom, as far as so many modems that send at once can tell. */
export function goesInOrder(
  played: Played,
  parts: readonly OnAirPart[],
  rank: (metres: number) => number,
): void {
  const ranks = parts.map(({ to }) => rank(metresAway(played, to)))
  const modems = played.desk.row.modems.length
  const isBehind = ranks.some(
    (one, n) => one > (ranks[n + modems] ?? Number.POSITIVE_INFINITY) + 30,
  )
  played.t.notOk(isBehind, `in order: ${ranks.map(Math.round).join(' ')}`)
}

/** Until a page says so: what it checks as one types comes after the typing. */
export const says = (page: Page, selector: string, words: string | RegExp): Promise<void> =>
  page.locator(selector).filter({ hasText: words }).first().waitFor()

/** Another text for a moment, which the desk says this of. */
export async function objects(
  { desk: { page }, text }: Played,
  [bad, at, words]: readonly [bad: string, at: string, words: RegExp],
): Promise<void> {
  await page.fill('#text', bad)
  await says(page, at, words)
  await page.fill('#text', text)
}

const openOrder = (page: Page, field: string): Promise<void> =>
  page.click(`#orders details:has(${field}) > summary`)

/** The seconds in which what was pressed can be taken back; then the action. */
export async function goesOut(desk: PlayedDesk): Promise<void> {
  await desk.page.waitForSelector('.sending')
  await desk.pass(6000)
  await desk.page.waitForSelector('#progress')
}

/** An update to whoever had the alert; who comes in later gets both in one. */
export async function update({ desk }: Played, words: string, combined: string): Promise<void> {
  const { page } = desk
  await openOrder(page, '#update')
  await page.fill('#update', words)
  await page.fill('#combined', combined)
  await page.click('details:has(#update) .primary')
  await goesOut(desk)
  await says(page, '#progress', words)
}

/** On to the area of this moment, by the link, the look and the press. */
export async function extend({ desk }: Played): Promise<void> {
  const { page } = desk
  await page.click('a[href$="/uitbreiden"]')
  await page.click('.strip .primary')
  await page.waitForSelector('input[name="sure"]', { state: 'attached' })
  await page.click('.strip .primary')
  await goesOut(desk)
}

/** Presses *Correctie* with these words; what is right goes out some seconds later. */
export async function correct({ desk: { page } }: Played, words: string): Promise<void> {
  await openOrder(page, '#correction')
  await page.selectOption('#cause', 'number')
  await page.fill('#correction', words)
  await page.click('details:has(#correction) .primary')
}

/** So many metres from the place, to each side. */
export function squareOf(metres: number): Polygon {
  const turns = [225, 135, 45, 315, 225]
  const corners = turns.map((turn) => placeAt(centre, turn, metres * Math.SQRT2))
  return { type: 'Polygon', coordinates: [corners] }
}

/** The municipality ends so many metres from the place, to each side. */
export const endsAt =
  (metres: number) =>
  async ({ desk }: Played): Promise<void> => {
    const area = squareOf(metres)
    const at = new Date(desk.time.now()).toISOString()
    const border = { area, names: ['Elzendaal'], by: 'coordinator', at }
    await desk.office.store.append([{ type: 'border.set', border }], by)
  }

/** So many days later, with what the terms remove removed. */
export async function daysLater(desk: PlayedDesk, days: number): Promise<void> {
  const { store, dispatch } = desk.office
  desk.time.leap(days * 24 * 3_600_000)
  await retention({
    ledger: store,
    record: (facts, by) => dispatch.record(facts, by),
    compact: () => store.compact(),
    forgetSounds: async () => 0,
    now: desk.time.now,
    log: () => undefined,
  })()
}
