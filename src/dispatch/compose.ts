import type { Action, Kind, PhaseName, PhaseText, SpokenDraft } from '../domain/action.ts'
import { type Call, withQuestion } from '../domain/answers.ts'
import type { Description } from '../domain/description/description.ts'
import { RefusedError } from '../domain/errors.ts'
import type { OtherLanguage } from '../domain/participant.ts'
import { type CallScript, callScript } from '../domain/speech/call-script.ts'
import type { SpokenLanguage } from '../domain/speech/language.ts'
import { textRulesOf } from '../domain/wording/levels.ts'
import { checkText, finalText, listedIn, unverifiedNumbers } from '../domain/wording.ts'
import type { DraftText, WrittenDraft } from './draft.ts'
import { phaseText, spokenDraft } from './phase-text.ts'
import type { DispatchPorts } from './ports.ts'
import type { FinalText, OneText, Remark } from './preview.ts'

export interface TextDraft {
  readonly status: 'actual' | 'exercise'
  readonly kind: Kind
  readonly phase: PhaseName
  readonly text: string
  readonly voice?: SpokenDraft
  /** Of its words; Dutch where nothing is said. */
  readonly language?: SpokenLanguage
  /** Its alert asks people to come. */
  readonly responders?: Call
  /** Who or what is looked for, as it was told in fields. */
  readonly description?: Description
  /** Numbers that this very text says are wrong. */
  readonly wrongNumbers?: readonly string[]
}

/** What nobody writes by hand is not looked at: every key press asks again. */
const longest = 4000
const smallestPart = 153

/** What composing needs: the rules that count are in the ledger. */
type ComposePorts = Pick<DispatchPorts, 'policy' | 'countParts' | 'ledger'>

/** The text as it will go out, its parts, and what is to be said of it. Refuses a whole book. */
export function compose(ports: ComposePorts, draft: TextDraft): Composed<OneText> {
  const { messagePrefix, verifiedNumbers } = ports.policy
  if (draft.text.length > longest) {
    const parts = Math.ceil(draft.text.length / smallestPart)
    throw new RefusedError('text-too-long', { parameters: { parts }, field: 'text.sms' })
  }
  const sms = finalText(asksAnswer(draft) ? withQuestion(draft.text) : draft.text, {
    ...draft,
    messagePrefix,
  })
  const count = ports.countParts(sms)
  const { state } = ports.ledger
  const rules = textRulesOf(state)
  const wrongNumbers = [...state.policy.wrong.keys(), ...(draft.wrongNumbers ?? [])]
  const remarks = checkText(sms, {
    ...{ ...draft, messagePrefix, verifiedNumbers, wrongNumbers },
    ...{ count, rules },
  })
  const spoken = () => spokenScript(ports, draft.voice?.text ?? sms, draft, draft.language)
  const said = saidNumbers(draft.voice?.text ?? '', verifiedNumbers, wrongNumbers)
  return { text: { sms, ...count, spoken }, remarks: [...remarks, ...said] }
}

/** A number that is only said is dialled like one that is read. */
const saidNumbers = (
  text: string,
  verified: readonly string[],
  wrong: readonly string[],
): readonly Remark[] => {
  const remark = (key: string) => (number: string) => ({
    ...{ key, parameters: { number }, field: 'text.voice', blocks: true },
  })
  return [
    ...unverifiedNumbers(text, verified).map(remark('number-not-verified')),
    ...listedIn(text, wrong).map(remark('number-wrong')),
  ]
}

/** What a text is about, whatever its words. */
export type TextFrame = Omit<TextDraft, 'text' | 'voice'>

/** A text as it will go out, and the rules that it does not keep to. */
export interface Composed<Text = FinalText> {
  readonly text: Text
  readonly remarks: readonly Remark[]
}

/**
 * A text as it will go out to everybody: with its translations, and with the one for who first
 * fetches an AED. What is to be said of either names it.
 */
export function composeAll(ports: ComposePorts, frame: TextFrame, draft: DraftText): Composed {
  const { fetching: asked, ...plain } = draft
  const written = composeTongues(ports, frame, plain)
  if (!asked || !mayFetch(frame)) return written
  const fetching = composeTongues(ports, frame, asked)
  const ofFetching = fetching.remarks.map((remark) => ({
    ...remark,
    field: remark.field.replace(/^text\./, 'text.fetching.'),
  }))
  return {
    text: { ...written.text, fetching: fetching.text },
    remarks: [...written.remarks, ...ofFetching],
  }
}

/** Nobody fetches an AED but for a resuscitation, and nobody once it is over. */
const mayFetch = ({ kind, phase }: TextFrame): boolean => kind === 'aed' && phase === 'alert'

function composeTongues(
  ports: ComposePorts,
  frame: TextFrame,
  draft: WrittenDraft,
): Composed<OneText> {
  const voice = spokenDraft(draft)
  const written = compose(ports, { ...frame, text: draft.sms, ...(voice ? { voice } : {}) })
  const translated = Object.entries(draft.translations ?? {}) as [OtherLanguage, string][]
  const others = translated.map(([language, text]) => {
    const said = draft.said?.[language]
    const voice = said === undefined ? {} : { voice: { text: said } }
    return [language, compose(ports, { ...frame, language, text, ...voice })] as const
  })
  if (others.length === 0) return written
  const translations = Object.fromEntries(others.map(([language, { text }]) => [language, text]))
  const remarks = others.flatMap(([language, { remarks }]) =>
    remarks.map((remark) => ({ ...remark, field: `text.translations.${language}` })),
  )
  return { text: { ...written.text, translations }, remarks: [...written.remarks, ...remarks] }
}

/** Whether a text asks to come: only an alert does. */
const asksAnswer = ({ phase, responders }: Frame): boolean =>
  phase === 'alert' && responders !== undefined

interface Frame {
  readonly status: Action['status']
  readonly phase: PhaseName
  readonly responders?: Call
}

/** What is said in a call about a text. */
export const spokenScript = (
  { policy }: Pick<DispatchPorts, 'policy'>,
  text: string,
  frame: Frame,
  language: SpokenLanguage = 'nl',
): CallScript =>
  callScript(text, {
    language,
    municipality: policy.name,
    messagePrefix: policy.messagePrefix,
    status: frame.status,
    phase: frame.phase,
    keys: asksAnswer(frame) ? 'answer' : 'confirm',
  })

/** The same, refused by the first rule that blocks; `of` is what the request calls the text. */
export function requireText(
  ports: ComposePorts,
  frame: TextFrame,
  draft: DraftText,
  of: 'text' | 'combined' = 'text',
): PhaseText {
  const { text, remarks } = composeAll(ports, frame, draft)
  refuseBlocked(remarks.map((remark) => ({ ...remark, field: remark.field.replace(/^text/, of) })))
  return phaseText(text, draft)
}

/** Throws the first remark that blocks, as a refusal that names its rule and field. */
export function refuseBlocked(remarks: readonly Remark[]): void {
  const fault = remarks.find(({ blocks }) => blocks)
  if (fault) throw new RefusedError(fault.key, { parameters: fault.parameters, field: fault.field })
}
