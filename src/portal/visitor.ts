import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../web/catalogue/index.ts'

/** What the browser says of somebody; the portal itself keeps nothing of them. */
export interface Visitor {
  /** To their record, once their code came back. */
  readonly key: string | undefined
  readonly language: Language | undefined
  /** At a screen that others use after them. */
  readonly isKiosk: boolean
}

const names = { key: 'omroeper-eigen', language: 'omroeper-taal', kiosk: 'omroeper-kiosk' } as const
const yearSeconds = 365 * 24 * 60 * 60

export const visitorOf = ({ cookies }: FastifyRequest): Visitor => {
  const language = cookies[names.language]
  const key = cookies[names.key]
  return {
    key: /^[\w-]{43}$/.test(key ?? '') ? key : undefined,
    language: language === 'nl' || language === 'en' ? language : undefined,
    isKiosk: cookies[names.kiosk] === '1',
  }
}

const options = ({ protocol }: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: protocol === 'https' }) as const

/** Until the browser closes, and never longer than the key holds. */
export const giveKey = (request: FastifyRequest, reply: FastifyReply, key: string): void =>
  void reply.setCookie(names.key, key, options(request))

export const takeKey = (request: FastifyRequest, reply: FastifyReply): void =>
  void reply.clearCookie(names.key, options(request))

export const speak = (request: FastifyRequest, reply: FastifyReply, language: Language): void =>
  void reply.setCookie(names.language, language, { ...options(request), maxAge: yearSeconds })

export const beKiosk = (request: FastifyRequest, reply: FastifyReply): void =>
  void reply.setCookie(names.kiosk, '1', { ...options(request), maxAge: yearSeconds })

/** Whether a form came from a page of ours: browsers say it of every request (Fetch Metadata). */
export const isOurs = ({ headers }: FastifyRequest): boolean => {
  const from = headers['sec-fetch-site']
  return from === undefined || from === 'same-origin' || from === 'none'
}
