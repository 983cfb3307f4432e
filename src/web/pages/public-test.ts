import type { FastifyInstance, FastifyReply } from 'fastify'
import { exerciseGroup } from '../../dispatch/people-for.ts'
import { kinds } from '../../domain/action.ts'
import type { Position } from '../../domain/geo.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { isKindOn } from '../../domain/policy/rules.ts'
import { everywhere } from '../../domain/public-test/everywhere.ts'
import { proposedDay, testStanding } from '../../domain/public-test/standing.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { toldReach } from '../told-reach.ts'
import { type Form, guarded, type Handler, type PageTools } from './guard.ts'
import { proposed } from './proposed.ts'
import { formOf, readForm, readTest, type TestForm } from './public-test-form.ts'
import { type Problem, problemOf } from './render.ts'

/** *Halfjaarlijkse test*: planned by the coordinator, sent by who alerts, and how far each reached. */
export function publicTestPages(app: FastifyInstance, tools: PageTools): void {
  // A drill has no participants that could be tested.
  if (tools.ports.drill) return
  app.get(
    '/testbericht',
    guarded(tools, may.seePolicy, (visit, _request, reply) =>
      show(tools, visit, reply, { form: formIn(tools.ports) }),
    ),
  )
  app.post('/testbericht', guarded(tools, may.makePolicy, plan(tools)))
  app.post('/testbericht/afzeggen', guarded(tools, may.makePolicy, cancel(tools)))
  app.get('/testbericht/afzeggen', (_request, reply) => reply.redirect('/testbericht', 303))
}

/** What is planned, or else what is proposed. */
function formIn(ports: WebPorts): TestForm {
  const { publicTests } = ports.store.state
  const { planned } = publicTests
  if (planned) return formOf(planned, ports.policy.timeZone)
  return {
    day: proposedDay(publicTests, ports.now()),
    time: '11:00',
    announced: 'yes',
    goesTo: 'everybody',
    text: proposed(ports, 'exercise', { kind: 'other', description: {} }),
  }
}

const fieldIds = { day: 'day', time: 'time', text: 'text' }

const plan =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const form = readForm(request.body as Form)
    try {
      const test = readTest(tools.ports, visit, form)
      const fact = { type: 'public-test.planned', test } as const
      await tools.ports.store.append([fact], actorOf(visit.account))
      return reply.redirect('/testbericht', 303)
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds)
      if (problem === undefined) throw error
      return show(tools, visit, reply, { form, problem })
    }
  }

const cancel =
  ({ ports }: PageTools): Handler =>
  async (visit, _request, reply) => {
    const { planned } = ports.store.state.publicTests
    if (planned) {
      const fact = { type: 'public-test.cancelled', id: planned.id } as const
      await ports.store.append([fact], actorOf(visit.account))
    }
    return reply.redirect('/testbericht', 303)
  }

function show(
  { ports, render }: PageTools,
  visit: Visit,
  reply: FastifyReply,
  { form, problem }: { readonly form: TestForm; readonly problem?: Problem },
): FastifyReply {
  const { state } = ports.store
  const standing = testStanding(state.publicTests, ports.now())
  return render(reply, visit, {
    template: 'public-test/page',
    title: speaker(visit.language)('public-test.title'),
    isExercise: true,
    status: problem ? 422 : 200,
    data: {
      form,
      problem,
      standing,
      group: exerciseGroup,
      send: standing.isOpen ? sendFields(ports) : undefined,
      held: [...state.publicTests.held].reverse().map((test) => ({
        ...test,
        percent: test.reach && toldReach(test.reach).all.percent,
      })),
      mayPlan: may.makePolicy.includes(visit.account.role),
      mayAct: may.act.includes(visit.account.role),
    },
  })
}

/** The form of an action, filled in: what is sent is looked at like any other. */
function sendFields(ports: WebPorts): readonly (readonly [name: string, value: string])[] {
  const { state } = ports.store
  const { planned } = state.publicTests
  const corners: readonly Position[] = everywhere(state.participants.values())
  const rules = rulesOf(state)
  const kind = (['warning', 'other', ...kinds] as const).find((one) => isKindOn(rules, one))
  return [
    ['test', planned?.id ?? ''],
    ['status', 'exercise'],
    ['kind', kind ?? 'other'],
    ['text', planned?.text ?? ''],
    ['polygon', corners.map((corner) => corner.join(', ')).join('\n')],
  ]
}
