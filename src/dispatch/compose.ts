import type { Kind, PhaseName, PhaseText } from '../domain/action.ts'
import { RefusedError } from '../domain/errors.ts'
import { checkText, finalText } from '../domain/wording.ts'
import type { FinalText, Remark } from './desk.ts'
import type { DispatchPorts } from './ports.ts'

export interface TextDraft {
  readonly status: 'actual' | 'exercise'
  readonly kind: Kind
  readonly phase: PhaseName
  readonly text: string
}

/** What nobody writes by hand is not looked at: every key press asks again. */
const longest = 4000
const smallestPart = 153

/** The text as it will go out, its parts, and what is to be said of it. Refuses a whole book. */
export function compose(
  ports: Pick<DispatchPorts, 'policy' | 'countParts'>,
  draft: TextDraft,
): { readonly text: FinalText; readonly remarks: readonly Remark[] } {
  const { messagePrefix, verifiedNumbers } = ports.policy
  if (draft.text.length > longest) {
    const parts = Math.ceil(draft.text.length / smallestPart)
    throw new RefusedError('text-too-long', { parameters: { parts }, field: 'text.sms' })
  }
  const sms = finalText(draft.text, { ...draft, messagePrefix })
  const count = ports.countParts(sms)
  const remarks = checkText(sms, { ...draft, messagePrefix, verifiedNumbers, count })
  return { text: { sms, ...count }, remarks }
}

/** The same, refused by the first rule that blocks. */
export function requireText(
  ports: Pick<DispatchPorts, 'policy' | 'countParts'>,
  draft: TextDraft,
): PhaseText {
  const { text, remarks } = compose(ports, draft)
  refuseBlocked(remarks)
  return { sms: text.sms, parts: text.parts }
}

/** Throws the first remark that blocks, as a refusal that names its rule and field. */
export function refuseBlocked(remarks: readonly Remark[]): void {
  const fault = remarks.find(({ blocks }) => blocks)
  if (fault) throw new RefusedError(fault.key, { parameters: fault.parameters, field: fault.field })
}
