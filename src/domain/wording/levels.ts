import { rulesOf } from '../policy/policy.ts'
import type { State } from '../state.ts'
import { type OwnLevels, type RuleLevel, shippedTextRules, type TextRules } from './text-rules.ts'

/** Every rule there is, in the order of the file. */
export const textRuleKeys: readonly string[] = Object.keys(shippedTextRules.levels)

const levels: readonly RuleLevel[] = ['block', 'warn', 'off']

/** What may be made of a rule: of some only what is shipped, and some cannot be switched off. */
export const allowedLevels = (rule: string): readonly RuleLevel[] =>
  shippedTextRules.allowed[rule] ?? levels

/** Whether a rule is as it is for everybody. */
export const isFixed = (rule: string): boolean => allowedLevels(rule).length === 1

/**
 * The rules that texts are held against at this moment. What an old version of the policy says of
 * a rule that may not be so is not heeded.
 */
export function textRulesOf(state: Pick<State, 'policy'>): TextRules {
  const own = Object.entries(rulesOf(state).textLevels ?? {}).filter(
    ([rule, level]) => level !== undefined && allowedLevels(rule).includes(level),
  )
  if (own.length === 0) return shippedTextRules
  const changed = Object.fromEntries(own) as Readonly<Record<string, RuleLevel>>
  return { ...shippedTextRules, levels: { ...shippedTextRules.levels, ...changed } }
}

/** What somebody chose, where it is otherwise than shipped and may be so. */
export const ownLevels = (chosen: (rule: string) => string): OwnLevels =>
  Object.fromEntries(
    textRuleKeys.flatMap((rule) => {
      const level = allowedLevels(rule).find((one) => one === chosen(rule))
      const isOwn = level !== undefined && level !== shippedTextRules.levels[rule]
      return isOwn ? [[rule, level]] : []
    }),
  )
