import type { FastifyInstance } from 'fastify'
import { operatorName } from '../../domain/operators.ts'
import { asDialled } from '../../domain/sim-number.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { type PageView, type Problem, problemOf } from './render.ts'

/** The modems' own numbers: a sheet to hand out, and a card for a phone. */
export function numberPages(app: FastifyInstance, tools: PageTools): void {
  const { ports, render } = tools
  const show: Handler = (visit, _request, reply) => render(reply, visit, page(ports, visit))
  app.get('/modems/nummers', guarded(tools, undefined, show))
  app.get('/modems/nummers.vcf', guarded(tools, undefined, card(ports)))
  app.post('/modems/nummers', guarded(tools, may.modems, keep(tools)))
}

interface Typed {
  readonly modem: string
  readonly number: string
  readonly problem: Problem
}

function page(ports: WebPorts, visit: Visit, typed?: Typed): PageView {
  const t = speaker(visit.language)
  const modems = ports.modems()
  return {
    template: 'modems/numbers',
    title: t('numbers.title'),
    status: typed ? 422 : 200,
    data: {
      typed,
      problem: typed?.problem,
      prefix: ports.policy.messagePrefix,
      place: ports.policy.name,
      known: numbersOf(ports),
      rows: modems.map(({ id, sim, operator, number }) => ({
        id,
        sim,
        operator: operator && operatorName(operator),
        number: number && asDialled(number),
      })),
      mayOrder: may.modems.includes(visit.account.role),
    },
  }
}

const numbersOf = ({ modems }: WebPorts): readonly string[] => [
  ...new Set(modems().flatMap(({ number }) => (number ? [asDialled(number)] : []))),
]

const keep =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const form = request.body as Form
    const [modem, number] = [field(form, 'modem'), field(form, 'number')]
    try {
      await ports.keepNumber(modem, number, actorOf(visit.account))
      return reply.redirect('/modems/nummers', 303)
    } catch (error) {
      const problem = problemOf(visit, error, { number: `number-${modem}` })
      if (problem === undefined) throw error
      return render(reply, visit, page(ports, visit, { modem, number, problem }))
    }
  }

/** vCard 3.0 (RFC 2426): what telephones of every age can read. */
const card =
  (ports: WebPorts): Handler =>
  (_visit, _request, reply) => {
    const { name, messagePrefix } = ports.policy
    const numbers = ports.modems().flatMap(({ number }) => number ?? [])
    const title = escaped(`${messagePrefix} ${name}`)
    const lines = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `FN:${title}`,
      `N:${title};;;;`,
      `ORG:${escaped(name)}`,
      ...[...new Set(numbers)].map((number) => `TEL;TYPE=CELL:${number}`),
      'END:VCARD',
      '',
    ]
    return reply
      .header('content-disposition', 'attachment; filename="omroeper.vcf"')
      .type('text/vcard; charset=utf-8')
      .send(lines.join('\r\n'))
  }

/** RFC 2426 §4. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
