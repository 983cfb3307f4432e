import type { Actions } from '../actions.ts'
import type { About } from '../description/tongue.ts'
import { madeText } from '../templates/make-text.ts'
import type { OwnTemplates } from '../templates/templates.ts'

/** What may be published about an action at this moment; the newest takes the place of the others. */
export interface SummarisedFact {
  readonly type: 'action.summarised'
  readonly action: string
  readonly summary: string
}

/** The neutral summary that is proposed while an action runs, or when it ends. */
export const proposedSummary = (
  { kind, number }: Summarised,
  own: OwnTemplates | undefined,
  use: 'summary' | 'summary-closed' = 'summary',
): string =>
  madeText(
    use,
    { kind, description: {}, ...(number === undefined ? {} : { number }) },
    { language: 'nl', own },
  )

/** What a summary is about, and the number that people are told to ring. */
export interface Summarised extends Pick<About, 'kind'> {
  readonly number?: string | undefined
}

/** The summary of an action as a fact; none when nothing is published. */
export const summarised = (action: string, summary: string): readonly SummarisedFact[] =>
  summary === '' ? [] : [{ type: 'action.summarised', action, summary }]

/** Keeps the summary with its action; it goes with the words of that. */
export function foldSummary({ byId }: Actions, { action: id, summary }: SummarisedFact): void {
  const action = byId.get(id)
  if (action) byId.set(id, { ...action, summary })
}
