import type { FastifyRequest } from 'fastify'

const logIn = '/aanmelden'

/** Names no site: only what has a path is taken of it. */
const anySite = 'http://localhost'

/**
 * A path of ours out of what a browser sent, a referrer or a field: it can name any site. The start
 * page when there is none, or when it is the log-in itself.
 */
export function ownPath(sent: string | undefined): string {
  if (sent === undefined || !URL.canParse(sent, anySite)) return '/'
  const { pathname, search } = new URL(sent, anySite)
  const isPage = pathname.startsWith('/') && pathname !== logIn
  return isPage ? pathname.replace(/^\/+/, '/') + search : '/'
}

/** The log-in, from which one comes back to the page that one was on. */
export function logInFrom({ method, url, headers }: WhereFrom): string {
  // A part is asked for by its page, and a form lies on one.
  const isPage = method === 'GET' && headers['hx-request'] === undefined
  const page = headers['hx-current-url'] ?? (isPage ? url : headers.referer)
  const path = ownPath([page].flat()[0])
  return path === '/' ? logIn : `${logIn}?verder=${encodeURIComponent(path)}`
}

type WhereFrom = Pick<FastifyRequest, 'method' | 'url' | 'headers'>
