import type { FastifyInstance } from 'fastify'
import { kinds } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import { canPassBy } from '../../domain/fatigue/fatigue.ts'
import { allKinds } from '../../domain/kinds.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { crimeKinds } from '../../domain/policy/rules.ts'
import { savedRules } from '../../domain/policy/save-rules.ts'
import { speaker } from '../catalogue/index.ts'
import { aloneTold } from '../eyes/alone.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { dutyPhonePages, dutyPhoneRows, type PhoneForm } from './duty-phones.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { formOf, type PolicyForm, readPolicy, rulesFrom } from './policy-form.ts'
import { type PageView, type Problem, problemOf } from './render.ts'

/** *Beleid*: what counts for every action; changed by the coordinator, seen by who alerts. */
export function policyPages(app: FastifyInstance, tools: PageTools): void {
  app.get(
    '/beleid',
    guarded(tools, may.seePolicy, (visit, request, reply) => {
      const { policy, store } = tools.ports
      const asked = field(request.query as Form, 'gedaan')
      const done = ['bewaard', ...policy.verifiedNumbers].find((one) => one === asked) ?? ''
      const form = formOf(rulesOf(store.state), visit.language)
      return tools.render(reply, visit, page(tools.ports, visit, form, { done }))
    }),
  )
  app.post('/beleid', guarded(tools, may.makePolicy, save(tools)))
  app.post('/beleid/nummer', guarded(tools, may.makePolicy, tested(tools)))
  dutyPhonePages(app, tools, (visit, reply, shown) => {
    const form = formOf(rulesOf(tools.ports.store.state), visit.language)
    return tools.render(reply, visit, page(tools.ports, visit, form, shown))
  })
  app.get('/beleid/nummer', (_request, reply) => reply.redirect('/beleid', 303))
}

/** The fields of the form by what a refusal names. */
const fieldIds = Object.fromEntries(
  [
    ...['agreement', 'hartslagnu', 'lines-every', 'secondPercent', 'secondPeople', 'fatigueMonth'],
    ...['fewPeople', 'narrowMost', 'narrowMinutes', 'narrowWithheld'],
    ...['asksMost', 'asksMinutes', 'asksWithheld'],
    ...kinds.flatMap((id) => [`lines-${id}`, `useful-${id}`]),
  ].map((id) => [id, id]),
)

const save =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const body = request.body as Form
    const form = readPolicy(body)
    const { state } = ports.store
    try {
      const rules = rulesFrom(form, rulesOf(state), visit.language)
      const at = new Date(ports.now()).toISOString()
      const by = { by: visit.account.id, at, version: field(body, 'version') }
      await ports.store.append([savedRules(state, rules, by)], actorOf(visit.account))
      return reply.redirect('/beleid?gedaan=bewaard', 303)
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds)
      if (problem === undefined) throw error
      return render(reply, visit, page(ports, visit, form, { problem }))
    }
  }

/** Somebody rang a number of the list and it was the right one. */
const tested =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    const number = field(request.body as Form, 'number')
    if (!ports.policy.verifiedNumbers.includes(number)) {
      throw new RefusedError('policy-number-unknown')
    }
    const test = { number, by: visit.account.id, at: new Date(ports.now()).toISOString() }
    await ports.store.append([{ type: 'policy.number-tested', test }], actorOf(visit.account))
    return reply.redirect(`/beleid?gedaan=${encodeURIComponent(number)}`, 303)
  }

const namesOf =
  ({ store }: WebPorts) =>
  (id: string): string =>
    store.state.accounts.get(id)?.name ?? id

/** Which version of the policy counts, since when and by whom. */
export function versionView(ports: WebPorts) {
  const { saved } = ports.store.state.policy
  return {
    saved: saved && { ...saved, by: namesOf(ports)(saved.by) },
    version: saved?.version ?? 0,
  }
}

interface Shown {
  readonly done?: string
  readonly problem?: Problem
  /** A duty phone that was refused. */
  readonly phone?: PhoneForm
}

function page(ports: WebPorts, visit: Visit, form: PolicyForm, shown: Shown): PageView {
  const { policy } = ports.store.state
  const nameOf = namesOf(ports)
  return {
    template: 'policy/page',
    title: speaker(visit.language)('policy.title'),
    status: shown.problem ? 422 : 200,
    data: {
      ...shown,
      phone: shown.phone ?? { name: '', number: '' },
      phones: dutyPhoneRows(ports, visit),
      form,
      kinds: allKinds.map(({ id, label }) => ({
        id,
        label: label[visit.language],
        canPassBy: canPassBy(id),
        sort: crimeKinds.includes(id) ? 'crime' : id === 'aed' ? 'aed' : 'plain',
      })),
      ...versionView(ports),
      numbers: ports.policy.verifiedNumbers.map((number) => {
        const [test, wrong] = [policy.tests.get(number), policy.wrong.get(number)]
        return {
          number,
          test: test && { at: test.at, by: nameOf(test.by) },
          wrong: wrong && {
            ...{ at: wrong.at, by: nameOf(wrong.by) },
            action: ports.store.state.actions.byId.get(wrong.action)?.number ?? '–',
          },
        }
      }),
      alone: aloneTold(ports),
      mayReview: may.review.includes(visit.account.role),
      mayChange: may.makePolicy.includes(visit.account.role),
    },
  }
}
