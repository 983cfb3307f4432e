import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { RefusedError } from '../domain/errors.ts'
import { worstFault } from '../domain/shape-faults.ts'
import { type Language, say } from './catalogue/index.ts'

/** RFC 9457; `field` is what is wrong, as a path into the body. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly field?: string
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
}

/** The problem that an error is; what is our own bug tells nothing of our insides. */
export function problemOf(error: unknown, language: Language = 'en'): Problem {
  if (error instanceof RefusedError) {
    const { key, status, field, parameters } = error
    return {
      type: `urn:omroeper:problem:${key}`,
      title: titles[status] ?? 'Refused',
      status,
      detail: say(language, key, parameters),
      ...(field === undefined ? {} : { field: field.replaceAll('.', '/') }),
    }
  }
  const { statusCode, validation, message } = error as FastifyError
  if (validation) {
    const { path, why } = worstFault(validation)
    const field = path || 'body'
    return problemOf(new RefusedError('shape', { field, parameters: { field, why } }), language)
  }
  const status = statusCode !== undefined && statusCode < 500 ? statusCode : 500
  const detail = status === 500 ? 'Something went wrong on our side; the log says what.' : message
  return { type: 'about:blank', title: titles[status] ?? 'Internal Server Error', status, detail }
}

/** Answers with a problem. */
export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))

export type Failing = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply
