import type { Kind } from '../../domain/action.ts'
import type { RefusedError } from '../../domain/errors.ts'
import { hoursPresetIds } from '../../domain/hours-presets.ts'
import { allKinds } from '../../domain/kinds.ts'
import { likeOne } from '../../domain/merge/likely.ts'
import { languages, type Participant, weekdays } from '../../domain/participant.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { kindsOn } from '../../domain/policy/rules.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import type { Visit } from '../session.ts'
import { confirming } from './confirming.ts'
import {
  type AddressRow,
  type CounterForm,
  emptyAddress,
  emptyPhone,
  type HoursRow,
  mostRows,
} from './counter-form.ts'
import { findPlace } from './counter-places.ts'
import { mergedInto, short } from './doubles-view.ts'
import { type PageView, refusalText } from './render.ts'

/** Of the text that is read aloud at the counter, and agreed to. */
export const counterConsent = 'balie-2026-11'

/** What the page shows besides the form itself. */
export interface Shown {
  readonly form: CounterForm
  /** The participant as they are; undefined when they are new. */
  readonly person?: Participant | undefined
  readonly faults?: readonly RefusedError[]
  /** The id of the field that somebody goes on with. */
  readonly focus?: string
  readonly isFragment?: boolean
}

/** The kinds that somebody is asked about: those that are switched on. */
export const shownKinds = ({ store }: WebPorts): readonly Kind[] => kindsOn(rulesOf(store.state))

/** The form at the counter. */
export function counterPage(ports: WebPorts, visit: Visit, shown: Shown): PageView {
  const { person, faults = [], isFragment = false } = shown
  const t = speaker(visit.language)
  const problems = faults.map((fault) => ({
    at: fieldIdOf(fault.field ?? ''),
    message: refusalText(visit, fault) ?? '',
  }))
  return {
    template: isFragment ? 'participants/fields' : 'participants/form',
    title: t(person === undefined ? 'participants.add.title' : 'participants.edit.title'),
    status: problems.length > 0 ? 422 : 200,
    isFragment,
    data: {
      ...rowsOf(ports, shown),
      form: shown.form,
      id: person?.id,
      person,
      like:
        person &&
        likeOne(person, ports.store.state.participants.values(), ports.store.state.merges).map(
          short,
        ),
      merged: person && mergedInto(ports, person.id),
      problems,
      focus: problems.length > 0 ? '' : (shown.focus ?? 'name'),
      quietHours: ports.policy.quietHours,
      consentVersion: counterConsent,
      kinds: allKinds
        .filter(({ id }) => shownKinds(ports).includes(id))
        .map(({ id, label }) => ({
          id,
          label: label[visit.language],
          isWanted: shown.form.kinds?.includes(id) ?? true,
        })),
      presets: [...hoursPresetIds, 'own'],
      weekdays,
      languages,
    },
  }
}

/** The rows of the form, with one to fill in where there is none. */
function rowsOf({ store }: WebPorts, { form, person }: Shown) {
  const phones = form.phones.length > 0 ? form.phones : [emptyPhone]
  const addresses = form.addresses.length > 0 ? form.addresses : [emptyAddress('home')]
  return {
    phones: phones.map((phone) => ({
      ...phone,
      confirming: confirming(
        store.state,
        person?.phones.find(({ number }) => number === phone.number),
      ),
    })),
    addresses: addresses.map((address, n) => ({
      ...address,
      n,
      place: findPlace(store.register, address),
      week: weekOf(address),
    })),
    pauses: [...form.pauses, { from: '', until: '' }].slice(0, mostRows),
  }
}

const leastLines = 3

/** The lines of a week that is set by hand: one more than are used, and three at least. */
function weekOf({ hours }: AddressRow): readonly HoursRow[] {
  const lines = Math.min(mostRows, Math.max(leastLines, hours.length + 1))
  const empty: HoursRow = { days: [], from: '', until: '' }
  return Array.from({ length: lines }, (_, i) => hours[i] ?? empty)
}

const ids: readonly (readonly [field: RegExp, id: string])[] = [
  [/^phones\/(\d+)\/channel/, 'channel-$1'],
  [/^phones\/(\d+)/, 'phone-$1'],
  [/^phones/, 'phone-0'],
  [/^addresses\/(\d+)\/houseNumber/, 'number-$1'],
  [/^addresses\/(\d+)\/suffix/, 'suffix-$1'],
  [/^addresses\/(\d+)\/hours\/(\d+)\/(from|until)/, '$3-$1-$2'],
  [/^addresses\/(\d+)\/hours\/(\d+)/, 'days-$1-$2'],
  [/^addresses\/(\d+)\/hours/, 'preset-$1'],
  [/^addresses\/(\d+)/, 'postcode-$1'],
  [/^addresses/, 'postcode-0'],
  [/^pauses\/(\d+)\/(from|until)/, 'pause-$2-$1'],
  [/^groups/, 'groups'],
]

/** The id of the field that a refusal is about. */
function fieldIdOf(field: string): string {
  const [known, id] = ids.find(([pattern]) => pattern.test(field)) ?? []
  const [named] = known?.exec(field) ?? []
  return known && id && named ? named.replace(known, id) : field
}
