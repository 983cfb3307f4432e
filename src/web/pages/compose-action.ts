import type { FastifyReply } from 'fastify'
import { whenDone } from '../../dispatch/when-done.ts'
import { sortOf } from '../../domain/description/description.ts'
import { groupSizes } from '../../domain/groups.ts'
import { allKinds } from '../../domain/kinds.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { isKindOn } from '../../domain/policy/rules.ts'
import { localDay } from '../../domain/schedule.ts'
import { directions } from '../../domain/where/bearing.ts'
import { speaker } from '../catalogue/index.ts'
import { aloneTold } from '../eyes/alone.ts'
import { fasterTold, forecastTold, ringsTold } from '../forecast-told.ts'
import { lookedAt } from '../previews/withheld.ts'
import type { Visit } from '../session.ts'
import { beginFrom } from './begin-from.ts'
import { type DraftForm, draftOf } from './draft-form.ts'
import { drawnOf } from './drawn.ts'
import { asFetch, fetchOf, straightOf } from './fetch-form.ts'
import type { PageTools } from './guard.ts'
import { grownForm } from './moving-form.ts'
import { numberChoice } from './number-choice.ts'
import { otherIds, otherRows } from './other-words.ts'
import { type PageView, type Problem, problemOf, refusalText } from './render.ts'
import { spokenView } from './spoken.ts'
import { describedBy, respondersOf, textOf } from './what-form.ts'
import { areasWithPeople, profilesByFlight } from './where-choices.ts'
import { hasArea, timeAhead, timeLongAgo } from './where-form.ts'
import { whereSaid } from './where-said.ts'
import { whoFields } from './who-fields.ts'

/** The form of an action, filled in so far, and what follows from it. */
export function compose(
  tools: PageTools,
  visit: Visit,
  filled: DraftForm,
  problem?: Problem,
): PageView {
  const form = grownForm(tools.ports, filled)
  const { state } = tools.ports.store
  const rules = rulesOf(state)
  return {
    template: 'actions/new',
    title: speaker(visit.language)('new.title'),
    isExercise: form.status === 'exercise',
    status: problem === undefined ? 200 : 422,
    data: {
      form,
      problem,
      kinds: allKinds
        .filter(({ id }) => isKindOn(rules, id))
        .map(({ id, label }) => ({ id, label: label[visit.language], sort: sortOf(id) })),
      ...whoFields,
      numberChoice: numberChoice(tools.ports),
      ...clockOf(tools, form),
      examples: beginFrom(tools.ports, visit),
      areas: areasWithPeople(tools.ports),
      profiles: profilesByFlight,
      directions,
      groups: groupsToday(tools, form),
      ...others(form, strip(tools, visit, form)),
      ...spokenParts(tools, form),
    },
  }
}

/** The clock of the appliance, in which zone it is shown, and a time of the form that is to come. */
export const clockOf = ({ ports }: PageTools, form: DraftForm) => ({
  now: ports.now(),
  zone: ports.policy.timeZone,
  toCome: timeAhead(ports, form)?.parameters,
  longAgo: timeLongAgo(ports, form),
})

/** The groups that can be called today, and the one that was chosen, whether or not it still can. */
function groupsToday({ ports }: PageTools, { group }: DraftForm): readonly string[] {
  const { store, now, policy } = ports
  const today = groupSizes(store.state.participants.values(), localDay(now(), policy.timeZone))
  const names = today.map(({ name }) => name)
  return group === '' || names.includes(group) ? names : [...names, group]
}

/** What a call will say about the form so far. */
export const spokenParts = ({ ports }: PageTools, form: DraftForm) => ({
  ...spokenView(ports, {
    text: textOf(form),
    status: form.status,
    phase: 'alert',
    asksAnswer: form.group !== '',
  }),
  recording: form.recording === '' ? undefined : { id: form.recording },
})

/** The fields of the form by what a refusal names. */
const fieldIds = {
  text: 'text',
  ...otherIds('text'),
  'text.fetching': 'fetch',
  ...otherIds('fetch', 'text.fetching'),
  listened: 'listened',
  place: 'place',
  polygon: 'corners',
  area: 'place',
  kind: 'kinds',
  wanted: 'wanted',
  ago: 'ago',
  width: 'width',
  leaveOut: 'leave-out',
}

/** The form as it was filled in, under what was refused: nothing has to be written twice. */
export function formAgain(tools: PageTools, visit: Visit, form: DraftForm, error: unknown) {
  const problem = problemOf(visit, error, fieldIds)
  if (problem === undefined) throw error
  return (reply: FastifyReply) => tools.render(reply, visit, compose(tools, visit, form, problem))
}

/** What follows from the form, with its other languages as the people in the area read them. */
export function others(form: DraftForm, seen: ReturnType<typeof strip>) {
  const composed = seen.composed && (seen.preview ?? seen.composed)
  const fetch = composed && fetchOf(composed)
  return {
    strip: { ...seen, composed: seen.composed && straightOf(seen.composed) },
    fetched: seen.composed && fetchOf(seen.composed),
    isAreaKnown: seen.preview !== undefined || seen.withheld !== undefined,
    others: otherRows(seen.preview?.readers, [
      {
        ...{ name: 'text', id: 'text', others: form.others },
        composed: composed && straightOf(composed),
      },
      {
        ...asFetch(form.fetch),
        ...{ isAsked: fetch !== undefined, composed: fetch },
      },
    ]),
  }
}

/** What follows from the form so far: text, parts, people, time. Never a fault page. */
export function strip(tools: PageTools, visit: Visit, form: DraftForm) {
  const { ports } = tools
  const { status, kind } = form
  const about = { ...respondersOf(form), ...describedBy(form) }
  const frame = { status, kind, phase: 'alert', ...about } as const
  const composed = ports.desk.compose(frame, textOf(form))
  const words = form.text === '' ? undefined : composed
  try {
    if (!hasArea(form)) return { composed: words }
    const draft = draftOf(ports, form)
    const said = whereSaid(ports, form, draft)
    const { usefulMinutes, fewPeople } = rulesOf(ports.store.state)
    const usefulSeconds = usefulMinutes[kind] * 60
    const outlook = ports.desk.outlook(draft, { usefulSeconds, radius: said.radius })
    const rings = ringsTold(outlook.rings)
    const faster = fasterTold(outlook.faster, outlook.preview)
    const preview = forecastTold(outlook.preview)
    const { area } = draft
    const withheld = lookedAt(tools, visit, { area, selected: preview.selected })
    if (withheld !== undefined) {
      return { composed: words, said: { ...said, rings: [] }, drawn: drawnOf(draft), withheld }
    }
    const drawn = drawnOf(draft, rings)
    const when = whenDone(preview)
    const few = preview.asks.includes('coordinator') ? fewPeople : undefined
    const alone = aloneTold(ports)
    return { composed: words, preview, said: { ...said, rings }, faster, drawn, when, few, alone }
  } catch (error) {
    return { composed: words, problem: refusalText(visit, error) }
  }
}
