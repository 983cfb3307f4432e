import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Account, Actor } from '../domain/accounts.ts'
import type { Language } from './catalogue/index.ts'
import type { WebPorts } from './ports.ts'
import { may } from './roles.ts'

/** How long a visit lasts after the last thing that somebody did in it. */
const lifeMs = 12 * 60 * 60 * 1000
/** No more often is it written down that a visit goes on. */
const lengthenedEveryMs = 60 * 60 * 1000
/** So long after it began an action keeps open screens logged in, and no longer. */
const watchedMs = 24 * 60 * 60 * 1000

/** Who is at the screen, and what their forms have to carry. */
export interface Visit {
  readonly sessionId: string
  readonly account: Account
  readonly language: Language
  /** In every form; a request without it was not made by one of our pages. */
  readonly csrf: string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const cookieName = ({ isSecure }: Pick<WebPorts, 'isSecure'>): string =>
  isSecure ? '__Host-omroeper' : 'omroeper'

const options = ({ isSecure }: Pick<WebPorts, 'isSecure'>) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure }) as const

/** The visit of a request; undefined when nobody is logged in. */
export function visitOf(ports: WebPorts, request: FastifyRequest): Visit | undefined {
  const secret = request.cookies[cookieName(ports)]
  if (!secret) return undefined
  const session = ports.store.state.sessions.get(sha256(secret))
  if (!session || session.expiresAt < ports.now()) return undefined
  const account = ports.store.state.accounts.get(String(session.data.account))
  if (!account) return undefined
  const { language = ports.locale } = account
  return { sessionId: session.id, account, language, csrf: sha256(`csrf:${secret}`) }
}

/** Begins a session under a fresh secret; only its hash is kept. */
export async function beginVisit(
  ports: WebPorts,
  reply: FastifyReply,
  account: Account,
): Promise<void> {
  const secret = randomBytes(32).toString('base64url')
  const session = {
    id: sha256(secret),
    data: { account: account.id },
    expiresAt: ports.now() + lifeMs,
  }
  await ports.store.append([{ type: 'session.saved', session }], actorOf(account))
  reply.setCookie(cookieName(ports), secret, options(ports))
}

/**
 * A visit goes on as long as somebody is at work in it: nobody loses a half-written correction
 * because the shift is long. A page that only refreshes itself is nobody at work, unless an action
 * runs and they may act in it: then the screen stays as it is, until a day after the action began and
 * no later, unless somebody was at work. Who is at the counter has no part in it.
 */
export async function lengthenVisit(
  ports: WebPorts,
  { sessionId, account }: Visit,
  request: FastifyRequest,
): Promise<void> {
  const { sessions, actions } = ports.store.state
  const session = sessions.get(sessionId)
  const atWork = ports.now() + lifeMs
  if (!session || atWork - session.expiresAt < lengthenedEveryMs) return
  const watchedUntil = (): number =>
    [...actions.byId.values()]
      .filter(({ state }) => state === 'running' && may.act.includes(account.role))
      .reduce((last, { startedAt }) => Math.max(last, Date.parse(startedAt) + watchedMs), 0)
  const expiresAt = isByHand(request) ? atWork : Math.min(atWork, watchedUntil())
  if (expiresAt <= session.expiresAt) return
  const longer = { ...session, expiresAt }
  await ports.store.append([{ type: 'session.saved', session: longer }], actorOf(account))
}

/**
 * Whether somebody pressed or typed something. A page that refreshes itself gets its parts; what a
 * script posts follows from what a person does, but for the radius that grows with the clock, which
 * says so (`grow.js`).
 */
const isByHand = ({ method, headers }: FastifyRequest): boolean =>
  (method === 'POST' && headers['x-by-itself'] === undefined) ||
  (method !== 'POST' &&
    headers['hx-request'] === undefined &&
    headers.accept?.includes('text/html') === true)

/** Whether somebody was logged in here, and is so no longer without having logged out. */
export const isVisitOver = (ports: WebPorts, request: FastifyRequest): boolean =>
  Boolean(request.cookies[cookieName(ports)]) && visitOf(ports, request) === undefined

/**
 * A language is somebody's, not a workplace's: they have it on a phone as at the desk, and a
 * colleague who comes after them at that desk has their own.
 */
export async function changeLanguage(
  ports: WebPorts,
  { account }: Visit,
  language: Language,
): Promise<void> {
  const changed = { ...account, language }
  await ports.store.append([{ type: 'account.saved', account: changed }], actorOf(account))
}

export async function endVisit(ports: WebPorts, reply: FastifyReply, visit: Visit): Promise<void> {
  await ports.store.append([{ type: 'session.ended', id: visit.sessionId }], actorOf(visit.account))
  reply.clearCookie(cookieName(ports), options(ports))
}

/** Who an account's facts are by. */
export const actorOf = ({ id }: Account): Actor => ({ kind: 'account', id })

/** Whether a form came from one of our own pages. */
export function isOurForm(visit: Visit, sent: unknown): boolean {
  const given = Buffer.from(typeof sent === 'string' ? sent : '')
  const wanted = Buffer.from(visit.csrf)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
