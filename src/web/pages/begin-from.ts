import { rulesOf } from '../../domain/policy/policy.ts'
import { kindsOn } from '../../domain/policy/rules.ts'
import { scenarios } from '../../domain/templates/scenarios.ts'
import type { WebPorts } from '../ports.ts'
import type { Visit } from '../session.ts'
import { proposed } from './proposed.ts'

/** The examples that an action can begin from: each is the form, filled in, as an address. */
export function beginFrom(ports: WebPorts, { language }: Visit) {
  const on = kindsOn(rulesOf(ports.store.state))
  return scenarios
    .filter(({ kind }) => on.includes(kind))
    .map(({ id, kind, use, fields, ...label }) => {
      const text = use ? { text: proposed(ports, use, { kind, description: {} }) } : {}
      const filled = { kind, ...fields, ...text } as Readonly<Record<string, string>>
      return { id, label: label[language], path: `/acties/nieuw?${new URLSearchParams(filled)}` }
    })
}
