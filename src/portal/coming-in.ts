import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Entered } from '../domain/own-page.ts'
import { terms } from '../domain/retention.ts'
import { AwayError } from './door.ts'
import { addressIds, addressIn, codeIn, type Form, field, numberIn, signUpIn } from './forms.ts'
import { type Fault, faultOf, type Tools } from './render.ts'
import { beKiosk, giveKey, speak, takeKey, visitorOf } from './visitor.ts'

/** A code costs an SMS: one client asks for so many, which is enough for a counter. */
const codes = { config: { rateLimit: { max: 20, timeWindow: 10 * 60_000 } } }
/** And tries so many. */
const guesses = { config: { rateLimit: { max: 40, timeWindow: 10 * 60_000 } } }

const formOf = (request: FastifyRequest): Form => (request.body ?? {}) as Form

/** What everybody can see, signing up, and coming in with a code. */
export function comingIn(app: FastifyInstance, tools: Tools): void {
  const { door, render } = tools
  app.get('/', (request, reply) =>
    render(request, reply, {
      template: 'start',
      title: 'own.start.title',
      data: { hasEnded: field(request.query as Form, 'gedaan') === 'klaar' },
    }),
  )
  privacy(app, tools)
  app.get('/meedoen', (request, reply) => signUpForm(tools, request, reply, {}))
  app.post('/meedoen', codes, async (request, reply) => {
    const values = formOf(request)
    try {
      const form = signUpIn(values)
      await door.ask({ ask: 'sign-up', form })
      return codeForm(tools, request, reply, { number: form.number, isNew: true })
    } catch (error) {
      return signUpForm(tools, request, reply, values, faultOf(request, error, addressIds))
    }
  })
  app.post('/adres', async (request, reply) => {
    const data = { values: formOf(request), places: await placesOf(tools, formOf(request)) }
    return render(request, reply, {
      template: 'suffixes',
      title: 'own.address.title',
      data,
      isFragment: true,
    })
  })
  app.post('/code', codes, async (request, reply) => {
    const values = formOf(request)
    try {
      const number = numberIn(values)
      await door.ask({ ask: 'code', number })
      return codeForm(tools, request, reply, { number, isNew: false })
    } catch (error) {
      return logInForm(tools, request, reply, values, faultOf(request, error, addressIds))
    }
  })
  app.post('/code/invoer', guesses, (request, reply) => enter(tools, request, reply))
  app.post('/code/wie', (request, reply) => {
    giveKey(request, reply, field(formOf(request), 'key'))
    return reply.redirect('/gegevens', 303)
  })
  ending(app, tools)
}

/** What becomes of their data: in short, and the whole statement. */
function privacy(app: FastifyInstance, { render }: Tools): void {
  app.get('/privacy', (request, reply) =>
    render(request, reply, {
      template: 'privacy',
      title: 'own.privacy.title',
      data: { hours: terms.goodbye.keptMs / 3_600_000 },
    }),
  )
  app.get('/privacy/verklaring', (request, reply) =>
    render(request, reply, { template: 'statement', title: 'privacy.title' }),
  )
}

/** The ways out, and what only the browser remembers. */
function ending(app: FastifyInstance, { door }: Tools): void {
  const end = async (request: FastifyRequest, reply: FastifyReply) => {
    const { key } = visitorOf(request)
    takeKey(request, reply)
    // The browser forgets it all the same, and the key ends by itself.
    if (key !== undefined) await door.ask({ ask: 'end', key }).catch(unlessAway)
    return reply.redirect('/?gedaan=klaar', 303)
  }
  app.get('/klaar', end)
  app.post('/klaar', end)
  app.get('/kiosk', (request, reply) => {
    beKiosk(request, reply)
    return reply.redirect('/', 303)
  })
  app.post('/taal', (request, reply) => {
    speak(request, reply, field(formOf(request), 'language') === 'en' ? 'en' : 'nl')
    const back = field(formOf(request), 'back')
    return reply.redirect(/^\/[a-z]*$/.test(back) ? back : '/', 303)
  })
}

const unlessAway = (error: unknown): void => {
  if (!(error instanceof AwayError)) throw error
}

async function enter(tools: Tools, request: FastifyRequest, reply: FastifyReply) {
  const values = formOf(request)
  const number = field(values, 'number')
  const isNew = field(values, 'new') === 'yes'
  try {
    const entered = await tools.door.ask({ ask: 'enter', number, code: codeIn(values) })
    return cameIn(tools, request, reply, { entered, signedUp: isNew })
  } catch (error) {
    const fault = faultOf(request, error, addressIds)
    return codeForm(tools, request, reply, { number, isNew, fault, code: field(values, 'code') })
  }
}

function cameIn(
  { render }: Tools,
  request: FastifyRequest,
  reply: FastifyReply,
  { entered, signedUp }: { readonly entered: Entered; readonly signedUp: boolean },
) {
  const [only, ...others] = entered.people
  if (others.length > 0) {
    const data = { people: entered.people }
    return render(request, reply, { template: 'who', title: 'own.who.title', data })
  }
  if (only) giveKey(request, reply, only.key)
  if (!signedUp) return reply.redirect('/gegevens', 303)
  return reply.redirect(`/gegevens?gedaan=${entered.isNew ? 'welkom' : 'al'}`, 303)
}

/** The addresses that a form can mean; none while it is not filled in. */
export async function placesOf({ door }: Tools, values: Form) {
  try {
    const { postcode, houseNumber } = addressIn(values)
    return await door.ask({ ask: 'addresses', postcode, houseNumber })
  } catch (error) {
    if (error instanceof AwayError) throw error
    return []
  }
}

async function signUpForm(
  tools: Tools,
  request: FastifyRequest,
  reply: FastifyReply,
  values: Form,
  problem?: Fault,
) {
  const places = await placesOf(tools, values)
  return tools.render(request, reply, {
    template: 'sign-up',
    title: 'own.join.title',
    status: problem ? 422 : 200,
    data: { values, places, problem },
  })
}

/** Where somebody gives the number of their phone. */
export const logInForm = (
  { render }: Tools,
  request: FastifyRequest,
  reply: FastifyReply,
  values: Form = {},
  problem?: Pick<Fault, 'message' | 'at'>,
) =>
  render(request, reply, {
    template: 'log-in',
    title: 'own.in.title',
    status: problem ? 422 : 200,
    data: { values, problem },
  })

interface CodeForm {
  readonly number: string
  readonly isNew: boolean
  /** As it was typed, where it was refused. */
  readonly code?: string
  readonly fault?: Fault
}

const codeForm = (
  { render }: Tools,
  request: FastifyRequest,
  reply: FastifyReply,
  { fault, ...data }: CodeForm,
) =>
  render(request, reply, {
    template: 'code',
    title: 'own.code.title',
    status: fault ? 422 : 200,
    data: { ...data, problem: fault },
  })
