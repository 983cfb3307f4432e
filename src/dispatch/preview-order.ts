import type { ByLanguage } from '../domain/readers.ts'
import { type Closing, closingOf, owedOf } from './closing.ts'
import { composeAll } from './compose.ts'
import type { Desk } from './desk.ts'
import type { Dispatch } from './dispatch.ts'
import { requireAction } from './end-action.ts'
import { readableText, readersIn, readersOf } from './languages.ts'
import { phaseText } from './phase-text.ts'
import type { FinalText, Remark } from './preview.ts'
import { toldPhases } from './told-phases.ts'

/** A correction, an update or a result as it would go out, to whom, and how long that takes. */
export interface OrderPreview {
  readonly text: FinalText
  readonly remarks: readonly Remark[]
  /** Who reads another language, of those who may have the alert. */
  readonly readers: ByLanguage
  /** Undefined where nothing can be sent any more. */
  readonly sending?: Closing
}

/** What would happen; nothing is sent and nothing is kept. */
export const previewOrder =
  (dispatch: Dispatch): Desk['previewOrder'] =>
  (id, phase, draft, wrongNumbers = []) => {
    const action = requireAction(dispatch, id)
    const { state } = dispatch.ports.ledger
    const [alert] = toldPhases(state, id)
    const readers = readersOf(
      state,
      owedOf(alert).map(({ recipient }) => recipient),
    )
    const read = readableText(draft, readersIn(state, id))
    const composed = composeAll(dispatch.ports, { ...action, phase, wrongNumbers }, read)
    const sending = closingOf(dispatch, action, { text: phaseText(composed.text, read), readers })
    return { ...composed, readers, ...(sending ? { sending } : {}) }
  }
