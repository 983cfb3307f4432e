import type { Order } from '../../src/dispatch/desk.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { by, draft, Engine, neighbour } from './engine.ts'

/** So many neighbours. */
export const people = (count: number) => Array.from({ length: count }, (_, i) => neighbour(i + 1))
/** A text of two parts. */
export const long = `let op jongen, 7 jaar, rode jas. ${'Kijk in uw schuur. '.repeat(8)}Bel 0800-0011.`
/** How an action ends. */
export const close = {
  outcome: 'found-otherwise',
  text: { sms: 'de jongen is gevonden.' },
} as const
/** What an update tells. */
export const news = { text: { sms: 'groene jas' }, combined: { sms: 'let op jongen, groene jas' } }
/** Of one part. */
export const correction: Order = { is: 'correction', text: { sms: 'let op meisje, 7 jaar.' } }
/** Long enough for what was refused to be tried again. */
export const soonMs = 60_000

/** What became of the deliveries of a phase. */
export const counts = (engine: Engine, id: string, phase: string) =>
  engine.desk.action(id)?.phases.find((view) => view.phase === phase)?.counts

/** What a phone got, in order: the first word of each text after its prefix, and which part. */
export const got = (engine: Engine, n = 1) =>
  engine.network.onAir
    .filter(({ to }) => to === madeUpMobile(n))
    .map(
      ({ text, part }) => `${/(CORRECTIE|jongen is|jongen|meisje|groene)/.exec(text)?.[0]} ${part}`,
    )

/** Lets time pass until a phone got this, or something else is so; an hour at most. */
export async function until(engine: Engine, what: string | (() => boolean), n = 1): Promise<void> {
  const isSo = typeof what === 'string' ? () => got(engine, n).includes(what) : what
  for (let i = 0; i < 7_200 && !isSo(); i += 1) await engine.time.pass(500)
  if (!isSo()) throw new Error(`never: ${what}, but ${got(engine, n).join(', ')}`)
}

/** An alert of two parts, of which the first got through and the second was refused. */
export async function half({ count = 1, modems = ['m1'] } = {}) {
  const engine = new Engine(modems, people(count))
  for (const modem of modems) engine.network.behave(modem, 'refuses-rest')
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft({ text: { sms: long } }), by))
  await engine.time.pass(3_000)
  if (!engine.network.onAir.some(({ to }) => to === madeUpMobile(1))) throw new Error('none left')
  const well = (): void => {
    for (const modem of modems) engine.network.behave(modem, 'well')
  }
  const restart = (): Promise<void> => {
    engine.off()
    return engine.settled(engine.on())
  }
  return { engine, id, well, restart }
}
