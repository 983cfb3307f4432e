import type { FastifyInstance } from 'fastify'
import type { Actor } from '../../domain/accounts.ts'
import type { Fact } from '../../domain/facts.ts'
import { type Hold, heldGoodbyes } from '../../domain/goodbyes.ts'
import type { Proof } from '../../domain/upkeep.ts'
import { speaker } from '../catalogue/index.ts'
import { termsInWords } from '../catalogue/terms-in-words.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'

const mostShown = 100

/** What is kept for how long, the proof that it goes, and goodbyes that wait for a person. */
export function retentionPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/bewaren', guarded(tools, may.answer, show(tools)))
  app.get('/bewaren/bewijs.csv', guarded(tools, may.answer, proofFile(tools)))
  app.post('/bewaren/afmeldingen', guarded(tools, may.decide, decide(tools)))
}

/** Goodbyes that came too fast to be believed; undefined when there are none. */
export const holdOf = ({ store: { state } }: WebPorts): Hold | undefined =>
  heldGoodbyes(state.upkeep.leaving, state.participants.size, state.upkeep.releases)

const show =
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const t = speaker(visit.language)
    const { proofs, leaving, searches } = ports.store.state.upkeep
    const hold = holdOf(ports)
    return render(reply, visit, {
      template: 'answer/retention',
      title: t('retention.title'),
      data: {
        terms: termsInWords(t),
        proofs: proofs
          .slice(-mostShown)
          .reverse()
          .map((proof) => proofRow(ports, proof)),
        isMore: proofs.length > mostShown,
        searches: [...searches.values()]
          .slice(-mostShown)
          .reverse()
          .map((one) => ({ ...one, by: nameOf(ports, one.by) })),
        leaving: leaving.size,
        hold: hold && { count: hold.ids.length, from: hold.from, until: hold.until },
        mayReview: may.review.includes(visit.account.role),
        mayDecide: may.decide.includes(visit.account.role),
        done: field(request.query as Form, 'gedaan'),
      },
    })
  }

const nameOf = ({ store: { state } }: WebPorts, { id }: Actor): string =>
  state.accounts.get(id)?.name ?? state.tokens.get(id)?.name ?? id

const proofRow = (ports: WebPorts, { at, by, counts }: Proof) => ({
  at,
  by: nameOf(ports, by),
  byKind: by.kind,
  counts: Object.entries(counts),
})

/** One line a kind of thing that was forgotten; a run that found nothing has a line as well. */
const proofFile =
  ({ ports }: PageTools): Handler =>
  (_visit, _request, reply) => {
    const rows = ports.store.state.upkeep.proofs.flatMap(({ at, by, counts }) => {
      const head = [new Date(at).toISOString(), by.kind, by.id]
      const entries = Object.entries(counts)
      const lines = entries.length > 0 ? entries : [['nothing', 0] as const]
      return lines.map(([what, count]) => [...head, what, count].join(','))
    })
    const csv = ['at,by_kind,by,what,count', ...rows, ''].join('\r\n')
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="bewaarbewijs.csv"')
      .type('text/csv; charset=utf-8')
      .send(csv)
  }

/** Of the wave as it was shown: they are really gone, or nobody of them said it. */
const decide =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    const form = request.body as Form
    const hold = holdOf(ports)
    const from = Number(field(form, 'from'))
    const until = Number(field(form, 'until'))
    const isShown = hold !== undefined && hold.from >= from && hold.from <= until
    const answer = field(form, 'besluit')
    if (!isShown || (answer !== 'wis' && answer !== 'bewaar'))
      return reply.redirect('/bewaren', 303)
    const facts = answer === 'wis' ? released(from, until) : broughtBack(ports, hold, until)
    await ports.store.append(facts, actorOf(visit.account))
    return reply.redirect(`/bewaren?gedaan=${answer}`, 303)
  }

const released = (from: number, until: number): readonly Fact[] => [
  { type: 'goodbyes.released', from, until },
]

const broughtBack = ({ store: { state } }: WebPorts, { ids }: Hold, until: number): Fact[] =>
  ids.flatMap((id): Fact[] => {
    const person = state.participants.get(id)
    if (!person || (state.upkeep.leaving.get(id) ?? 0) > until) return []
    const { leftAt: _, ...participant } = person
    return [{ type: 'participant.saved', participant, source: 'kept' }]
  })
