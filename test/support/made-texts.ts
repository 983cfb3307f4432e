import type { Kind, Outcome } from '../../src/domain/action.ts'
import type { About, TextLanguage } from '../../src/domain/description/tongue.ts'
import { madeText } from '../../src/domain/templates/make-text.ts'
import { type TemplateUse, useOfOutcome } from '../../src/domain/templates/uses.ts'

/** The shipped texts of a language, each by what it is for. */
export function textsIn(language: TextLanguage) {
  const made = (use: TemplateUse) => (about: About) => madeText(use, about, { language })
  return {
    made,
    alert: made('alert'),
    spoken: made('spoken'),
    result: (about: About, outcome: Outcome) => made(useOfOutcome(outcome))(about),
    summary: (kind: Kind) => made('summary')({ kind, description: {} }),
  }
}
