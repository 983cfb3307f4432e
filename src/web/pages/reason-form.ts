import type { ActionDraft, Gate } from '../../dispatch/draft.ts'
import type { Action } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { Ask } from '../../domain/eyes/asks.ts'
import { textRulesOf } from '../../domain/wording/levels.ts'
import { originIn } from '../../domain/wording/word-rules.ts'
import type { WebPorts } from '../ports.ts'
import { type Asked, refuseHidden } from '../previews/withheld.ts'
import type { Visit } from '../session.ts'
import { type Form, field } from './guard.ts'

const [shortest, longest] = [5, 300]

/** Why it goes out without anybody else, where somebody chose that; refuses no reason. */
export const overrideOf = (form: Form): Pick<ActionDraft, 'override'> =>
  field(form, 'how') === 'emergency' ? { override: reasonIn(form, 'override') } : {}

/** What is asked of this person themselves, and of whom they have to ask the rest. */
export interface AskedOf {
  /** To write why it goes to a few people only. */
  readonly isForReason: boolean
  /** Undefined when nobody else has to look. */
  readonly other?: Ask
}

/**
 * A coordinator who looks is a second person as well; one from whom small numbers are withheld is as
 * anybody else.
 */
export function askedOf({ account }: Visit, { asks, isHidden }: Asked): AskedOf {
  const isFew = asks.includes('coordinator')
  const isForReason = isFew && account.role === 'coordinator' && !isHidden
  const other = isFew && !isForReason ? 'coordinator' : asks.find((ask) => ask !== 'coordinator')
  return { isForReason, ...(other ? { other } : {}) }
}

/** Who is asked to look, also where somebody asks whom nothing is asked of. */
export const whomToAsk = (visit: Visit, asked: Asked): Ask =>
  askedOf(visit, asked).other ?? 'second-person'

/** A coordinator's reason where one is asked and they are the one; refuses no reason. */
export function fewOf(ports: WebPorts, visit: Visit, asked: Asked, form: Form): Pick<Gate, 'few'> {
  if (!askedOf(visit, asked).isForReason) return {}
  const at = new Date(ports.now()).toISOString()
  return { few: { reason: reasonIn(form, 'few'), by: visit.account.id, at } }
}

/**
 * The words of an alert that tell somebody's skin or descent: they ask a reason (domain.md S3).
 * Undefined without any, and where the municipality switched that rule off.
 */
export function descentIn({ store }: WebPorts, { sms, voice = '' }: ActionDraft['text']) {
  const rules = textRulesOf(store.state)
  return rules.levels['text-origin'] === 'off' ? undefined : originIn(`${sms}\n${voice}`, rules)
}

/** Why they are in it, where they are; refuses no reason. */
export function descentOf(
  ports: WebPorts,
  { account }: Visit,
  { text }: ActionDraft,
  form: Form,
): Pick<Gate, 'descent'> {
  if (descentIn(ports, text) === undefined) return {}
  const at = new Date(ports.now()).toISOString()
  return { descent: { reason: reasonIn(form, 'descent'), by: account.id, at } }
}

/** The words in what is told to a running action of which nobody said yet why they are in it. */
export const descentTold = (
  ports: WebPorts,
  { descent }: Action,
  texts: readonly ActionDraft['text'][],
): string | undefined =>
  descent ? undefined : texts.map((text) => descentIn(ports, text)).find((words) => words)

/** Why they are, where there are any; refuses no reason. */
export const descentReason = (words: string | undefined, form: Form): { descent?: string } =>
  words === undefined ? {} : { descent: reasonIn(form, 'descent') }

/** What somebody writes to an extension, which waits for nobody; refuses no reason. */
export function extensionReasons(visit: Visit, asked: Asked, form: Form) {
  refuseHidden(asked)
  const { isForReason, other } = askedOf(visit, asked)
  return {
    ...(isForReason ? { few: reasonIn(form, 'few') } : {}),
    ...(other ? { override: reasonIn(form, 'override') } : {}),
  }
}

const missing = {
  override: 'override-reason-missing',
  few: 'few-reason-missing',
  why: 'eyes-why-missing',
  descent: 'descent-reason-missing',
} as const

/** A reason as it was written; refuses what is none. */
export function reasonIn(form: Form, name: keyof typeof missing): string {
  const reason = field(form, name)
  if (reason.length >= shortest && reason.length <= longest) return reason
  throw new RefusedError(missing[name], { field: name })
}
