import { verify } from '@node-rs/argon2'
import type { FastifyInstance } from 'fastify'
import { speaker } from '../catalogue/index.ts'
import { beginVisit, changeLanguage, endVisit } from '../session.ts'
import { type Form, field, guarded, type PageTools } from './guard.ts'

/** A hash of nobody's password: an unknown name takes as long as a wrong password. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$jIfTsZ2xY8rOBqGhIKPFB4uGmBQZvZ0nnV0hdVb4b2Y'

/** Logging in and out, and the language of the screens. */
export function logInPages(app: FastifyInstance, tools: PageTools): void {
  const { ports, render } = tools
  const t = speaker(ports.locale)
  const form = (problem?: string, status = 200) => ({
    template: 'login',
    title: t('login.title'),
    status,
    data: { problem, isDemo: ports.isDemo },
  })

  app.get('/aanmelden', (_request, reply) => render(reply, undefined, form()))

  app.post(
    '/aanmelden',
    { config: { rateLimit: { max: 10, timeWindow: 60_000 } } },
    async (request, reply) => {
      const body = (request.body ?? {}) as Form
      const name = field(body, 'name')
      const account = [...ports.store.state.accounts.values()].find((known) => known.name === name)
      const isRight = await verify(account?.passwordHash ?? nobody, field(body, 'password')).catch(
        () => false,
      )
      if (!account || !isRight) {
        ports.log('warn', 'log-in-failed', { account: account?.id })
        return render(reply, undefined, form(t('login.failed'), 401))
      }
      await beginVisit(ports, reply, account, ports.locale)
      ports.log('info', 'logged-in', { account: account.id })
      return reply.redirect('/', 303)
    },
  )

  app.post(
    '/afmelden',
    guarded(tools, undefined, async (visit, _request, reply) => {
      await endVisit(ports, reply, visit)
      return reply.redirect('/aanmelden', 303)
    }),
  )

  app.post(
    '/taal',
    guarded(tools, undefined, async (visit, request, reply) => {
      await changeLanguage(ports, visit, visit.language === 'nl' ? 'en' : 'nl')
      return reply.redirect(ownPath(request.headers.referer), 303)
    }),
  )
}

/** Where the button was pressed, as a path of ours: a referrer can name any site. */
function ownPath(referrer: string | undefined): string {
  if (referrer === undefined || !URL.canParse(referrer)) return '/'
  const { pathname, search } = new URL(referrer)
  return pathname.replace(/^\/+/, '/') + search
}
