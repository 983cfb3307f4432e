import file from '../../../config/policy.json' with { type: 'json' }
import { type Kind, kinds } from '../action.ts'
import type { Fatigue } from '../fatigue/fatigue.ts'
import type { OwnTemplates } from '../templates/templates.ts'
import type { OwnLevels } from '../wording/text-rules.ts'

/** Something that somebody ticks before an alert of the kind is sent, in both languages. */
export interface Criterion {
  readonly nl: string
  readonly en: string
}

/** An alert of one of these kinds to more than either of the two is looked at by a second person. */
export interface SecondPerson {
  readonly kinds: readonly Kind[]
  /** Of all phone numbers that take part, 1 to 100. */
  readonly abovePercent: number
  readonly abovePeople: number
}

/** So many areas of few people within so many minutes raise an alarm. */
export interface NarrowLooks {
  readonly most: number
  readonly minutes: number
  /** So long whoever looked is told no small number. */
  readonly withheldMinutes: number
}

/** So many questions of one person within so many minutes, whether a number was alerted, raise one. */
export interface NumberAsks {
  readonly most: number
  readonly minutes: number
  /** So long whoever asked gets no answer. */
  readonly withheldMinutes: number
}

/** What a municipality decides about alerting, as a whole: one version of its policy. */
export interface Rules {
  readonly on: readonly Kind[]
  /** The agreement with the police that crime kinds rest on; empty when there is none. */
  readonly policeAgreement: string
  /** Who declared HartslagNu down; empty while it works, and then `aed` is off. */
  readonly hartslagNuDown: string
  /** Kinds of which is asked whether an NL-Alert was sent. */
  readonly asksNlAlert: readonly Kind[]
  /** For how many people somebody else has to agree before an alert goes out. */
  readonly secondPerson: SecondPerson
  /** When somebody has had many alerts in a month. */
  readonly fatigue: Fatigue
  /** An alert to fewer than this many people needs a reason of a coordinator; 1 is never. */
  readonly fewPeople: number
  /** When looking how many take part where looks like finding out who does. */
  readonly narrowLooks: NarrowLooks
  /** When asking whether numbers were alerted looks like finding out who takes part. */
  readonly numberAsks: NumberAsks
  readonly criteria: Readonly<Record<Kind | 'every', readonly Criterion[]>>
  /** Whether the duty phones are told what somebody wrote, or only that they did; not without it. */
  readonly dutyWords?: boolean
  /** After so many minutes an alert of the kind helps little. */
  readonly usefulMinutes: Readonly<Record<Kind, number>>
  /** Of rules for texts that do something else than shipped: what; not there when none does. */
  readonly textLevels?: OwnLevels
  /** Texts in the place of shipped ones; not there when there are none. */
  readonly templates?: OwnTemplates
}

/** As shipped, `config/policy.json`: what counts until a coordinator saves something else. */
export const shipped = file as Rules

/** Kinds that look for somebody who did something: the police's own task (domain.md 2.2). */
export const crimeKinds: readonly Kind[] = [
  'burglary',
  'robbery',
  'theft',
  'vehicle',
  'hit-and-run',
  'violence',
]

/** Whether alerts of a kind can be started. */
export function isKindOn(rules: Rules, kind: Kind): boolean {
  if (!rules.on.includes(kind)) return false
  if (crimeKinds.includes(kind)) return rules.policeAgreement !== ''
  return kind !== 'aed' || rules.hartslagNuDown !== ''
}

/** The kinds that are on, in the order of the contract. */
export const kindsOn = (rules: Rules): readonly Kind[] =>
  kinds.filter((kind) => isKindOn(rules, kind))

/** What is ticked before an alert of the kind is sent. */
export const criteriaOf = ({ criteria }: Rules, kind: Kind): readonly Criterion[] => [
  ...criteria.every,
  ...criteria[kind],
]
