import type { Weekday } from '../../domain/participant.ts'
import { weekdays } from '../../domain/participant.ts'
import { type Form, field, fieldAll } from './guard.ts'

/** One telephone as the form has it. */
export interface PhoneRow {
  readonly number: string
  /** Empty for what is usual for the number. */
  readonly channel: string
}

/** Some days and a time of a week that is set by hand. */
export interface HoursRow {
  readonly days: readonly Weekday[]
  readonly from: string
  readonly until: string
}

export interface AddressRow {
  readonly postcode: string
  readonly houseNumber: string
  /** As written; `-` for none where it was chosen. */
  readonly suffix: string
  readonly kind: 'home' | 'work'
  /** One of `hoursPresets`, or `own`. */
  readonly preset: string
  readonly hours: readonly HoursRow[]
}

export interface PauseRow {
  readonly from: string
  readonly until: string
}

/** The form at the counter as it was filled in: strings, so that it can be shown again. */
export interface CounterForm {
  readonly name: string
  readonly phones: readonly PhoneRow[]
  readonly addresses: readonly AddressRow[]
  readonly pauses: readonly PauseRow[]
  readonly isNight: boolean
  readonly isMorning: boolean
  /** Those that are wanted, of the ones that the form shows; undefined before it was sent. */
  readonly kinds: readonly string[] | undefined
  readonly urgency: string
  readonly groups: string
  readonly language: string
  readonly isSixteen: boolean
  readonly bornIn: string
  readonly hasConsent: boolean
}

/** As many of a sort as a person can have here. */
export const mostRows = 10

export const emptyForm: CounterForm = {
  name: '',
  phones: [],
  addresses: [],
  pauses: [],
  isNight: false,
  isMorning: false,
  kinds: undefined,
  urgency: '',
  groups: '',
  language: 'nl',
  isSixteen: false,
  bornIn: '',
  hasConsent: false,
}

/** Reads the form with every row of it, empty ones too. */
export function readCounterForm(form: Form): CounterForm {
  const isTicked = (name: string): boolean => field(form, name) !== ''
  return {
    name: field(form, 'name'),
    phones: rowsOf(form, 'phone', (n) => ({
      number: field(form, `phone-${n}`),
      channel: field(form, `channel-${n}`),
    })),
    addresses: rowsOf(form, 'postcode', (n) => addressRow(form, n)),
    pauses: rowsOf(form, 'pause-from', (n) => ({
      from: field(form, `pause-from-${n}`),
      until: field(form, `pause-until-${n}`),
    })),
    isNight: isTicked('night'),
    isMorning: isTicked('morning'),
    kinds: fieldAll(form, 'kinds'),
    urgency: field(form, 'urgency'),
    groups: field(form, 'groups'),
    language: field(form, 'language'),
    isSixteen: isTicked('sixteen'),
    bornIn: field(form, 'born'),
    hasConsent: isTicked('consent'),
  }
}

/** The rows that the form has of a field, `name-0` and on. */
function rowsOf<T>(form: Form, name: string, row: (n: string) => T): readonly T[] {
  const places = Array.from({ length: mostRows }, (_, n) => String(n))
  return places.filter((n) => form[`${name}-${n}`] !== undefined).map(row)
}

const addressRow = (form: Form, n: string): AddressRow => ({
  postcode: field(form, `postcode-${n}`),
  houseNumber: field(form, `number-${n}`),
  suffix: field(form, `suffix-${n}`),
  kind: field(form, `kind-${n}`) === 'work' ? 'work' : 'home',
  preset: field(form, `preset-${n}`),
  hours: rowsOf(form, `from-${n}`, (k) => {
    const days = fieldAll(form, `days-${n}-${k}`)
    return {
      days: weekdays.filter((day) => days.includes(day)),
      from: field(form, `from-${n}-${k}`),
      until: field(form, `until-${n}-${k}`),
    }
  }),
})

/** Without the rows in which nothing was filled in. */
export const tidied = (form: CounterForm): CounterForm => ({
  ...form,
  phones: form.phones.filter(({ number }) => number !== ''),
  addresses: form.addresses
    .filter(({ postcode, houseNumber }) => postcode !== '' || houseNumber !== '')
    .map((address) => ({ ...address, hours: address.hours.filter(isFilledIn) })),
  pauses: form.pauses.filter(({ from, until }) => from !== '' || until !== ''),
})

const isFilledIn = ({ days, from, until }: HoursRow): boolean =>
  days.length > 0 || from !== '' || until !== ''

/** What one of the buttons in the form does to its rows: `drop-phone-1`. */
export function rearranged(form: CounterForm, order: string): CounterForm {
  const [verb = '', what = '', at = ''] = order.split('-')
  const n = Number(at)
  if (what === 'phone') return { ...form, phones: changed(form.phones, verb, n, emptyPhone) }
  if (what !== 'address') return form
  return { ...form, addresses: changed(form.addresses, verb, n, emptyAddress('work')) }
}

function changed<T>(rows: readonly T[], verb: string, n: number, empty: T): readonly T[] {
  if (verb === 'add') return rows.length < mostRows ? [...rows, empty] : rows
  const row = rows[n]
  if (row === undefined) return rows
  const others = rows.filter((_, i) => i !== n)
  return verb === 'drop' ? others : [...others.slice(0, n - 1), row, ...others.slice(n - 1)]
}

export const emptyPhone: PhoneRow = { number: '', channel: '' }

export const emptyAddress = (kind: AddressRow['kind']): AddressRow => ({
  postcode: '',
  houseNumber: '',
  suffix: '',
  kind,
  preset: 'always',
  hours: [],
})
