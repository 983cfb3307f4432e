import type { ExtensionDraft } from '../../dispatch/extend-action.ts'
import type { Visit } from '../session.ts'
import { draftOf, type ExtendForm } from './extend-form.ts'
import { type Form, field, type PageTools } from './guard.ts'
import { type Problem, problemOf } from './render.ts'
import { requireAsShown } from './send-action.ts'

/** What is on the page is kept, to be held against what is sent from it. */
export function shownOnce({ ports, shown }: PageTools, id: string, form: ExtendForm): string {
  const once = ports.newId()
  shown.keep(once, ports.desk.seeExtension(id, draftOf(ports, form)))
  return once
}

/** What is other than it was shown, as the press of a new action is held against its last look. */
export function changedSince(
  tools: PageTools,
  visit: Visit,
  id: string,
  { draft, body }: { readonly draft: ExtensionDraft; readonly body: Form },
): Problem | undefined {
  try {
    requireAsShown(tools, field(body, 'once'), tools.ports.desk.seeExtension(id, draft))
    return undefined
  } catch (error) {
    const problem = problemOf(visit, error, {})
    if (problem === undefined) throw error
    return problem
  }
}
