import fc from 'fast-check'
import t from 'tap'
import { phasesOf } from '../../src/domain/actions.ts'
import { happening, RandomLife } from '../support/random-life.ts'

const hourMs = 3_600_000
/**
 * Lives that begin at noon, shortly before the quiet hours, so shortly that they begin between the
 * first alert and the last, within them, or shortly before their end.
 */
const begin = fc.constantFrom(0, 8.98 * hourMs, 8.9994 * hourMs, 12 * hourMs, 17.9 * hourMs)
const limits = fc.constantFrom(
  { perHour: null, perDay: null },
  { perHour: 5, perDay: 12 },
  { perHour: 9, perDay: 10 },
)

/** First parts on the air, in the order in which they left, with what they were written for. */
const sent = (life: RandomLife) =>
  life.engine.network.onAir
    .map((one, nth) => ({ ...one, nth, for: life.written.get(one.text) }))
    .filter(({ part }) => part === 0)

/** Two who share a number are one, and only a doubt brings a second message. */
function twice(life: RandomLife): readonly string[] {
  const { state, desk } = life.engine
  return desk.actions().flatMap(({ action }) => {
    const [alert] = phasesOf(state.actions, action.id)
    const counts = new Map<string, number>()
    for (const { to, for: why } of sent(life)) {
      if (why?.action !== action.id || why.phase !== 'alert') continue
      counts.set(to, (counts.get(to) ?? 0) + 1)
    }
    const doubted = alert?.deliveries.filter(({ isSecond }) => isSecond).length ?? 0
    return [
      ...[...counts].filter(([, count]) => count > 2).map(([to]) => `${to} had three alerts`),
      ...([...counts].filter(([, count]) => count > 1).length > doubted
        ? ['a second alert without a doubt']
        : []),
    ]
  })
}

const toNobody = (life: RandomLife): readonly string[] =>
  sent(life)
    .filter(({ to, nth }) => life.ownersOf(to, nth).length === 0)
    .map(({ to, text }) => `${to} had left and got ${text}`)

const tooLate = (life: RandomLife): readonly string[] =>
  sent(life)
    .filter(({ for: why }) => why?.phase === 'alert')
    .filter(({ nth, for: why }) => nth >= (life.endedAt.get(why?.action ?? '') ?? Infinity))
    .map(({ to }) => `${to} was alerted after the end`)

/**
 * 22.00 to 7.00 in Amsterdam, where these November lives are lived: an hour ahead of UTC. By sums of
 * its own, so that the product's clock is held against another.
 */
function isNight(at: number): boolean {
  const hour = (at / hourMs + 1) % 24
  return hour >= 22 || hour < 7
}

/** Whom an alert woke who did not choose it, for a kind that is no danger to themselves. */
const woken = (life: RandomLife): readonly string[] =>
  sent(life)
    .filter(({ for: why, at }) => {
      const kind = life.engine.desk.action(why?.action ?? '')?.action.kind
      return why?.phase === 'alert' && isNight(at) && kind !== 'warning'
    })
    .filter(({ to, nth }) => !life.ownersOf(to, nth).some(({ nightAlerts }) => nightAlerts))
    .map(({ to, at }) => `${to} was woken at ${new Date(at).toISOString()}`)

function overspent({ engine: { network } }: RandomLife): readonly string[] {
  const {
    onAir,
    limits: { perHour, perDay },
  } = network
  return onAir.flatMap(({ iccid, at }) => {
    const within = (ms: number): number =>
      onAir.filter((one) => one.iccid === iccid && one.at > at - ms && one.at <= at).length
    return [
      ...(within(hourMs) > (perHour ?? Infinity) ? [`${iccid} sent too much in an hour`] : []),
      ...(within(24 * hourMs) > (perDay ?? Infinity) ? [`${iccid} sent too much in a day`] : []),
    ]
  })
}

const runs = Number(process.env.OMROEPER_RUNS ?? 40)

t.test(
  'over jumping clocks and goodbyes: nobody is alerted twice, late, at night or after they left, and no SIM overspends',
  async (t) => {
    await fc.assert(
      fc.asyncProperty(
        begin,
        limits,
        fc.array(happening, { maxLength: 30 }),
        async (at, limited, happenings) => {
          const life = new RandomLife(at, limited)
          await life.play(happenings)
          const faults = [twice, toNobody, tooLate, woken, overspent].flatMap((look) => look(life))
          if (faults.length > 0) throw new Error([...new Set(faults)].join('; '))
        },
      ),
      {
        numRuns: runs,
        seed: Number(process.env.OMROEPER_SEED ?? 20261127),
        includeErrorInReport: true,
      },
    )
    t.pass(`${runs} lives`)
  },
)
