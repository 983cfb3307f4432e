import { verify } from '@node-rs/argon2'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Key, speaker } from '../catalogue/index.ts'
import { beginVisit, changeLanguage, endVisit, isVisitOver } from '../session.ts'
import { type Form, field, guarded, type PageTools } from './guard.ts'
import type { Problem } from './render.ts'
import { ownPath } from './way-back.ts'

/** A hash of nobody's password: an unknown name takes as long as a wrong password. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$jIfTsZ2xY8rOBqGhIKPFB4uGmBQZvZ0nnV0hdVb4b2Y'

/** What the form shows; `onward` is the path that the log-in leads to. */
interface LogInForm {
  readonly onward: string
  readonly name?: string
  readonly problem?: Problem
  /** Somebody was logged in here, and too long ago. */
  readonly isOver?: boolean
}

/** Logging in and out, and the language of the screens. */
export function logInPages(app: FastifyInstance, tools: PageTools): void {
  const { ports } = tools

  app.get('/aanmelden', (request, reply) => {
    const onward = field(request.query as Form, 'verder')
    return door(tools, reply, { onward, isOver: isVisitOver(ports, request) })
  })

  app.post(
    '/aanmelden',
    { config: { rateLimit: { max: 10, timeWindow: 60_000 } } },
    (request, reply) => enter(tools, (request.body ?? {}) as Form, reply),
  )

  app.post(
    '/afmelden',
    guarded(tools, undefined, async (visit, _request, reply) => {
      await endVisit(ports, reply, visit)
      return reply.redirect('/aanmelden', 303)
    }),
  )

  const other = guarded(tools, undefined, async (visit, request, reply) => {
    await changeLanguage(ports, visit, visit.language === 'nl' ? 'en' : 'nl')
    return reply.redirect(ownPath(request.headers.referer), 303)
  })
  app.post('/taal', other)
  // Who is in a drill is known outside it: there the choice is kept.
  app.post('/oefenen/taal', other)
}

async function enter(tools: PageTools, body: Form, reply: FastifyReply): Promise<FastifyReply> {
  const { ports } = tools
  const [name, onward] = [field(body, 'name'), field(body, 'verder')]
  const refused = (message: Key, at: string) =>
    door(tools, reply, { onward, name, problem: { message: speaker(ports.locale)(message), at } })
  if (name === '') return refused('login.name.missing', 'name')
  if (field(body, 'password') === '') return refused('login.password.missing', 'password')
  const account = [...ports.store.state.accounts.values()].find((known) => known.name === name)
  const isRight = await verify(account?.passwordHash ?? nobody, field(body, 'password')).catch(
    () => false,
  )
  if (!account || !isRight) {
    ports.log('warn', 'log-in-failed', { account: account?.id })
    return refused('login.failed', 'password')
  }
  await beginVisit(ports, reply, account)
  ports.log('info', 'logged-in', { account: account.id })
  return reply.redirect(ownPath(onward), 303)
}

function door({ ports, render }: PageTools, reply: FastifyReply, data: LogInForm): FastifyReply {
  const title = speaker(ports.locale)('login.title')
  const status = data.problem === undefined ? 200 : 401
  return render(reply, undefined, { template: 'login', title, status, data: { ...data } })
}
