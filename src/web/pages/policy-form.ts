import { type Kind, kinds } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import { canPassBy } from '../../domain/fatigue/fatigue.ts'
import { type Criterion, crimeKinds, type Rules, shipped } from '../../domain/policy/rules.ts'
import type { Language } from '../catalogue/index.ts'
import { type Form, field, fieldAll } from './guard.ts'

const mostLines = 8
const longestLine = 200

/** A number that a policy can hold, from the least to the most. */
type Bounds = readonly [least: number, most: number]
const minutes: Bounds = [1, 240]
const percents: Bounds = [1, 100]
const people: Bounds = [10, 1_000_000]
const alerts: Bounds = [1, 99]
const few: Bounds = [1, 100]
const areas: Bounds = [3, 1000]
const numbers: Bounds = [2, 1000]

/** A policy as the form has it: strings, so that it can be shown again as it was filled in. */
export interface PolicyForm {
  readonly on: readonly string[]
  readonly nlAlert: readonly string[]
  /** `ja` or nothing. */
  readonly dutyWords: string
  readonly secondKinds: readonly string[]
  readonly secondPercent: string
  readonly secondPeople: string
  readonly fatigueMonth: string
  readonly fatigueKinds: readonly string[]
  readonly fewPeople: string
  readonly narrowMost: string
  readonly narrowMinutes: string
  readonly narrowWithheld: string
  readonly asksMost: string
  readonly asksMinutes: string
  readonly asksWithheld: string
  readonly agreement: string
  readonly hartslagnu: string
  readonly lines: Readonly<Record<Kind | 'every', string>>
  readonly useful: Readonly<Record<Kind, string>>
}

const sets = ['every', ...kinds] as const

const byKind = <T, K extends string>(all: readonly K[], made: (id: K) => T): Record<K, T> =>
  Object.fromEntries(all.map((id) => [id, made(id)])) as Record<K, T>

/** The rules as a form, in one language. */
export const formOf = (rules: Rules, language: Language): PolicyForm => ({
  on: rules.on,
  nlAlert: rules.asksNlAlert,
  dutyWords: rules.dutyWords ? 'ja' : '',
  secondKinds: rules.secondPerson.kinds,
  secondPercent: String(rules.secondPerson.abovePercent),
  secondPeople: String(rules.secondPerson.abovePeople),
  fatigueMonth: String(rules.fatigue.perMonth),
  fatigueKinds: rules.fatigue.kinds,
  fewPeople: String(rules.fewPeople),
  narrowMost: String(rules.narrowLooks.most),
  narrowMinutes: String(rules.narrowLooks.minutes),
  narrowWithheld: String(rules.narrowLooks.withheldMinutes),
  asksMost: String(rules.numberAsks.most),
  asksMinutes: String(rules.numberAsks.minutes),
  asksWithheld: String(rules.numberAsks.withheldMinutes),
  agreement: rules.policeAgreement,
  hartslagnu: rules.hartslagNuDown,
  lines: byKind(sets, (id) => rules.criteria[id].map((one) => one[language]).join('\n')),
  useful: byKind(kinds, (id) => String(rules.usefulMinutes[id])),
})

/** What somebody filled in. */
export const readPolicy = (form: Form): PolicyForm => ({
  on: fieldAll(form, 'on'),
  nlAlert: fieldAll(form, 'nlAlert'),
  dutyWords: field(form, 'dutyWords'),
  secondKinds: fieldAll(form, 'secondKinds'),
  secondPercent: field(form, 'secondPercent'),
  secondPeople: field(form, 'secondPeople'),
  fatigueMonth: field(form, 'fatigueMonth'),
  fatigueKinds: fieldAll(form, 'fatigueKinds'),
  fewPeople: field(form, 'fewPeople'),
  narrowMost: field(form, 'narrowMost'),
  narrowMinutes: field(form, 'narrowMinutes'),
  narrowWithheld: field(form, 'narrowWithheld'),
  asksMost: field(form, 'asksMost'),
  asksMinutes: field(form, 'asksMinutes'),
  asksWithheld: field(form, 'asksWithheld'),
  agreement: field(form, 'agreement'),
  hartslagnu: field(form, 'hartslagnu'),
  lines: byKind(sets, (id) => field(form, `lines-${id}`)),
  useful: byKind(kinds, (id) => field(form, `useful-${id}`)),
})

/** The rules that a form comes to; refuses what cannot be. */
export function rulesFrom(form: PolicyForm, before: Rules, language: Language): Rules {
  const on = kinds.filter((kind) => form.on.includes(kind))
  if (form.agreement === '' && on.some((kind) => crimeKinds.includes(kind))) {
    throw new RefusedError('policy-crime-without-agreement', { field: 'agreement' })
  }
  if (form.hartslagnu === '' && on.includes('aed')) {
    throw new RefusedError('policy-aed-without-outage', { field: 'hartslagnu' })
  }
  return {
    ...before,
    on,
    policeAgreement: form.agreement,
    hartslagNuDown: form.hartslagnu,
    dutyWords: form.dutyWords === 'ja',
    asksNlAlert: kinds.filter((kind) => form.nlAlert.includes(kind)),
    secondPerson: {
      kinds: kinds.filter((kind) => form.secondKinds.includes(kind)),
      abovePercent: numberFrom(form.secondPercent, 'secondPercent', percents),
      abovePeople: numberFrom(form.secondPeople, 'secondPeople', people),
    },
    fatigue: {
      perMonth: numberFrom(form.fatigueMonth, 'fatigueMonth', alerts),
      kinds: kinds.filter((kind) => canPassBy(kind) && form.fatigueKinds.includes(kind)),
    },
    ...privacyFrom(form),
    criteria: byKind(sets, (id) => criteriaFrom(id, form.lines[id], { before, language })),
    usefulMinutes: byKind(kinds, (id) => numberFrom(form.useful[id], `useful-${id}`, minutes)),
  }
}

/** What keeps anybody from finding out who takes part. */
const privacyFrom = (
  form: PolicyForm,
): Pick<Rules, 'fewPeople' | 'narrowLooks' | 'numberAsks'> => ({
  fewPeople: numberFrom(form.fewPeople, 'fewPeople', few),
  narrowLooks: {
    most: numberFrom(form.narrowMost, 'narrowMost', areas),
    minutes: numberFrom(form.narrowMinutes, 'narrowMinutes', minutes),
    withheldMinutes: numberFrom(form.narrowWithheld, 'narrowWithheld', minutes),
  },
  numberAsks: {
    most: numberFrom(form.asksMost, 'asksMost', numbers),
    minutes: numberFrom(form.asksMinutes, 'asksMinutes', minutes),
    withheldMinutes: numberFrom(form.asksWithheld, 'asksWithheld', minutes),
  },
})

function numberFrom(text: string, field: string, [least, most]: Bounds): number {
  const number = Number(text)
  const isWhole = text !== '' && Number.isInteger(number)
  if (isWhole && number >= least && number <= most) return number
  const parameters = { least, most }
  throw new RefusedError('policy-number-wrong', { field, parameters })
}

/** A line that was there in both languages stays so; what is written anew is the same in both. */
function criteriaFrom(
  id: Kind | 'every',
  text: string,
  { before, language }: { readonly before: Rules; readonly language: Language },
): readonly Criterion[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > mostLines || lines.some(({ length }) => length > longestLine)) {
    throw new RefusedError('policy-lines-many', { field: `lines-${id}` })
  }
  const known = [...before.criteria[id], ...shipped.criteria[id]]
  return lines.map((line) => known.find((one) => one[language] === line) ?? { nl: line, en: line })
}
