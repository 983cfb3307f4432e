import { join } from 'node:path'
import { Eta } from 'eta'
import type { FastifyReply } from 'fastify'
import { languageOfRemark } from '../../dispatch/languages.ts'
import type { Remark } from '../../dispatch/preview.ts'
import { RefusedError } from '../../domain/errors.ts'
import { atField, type Refused } from '../catalogue/at-field.ts'
import { type Language, say, speaker } from '../catalogue/index.ts'
import { withWholeNumbers } from '../catalogue/whole-numbers.ts'
import { alarmsFor } from '../eyes/alarms.ts'
import { waitingFor } from '../eyes/waiting.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import type { Asks } from '../sending/asks.ts'
import { cutOffFor } from '../sending/cut-off.ts'
import type { PressBook } from '../sending/press-book.ts'
import type { Visit } from '../session.ts'
import { formats } from './formats.ts'
import { menuFor } from './menu.ts'

/** What a page says about itself; `data` are plain values for its template. */
export interface PageView {
  readonly template: string
  readonly title: string
  readonly data?: Readonly<Record<string, unknown>>
  readonly status?: number
  /** An answer to a form that holds nothing personal: the browser may show it again on *back*. */
  readonly mayGoBackTo?: boolean
  /** An exercise has its own frame. */
  readonly isExercise?: boolean
  /** Only the part, for a swap. */
  readonly isFragment?: boolean
}

export type Render = (reply: FastifyReply, visit: Visit | undefined, view: PageView) => FastifyReply

/** What stands on top of every page, and where it is known from. */
export interface EdgeTools {
  readonly ports: WebPorts
  readonly asks: Asks
  readonly presses: PressBook
}

/** Renders templates with the words, formats and frame that every page needs. */
export function renderer(tools: EdgeTools): Render {
  const { ports } = tools
  const eta = new Eta({
    views: join(ports.packageRoot, 'views'),
    cache: true,
    autoFilter: true,
    filterFunction: (value) => (value === undefined || value === null ? '' : String(value)),
  })
  const sentence = (id: string, message: string) => eta.render('wrong', { id, message })
  const { timeZone } = ports.policy
  const shown = {
    nl: formats('nl', timeZone, speaker('nl')),
    en: formats('en', timeZone, speaker('en')),
  }
  return (reply, visit, view) => {
    const language = visit?.language ?? ports.locale
    const t = speaker(language)
    const body = eta.render(view.template, {
      t,
      say: (key: string, parameters = {}) => say(language, key, parameters),
      remark: remarkIn(language),
      ...shown[language],
      csrf: visit?.csrf,
      role: visit?.account.role,
      isDrill: ports.drill !== undefined,
      ...atField((view.data ?? {}) as Refused, sentence),
      ...view.data,
    })
    const words = { t, ...shown[language], csrf: visit?.csrf }
    const edge = visit && !view.isFragment ? edgeOf(tools, visit, reply.request.url) : undefined
    const html = view.isFragment
      ? body
      : eta.render('layout', {
          ...frame(ports, visit, view, body),
          ...whereabouts(ports, visit, reply.request.url),
          edge: edge && eta.render('eyes/edge', { ...words, ...edge }),
        })
    return reply
      .code(view.status ?? 200)
      .header('cache-control', view.mayGoBackTo ? 'private, no-cache' : 'no-store')
      .type('text/html; charset=utf-8')
      .send(withWholeNumbers(html))
  }
}

/**
 * What is shown on top of a page of who alerts; undefined for others. A question that stands on the
 * page itself is not asked above it once more.
 */
export const edgeOf = ({ ports, asks, presses }: EdgeTools, visit: Visit, path: string) =>
  may.act.includes(visit.account.role)
    ? {
        cutOff: cutOffFor(ports, presses, visit),
        alarms: alarmsFor(ports, visit),
        waiting: waitingFor(ports, asks, visit).filter(({ id }) => !isAbout(path, id)),
      }
    : undefined

const isAbout = (path: string, id: string): boolean =>
  ['gevraagd', 'meekijken', 'akkoord', 'niet-akkoord'].some(
    (end) => path === `/acties/${id}/${end}`,
  )

/** The menu, and where in it somebody is. */
const whereabouts = ({ drill, drills }: WebPorts, visit: Visit | undefined, url: string) => ({
  menu: visit
    ? menuFor(visit.account.role, url, { isDrill: Boolean(drill), mayPractise: Boolean(drills) })
    : [],
  isOwnPhone: url.startsWith('/mijn-telefoon'),
})

function frame(ports: WebPorts, visit: Visit | undefined, view: PageView, body: string) {
  const language = visit?.language ?? ports.locale
  return {
    t: speaker(language),
    language,
    title: view.title,
    body,
    municipality: ports.policy.name,
    account: visit?.account,
    mayAct: visit !== undefined && may.act.includes(visit.account.role),
    csrf: visit?.csrf,
    isExercise: view.isExercise || ports.drill !== undefined,
    drill: ports.drill && {
      ...ports.drill,
      calls: ports.drill.calls(),
      outside: ports.drill.outside(),
    },
    ...formats(language, ports.policy.timeZone, speaker(language)),
    say: (key: string, parameters = {}) => say(language, key, parameters),
    isDemo: ports.isDemo,
  }
}

/** What is wrong with a form, and the id of the field that it is about. */
export interface Problem {
  readonly message: string
  readonly at?: string
}

/**
 * A refusal as a form shows it; undefined for what is no refusal. `ids` are the fields by what a
 * refusal names; the longest that fits counts: `addresses/0` for `addresses/0/postcode`.
 */
export function problemOf(
  visit: Visit,
  error: unknown,
  ids: Readonly<Record<string, string>>,
): Problem | undefined {
  const message = refusalText(visit, error)
  if (!(error instanceof RefusedError) || message === undefined) return undefined
  const named = Object.keys(ids)
    .filter((path) => error.field?.startsWith(path))
    .sort((a, b) => b.length - a.length)[0]
  const at = named === undefined ? undefined : ids[named]
  return at === undefined ? { message } : { message, at }
}

/** What a refusal says to a person. */
export const refusalText = (visit: Visit, error: unknown): string | undefined =>
  error instanceof RefusedError ? remarkIn(visit.language)(error) : undefined

/** What is to be said in words; of a translation and of a second text it says which. */
const remarkIn =
  (language: Language) =>
  ({ key, parameters, field = '' }: Said): string => {
    const words = say(language, key, parameters)
    const other = languageOfRemark({ field })
    const said =
      other === undefined
        ? words
        : say(language, 'other.of', { language: say(language, `other.${other}`), words })
    return ofFetching.test(field) ? say(language, 'errand.of', { words: said }) : said
  }

const ofFetching = /^(text|combined)\.fetching\./

type Said = Pick<RefusedError, 'key' | 'parameters' | 'field'> | Remark
