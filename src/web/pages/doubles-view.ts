import { groupsInWords } from '../../domain/groups.ts'
import { kindOf } from '../../domain/kinds.ts'
import { differences, type MergeField, mergeFields } from '../../domain/merge/join.ts'
import type { Likely } from '../../domain/merge/likely.ts'
import { type Merge, undoable } from '../../domain/merge/merge.ts'
import type { Participant } from '../../domain/participant.ts'
import { maskNumber } from '../../domain/phone-number.ts'
import { type Key, speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import type { Visit } from '../session.ts'
import { addressInWords, phoneInWords } from './record.ts'

type Speak = ReturnType<typeof speaker>

/** The list of work: each pair, with what tells them apart at a glance. */
export const pairRow = ({ left, right, why }: Likely) => ({
  why: `doubles.why.${why}` satisfies Key,
  left: short(left),
  right: short(right),
})

/** Somebody in a line. */
export const short = ({ id, name, phones, addresses }: Participant) => ({
  id,
  name: name || '–',
  numbers: phones.map(({ number }) => maskNumber(number)).join(', '),
  places: addresses
    .map(({ postcode, houseNumber, suffix = '' }) => `${postcode} ${houseNumber}${suffix}`)
    .join(', '),
})

/** Both records, field by field; where they differ, what can be kept. */
export function sideBySide(left: Participant, right: Participant, visit: Visit) {
  const t = speaker(visit.language)
  const differing = differences(left, right)
  return mergeFields.flatMap((field) => {
    const sides = differing.get(field)
    const [ours, theirs] = [left, right].map((person) => wordsOf(person, field, visit))
    if (!sides && ours?.length === 0) return []
    return [{ field, label: labelOf(field, t), left: ours, right: theirs, sides: sides ?? [] }]
  })
}

const labels: Readonly<Record<MergeField, Key>> = {
  name: 'record.name',
  phones: 'counter.phones',
  addresses: 'counter.addresses',
  nightAlerts: 'record.night',
  resultInMorning: 'record.morning',
  pauses: 'record.pauses',
  groups: 'participants.groups',
  unwantedKinds: 'record.unwanted',
  leastUrgency: 'record.urgency',
  language: 'record.language',
  bornIn: 'record.bornIn',
  consent: 'record.consent',
}

const labelOf = (field: MergeField, t: Speak): string => t(labels[field])

/** What a record has in a field, a line each. */
function wordsOf(person: Participant, field: MergeField, { language }: Visit): readonly string[] {
  const t = speaker(language)
  const yes = (is: boolean | undefined) => [t(is ? 'record.yes' : 'record.no')]
  const one = (words: string | undefined) => (words ? [words] : [])
  const { consent, leastUrgency } = person
  const words: Readonly<Record<MergeField, () => readonly string[]>> = {
    name: () => one(person.name),
    phones: () => person.phones.map((phone) => phoneInWords(phone, t)),
    addresses: () => person.addresses.map((address) => addressInWords(address, t)),
    nightAlerts: () => yes(person.nightAlerts),
    resultInMorning: () => yes(person.resultInMorning),
    pauses: () => (person.pauses ?? []).map(({ from, until }) => `${from} – ${until}`),
    groups: () => one(groupsInWords(person.groups)),
    unwantedKinds: () => (person.unwantedKinds ?? []).map((kind) => kindOf(kind).label[language]),
    leastUrgency: () => one(leastUrgency && t(`record.urgency.${leastUrgency}`)),
    language: () => [t(`record.language.${person.language ?? 'nl'}`)],
    bornIn: () => one(person.bornIn === undefined ? undefined : String(person.bornIn)),
    consent: () =>
      one(
        consent &&
          t('record.consent.words', {
            version: consent.version,
            channel: t(`record.channel.${consent.channel}`),
            day: consent.at.slice(0, 10),
          }),
      ),
  }
  return words[field]()
}

/** What was merged into a record and can be taken apart again. */
export const mergedInto = ({ store }: WebPorts, id: string) =>
  undoable(store.state.merges, id).map(({ from, at, undo }: Merge) => ({
    from,
    at,
    gone: undo && short(undo.gone),
  }))
