import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Scope, Token } from '../domain/accounts.ts'
import type { WebPorts } from './ports.ts'
import { sendProblem } from './problem.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The token of a request, or undefined when it has none that is valid now. */
export function tokenOf(
  { store, now }: Pick<WebPorts, 'store' | 'now'>,
  request: FastifyRequest,
): Token | undefined {
  const [, secret] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  if (secret === undefined) return undefined
  const hash = sha256(secret)
  const token = [...store.state.tokens.values()].find((known) => known.hash === hash)
  const isOver = token?.expiresAt !== undefined && Date.parse(token.expiresAt) <= now()
  return isOver ? undefined : token
}

/** Who a token's facts are by. */
export const actorOf = (token: Token): Actor => ({ kind: 'token', id: token.id })

/**
 * A check before a route: 401 without a valid token, 403 beyond its scopes. `undefined` is what
 * every token may read. No scope implies another.
 */
export const requireScope =
  (ports: WebPorts, scope: Scope | undefined) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const token = tokenOf(ports, request)
    if (!token) {
      reply.header('www-authenticate', 'Bearer')
      return sendProblem(reply, {
        type: 'about:blank',
        title: 'Unauthorized',
        status: 401,
        detail: 'A valid token is needed: Authorization: Bearer TOKEN.',
      })
    }
    if (scope !== undefined && !token.scopes.includes(scope)) {
      return sendProblem(reply, {
        type: 'about:blank',
        title: 'Forbidden',
        status: 403,
        detail: `This token lacks the scope ${scope}.`,
      })
    }
    return undefined
  }
