import type { FastifyInstance } from 'fastify'
import { rulesOf } from '../../domain/policy/policy.ts'
import { savedRules } from '../../domain/policy/save-rules.ts'
import {
  allowedLevels,
  isFixed,
  ownLevels,
  textRuleKeys,
  textRulesOf,
} from '../../domain/wording/levels.ts'
import { shippedTextRules } from '../../domain/wording/text-rules.ts'
import { speaker } from '../catalogue/index.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { versionView } from './policy.ts'
import { type PageView, type Problem, problemOf } from './render.ts'

/** *Tekstregels*: what texts are held against; the coordinator says what stops one and what warns. */
export function textRulePages(app: FastifyInstance, tools: PageTools): void {
  app.get('/tekstregels', guarded(tools, may.seePolicy, show(tools)))
  app.post('/tekstregels', guarded(tools, may.makePolicy, save(tools)))
}

const show =
  (tools: PageTools): Handler =>
  (visit, { query }, reply) => {
    const isDone = field(query as Form, 'gedaan') !== ''
    const { levels } = textRulesOf(tools.ports.store.state)
    return tools.render(reply, visit, page(tools, visit, levels, { isDone }))
  }

const save =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports, render } = tools
    const { state } = ports.store
    const form = request.body as Form
    try {
      const rules = {
        ...rulesOf(state),
        textLevels: ownLevels((rule) => field(form, `rule-${rule}`)),
      }
      const at = new Date(ports.now()).toISOString()
      const saving = { by: visit.account.id, at, version: field(form, 'version') }
      await ports.store.append([savedRules(state, rules, saving)], actorOf(visit.account))
      return reply.redirect('/tekstregels?gedaan=ja', 303)
    } catch (error) {
      const problem = problemOf(visit, error, {})
      if (problem === undefined) throw error
      const chosen = Object.fromEntries(
        textRuleKeys.map((rule) => [rule, field(form, `rule-${rule}`)]),
      )
      return render(reply, visit, page(tools, visit, chosen, { problem }))
    }
  }

interface Shown {
  readonly isDone?: boolean
  readonly problem?: Problem
}

function page(
  { ports }: PageTools,
  visit: Visit,
  levels: Readonly<Record<string, string>>,
  shown: Shown,
): PageView {
  const row = (rule: string) => ({
    rule,
    level: levels[rule] ?? 'warn',
    shipped: shippedTextRules.levels[rule],
    allowed: allowedLevels(rule),
    words: wordsOf(rule),
  })
  return {
    template: 'policy/text-rules',
    title: speaker(visit.language)('rules.title'),
    status: shown.problem ? 422 : 200,
    data: {
      ...shown,
      ...versionView(ports),
      groups: [
        {
          title: 'rules.fixed',
          hint: 'rules.fixed.hint',
          isFixed: true,
          rows: textRuleKeys.filter(isFixed).map(row),
        },
        {
          title: 'rules.open',
          hint: 'rules.open.hint',
          isFixed: false,
          rows: textRuleKeys.filter((rule) => !isFixed(rule)).map(row),
        },
      ],
      most: shippedTextRules.mostParts,
      fewest: shippedTextRules.fewestFeatures,
      mayChange: may.makePolicy.includes(visit.account.role),
    },
  }
}

/** The words that a rule looks for, where it looks for words. */
function wordsOf(rule: string): readonly string[] {
  const { pursuing, approaching, accusing, origin, haste, names } = shippedTextRules
  const { abbreviations, streets } = shippedTextRules
  const lists: Readonly<Record<string, readonly string[]>> = {
    'text-pursues': pursuing,
    'danger-approach': approaching,
    'text-accuses': accusing,
    'text-origin': origin,
    'text-haste': haste,
    'origin-few-features': origin,
    'text-names': names,
    'text-home-address': streets,
    'text-abbreviation': abbreviations.map(([short, long]) => `${short} (${long})`),
  }
  return lists[rule] ?? []
}
