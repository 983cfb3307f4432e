import { join } from 'node:path'
import { Eta } from 'eta'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { RefusedError } from '../domain/errors.ts'
import type { OwnMunicipality } from '../domain/own-page.ts'
import { languages } from '../domain/participant.ts'
import { atField, type Refused } from '../web/catalogue/at-field.ts'
import { type Key, type Language, say, speaker } from '../web/catalogue/index.ts'
import { privacyWords, statements } from '../web/catalogue/privacy-words.ts'
import { withWholeNumbers } from '../web/catalogue/whole-numbers.ts'
import { AwayError, type Door } from './door.ts'
import { visitorOf } from './visitor.ts'

export interface View {
  readonly template: string
  readonly title: Key
  readonly data?: Readonly<Record<string, unknown>>
  readonly status?: number
  readonly isFragment?: boolean
}

export interface Tools {
  readonly door: Door
  readonly render: (
    request: FastifyRequest,
    reply: FastifyReply,
    view: View,
  ) => Promise<FastifyReply>
}

/** What is wrong with a form, and the id of the field that it is about. */
export interface Fault {
  readonly message: string
  readonly key: string
  readonly at?: string
}

const freshMs = 60_000
const unknown: OwnMunicipality = {
  name: '',
  messagePrefix: '',
  quietHours: '',
  timeZone: 'Europe/Amsterdam',
  language: 'nl',
}

/** Renders pages in their frame; also when the appliance is away, without what it would say. */
export function renderer(door: Door, packageRoot: string): Tools['render'] {
  const eta = new Eta({
    views: join(packageRoot, 'views'),
    cache: true,
    autoFilter: true,
    filterFunction: (value) => (value === undefined || value === null ? '' : String(value)),
  })
  const sentence = (id: string, message: string) => eta.render('wrong', { id, message })
  const about = municipality(door)
  return async (request, reply, view) => {
    const place = await about()
    const visitor = visitorOf(request)
    const language = visitor.language ?? place.language
    const common = { ...words(language, place), language, isKiosk: visitor.isKiosk }
    const marks = atField((view.data ?? {}) as Refused, sentence)
    const body = eta.render(`portal/${view.template}`, { ...common, ...marks, ...view.data })
    const frame = {
      ...common,
      title: say(language, view.title),
      body,
      hasKey: visitor.key !== undefined,
    }
    return reply
      .code(view.status ?? 200)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(withWholeNumbers(view.isFragment ? body : eta.render('portal/layout', frame)))
  }
}

function words(language: Language, place: OwnMunicipality) {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const moment = new Intl.DateTimeFormat(locale, {
    timeZone: place.timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  })
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' })
  return {
    t: speaker(language),
    say: (key: string, parameters = {}) => say(language, key, parameters),
    languages,
    municipality: place.name,
    statement: () => ({ ...privacyWords(language, place), template: statements[language] }),
    moment: (at: number | string) => moment.format(new Date(at)),
    day: (text: string) => day.format(new Date(text)),
  }
}

/** What the appliance says of the municipality, asked again each minute; the last known when away. */
function municipality(door: Door): () => Promise<OwnMunicipality> {
  let known = unknown
  let askedAt = 0
  return async () => {
    if (Date.now() - askedAt < freshMs) return known
    try {
      known = await door.ask({ ask: 'about' })
      askedAt = Date.now()
    } catch (error) {
      if (!(error instanceof AwayError)) throw error
    }
    return known
  }
}

/** A refusal as a form shows it; what is none is thrown on. */
export function faultOf(
  request: FastifyRequest,
  error: unknown,
  ids: Readonly<Record<string, string>> = {},
): Fault {
  if (!(error instanceof RefusedError) || error.key === 'key-over') throw error
  const message = say(visitorOf(request).language ?? 'nl', error.key, error.parameters)
  const at = ids[error.field ?? '']
  return { message, key: error.key, ...(at === undefined ? {} : { at }) }
}
