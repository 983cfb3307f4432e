import file from '../../../config/scenarios.json' with { type: 'json' }
import type { Kind } from '../action.ts'
import type { TemplateUse } from './uses.ts'

/** An action to begin from: the fields that such a one has, with a place for each particular. */
export interface Scenario {
  readonly id: string
  readonly kind: Kind
  readonly nl: string
  readonly en: string
  /** Set when its text is that of a template, and not of fields. */
  readonly use?: TemplateUse
  /** By the names of the form. */
  readonly fields: Readonly<Partial<Record<string, string>>>
}

/** As shipped, `config/scenarios.json` (domain.md 5): what a dispatcher can begin from. */
export const scenarios = file as readonly Scenario[]
