import type { Action, Witness } from '../action.ts'
import type { AtBorder } from '../border/at-border.ts'
import type { Recipient } from '../delivery-facts.ts'
import type { Area } from '../geo.ts'
import type { LostTry } from '../presses/press.ts'

/** One time that a running action went on to a wider area. */
export interface Extension {
  /** Of the press that it went out by; a program has none. */
  readonly id?: string
  /** ISO 8601. */
  readonly at: string
  /** Opaque account or token name. */
  readonly by: string
  readonly area: Area
  /** How it lies to the border of the municipality, where it does not lie within. */
  readonly border?: AtBorder
  readonly areaNames: readonly string[]
  /** Phone numbers that came in with it. */
  readonly selected: number
  /** Why it went on without anybody else who agreed; told to the coordinator. */
  readonly override?: string
  /** Why a coordinator let a few people only come in with it. */
  readonly few?: string
  /** The coordinator who wrote that before somebody else agreed. */
  readonly fewBy?: Witness
  /** Who looked and agreed; where it goes to a few and nobody wrote why before, theirs is the reason. */
  readonly agreed?: Witness
  /** When it was asked before, and a restart kept it from going out; newest first. */
  readonly cutOff?: readonly LostTry[]
}

/** Whose reason it is that a few people only come in with it. */
export const fewWitness = ({ by, at, fewBy, agreed }: Extension): Witness =>
  fewBy ?? agreed ?? { by, at }

/** An action gets more recipients, after those it has; its alert goes to them as well. */
export interface ExtendedFact {
  readonly type: 'action.extended'
  readonly action: string
  readonly extension: Extension
  readonly recipients: readonly Recipient[]
  /** Places among them of those who first fetch an AED; missing where nobody does. */
  readonly fetchers?: readonly number[]
  /** ISO 8601; from here on nothing of the alert begins after it. */
  readonly notAfter: string
}

/** After so many, whoever is sought is too far away or too long gone (domain.md §4, *Growth*). */
export const mostExtensions = 2

/** Everything an action looked in for people, the first area first. */
export const areasOf = ({ area, extensions = [] }: Pick<Action, 'area' | 'extensions'>): Area[] => [
  area,
  ...extensions.map((extension) => extension.area),
]
