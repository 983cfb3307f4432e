import type { Action, Written } from './action.ts'
import type { Actions, PhaseRecord } from './actions.ts'
import type { Answered } from './answers.ts'
import type { Attempt } from './delivery.ts'
import type { Delivery } from './delivery-fold.ts'
import { waveAt, wavesOf } from './extend/waves.ts'
import { holderOf } from './participant.ts'
import type { Translations } from './translation.ts'
import { vagueArea, vaguePlace } from './vague-place.ts'

export type Forgettable = 'descriptions' | 'recipients'

/**
 * An action without its words; how many parts they took stays, for the counts. Of a resuscitation
 * the place goes with them: it is somebody's home.
 */
export const withoutWords = ({
  description: _,
  summary: __,
  descent: ___,
  ...action
}: Action): Action => ({
  ...action,
  ...(action.kind === 'aed' ? vaguePlaces(action) : {}),
  isWordless: true,
  phases: action.phases.map((phase) => ({
    ...phase,
    texts: phase.texts.map(({ fetching, ...text }) => ({
      ...withoutItsWords(text),
      ...(fetching ? { fetching: withoutItsWords(fetching) } : {}),
    })),
  })),
})

const withoutItsWords = ({ parts, translations }: Written): Written => ({
  ...{ sms: '', parts },
  ...(translations ? { translations: partsOnly(translations) } : {}),
})

const vaguePlaces = ({ area, border, origin, where, extensions }: Action) => ({
  area: vagueArea(area),
  ...vagueBorder(border),
  areaNames: [],
  origin: vaguePlace(origin),
  ...(where ? { where: { ...where, centre: vaguePlace(where.centre) } } : {}),
  ...(extensions
    ? {
        extensions: extensions.map((one) => ({
          ...one,
          area: vagueArea(one.area),
          ...vagueBorder(one.border),
          areaNames: [],
        })),
      }
    : {}),
})

/** How it was before it stopped at a border tells where it began as well as the area does. */
const vagueBorder = (border: Action['border']): Pick<Action, 'border'> =>
  border?.goes === 'stops' ? { border: { ...border, whole: vagueArea(border.whole) } } : {}

const partsOnly = (translations: Translations): Translations =>
  Object.fromEntries(
    Object.entries(translations).map(([language, { parts }]) => [language, { sms: '', parts }]),
  )

/**
 * An action of which nobody can tell any more to which phones it went. What became of each delivery
 * stays, for the counts, under a number within the action. Who lived nearest came first, so neither
 * the order nor a time or a reference from which it can be made again stays, but for with which
 * extension each came: figures are told without those that few came with.
 */
export function withoutPhones(actions: Actions, action: Action): Action {
  const people = new Map<string, string>()
  const waves = wavesOf(action)
  let places: ReadonlyMap<number, number> | undefined
  for (const { id } of action.phases) {
    const record = actions.phases.get(id)
    if (!record) continue
    const moved = forgetRecipients(record, people, { waves, ...(places ? { alert: places } : {}) })
    places ??= moved
  }
  return { ...action, isNameless: true }
}

interface Among {
  /** Where those that these follow have gone; missing of an alert. */
  readonly alert?: ReadonlyMap<number, number>
  readonly waves: readonly number[]
}

/** Yields where each delivery has gone. */
function forgetRecipients(
  record: PhaseRecord,
  people: Map<string, string>,
  { alert, waves }: Among,
): ReadonlyMap<number, number> {
  const order = record.deliveries
    .map((delivery, n) => ({
      ...{ n, delivery, fate: fateOf(delivery) },
      wave: alert ? 0 : waveAt(waves, n),
    }))
    .sort((a, b) => a.wave - b.wave || (a.fate < b.fate ? -1 : Number(a.fate > b.fate)))
  const places = new Map(order.map(({ n }, place) => [n, place]))
  const rows = order.map(
    ({ delivery }, place): Delivery => ({
      ...delivery,
      recipient: [`${ordinal(people, delivery)}:0`],
      of: (alert ?? places).get(delivery.of) ?? place,
      attempts: delivery.attempts.map(bare),
      ...(delivery.answered ? { answered: vague(delivery.answered) } : {}),
    }),
  )
  for (const [place, row] of rows.entries()) record.deliveries[place] = row
  record.following.clear()
  if (alert) rows.forEach(({ of }, n) => void record.following.set(of, n))
  return places
}

const fateOf = ({ state, reason, tries, attempts, answered, fetches }: Delivery): string =>
  JSON.stringify([state, reason, tries, attempts.map(bare), answered && vague(answered), fetches])

/** The same for all phones of one person, in this action only. */
function ordinal(people: Map<string, string>, { recipient: [phone = ''] }: Delivery): string {
  const person = holderOf(phone)
  const known = people.get(person) ?? `~${people.size + 1}`
  people.set(person, known)
  return known
}

const vagueMs = 5 * 60 * 1000
const vaguely = (at: number): number => at - (at % vagueMs)

const vague = ({ answer, at }: Answered): Answered => ({ answer, at: vaguely(at) })

function bare(attempt: Attempt): Attempt {
  const { messageReference: _, keys: __, playsAlone: ___, arrivedAfter: ____, ...kept } = attempt
  return { ...kept, reference: 0, at: vaguely(attempt.at) }
}
