import type { Test } from 'tap'
import { type FieldIn, type FormIn, formsIn } from './forms-in.ts'
import type { Answer } from './office-web.ts'

const nonsense = 'zomaar'

type Send = (form: FormIn, body: Body) => Promise<Answer>
type Body = Readonly<Record<string, readonly string[]>>

/** A screen with forms that somebody fills in, made anew whenever it is opened. */
export interface Place {
  readonly name: string
  readonly open: () => Promise<Answer>
  readonly send: Send
  /** Fields that are not on the screen of this kind of action. */
  readonly unseen?: RegExp | undefined
}

const isTick = ({ type }: FieldIn) => type === 'checkbox' || type === 'radio'
const isTyped = ({ type }: FieldIn) => type !== 'hidden' && type !== 'select'
/** What a browser gives back; no page gives back a password or a file. */
const isKept = (one: FieldIn) =>
  isTyped(one) && !isTick(one) && !['password', 'file', 'submit', 'range'].includes(one.type)

/** What is sent with nothing ticked and, in every field that is typed, what `words` says. */
function bodyOf({ fields }: FormIn, words: (field: FieldIn) => string = () => ''): Body {
  const body: Record<string, string[]> = {}
  for (const one of fields) {
    if (isTick(one)) continue
    const typed = one.type === 'file' ? '' : words(one)
    body[one.name] = [...(body[one.name] ?? []), isTyped(one) ? typed : one.value]
  }
  return body
}

const isFault = (html: string) => html.includes('<h1>Dat ging niet</h1>')

/** The form is there again, and the field that has the focus has a sentence below it. */
function tellsAtField(t: Test, about: string, { html, status }: Answer): void {
  t.ok(status === 401 || status === 422, `${about} is refused: ${status}`)
  const focused = [...html.matchAll(/<[a-z]+\s[^>]*\sautofocus[^>]*>/g)].map(([tag]) => tag)
  t.equal(focused.length, 1, `${about}: one thing has the focus: ${focused.join(' ')}`)
  const [tag = ''] = focused
  const id = /\sid="([^"]+)"/.exec(tag)?.[1] ?? 'none'
  t.match(tag, 'aria-invalid="true"', about)
  t.match(tag, new RegExp(`aria-describedby="([^"]* )?${id}-wrong"`), about)
  t.match(html, new RegExp(`<p class="wrong" id="${id}-wrong">[^<]{8,}`), `${about}: ${id}`)
}

const again = (form: FormIn, html: string): FormIn | undefined =>
  formsIn(html).find(({ action }) => action === form.action)

interface Filled extends Pick<Place, 'unseen'> {
  readonly form: FormIn
  readonly body: Body
}

/** What was typed stands in the form that is shown again. */
function keeps(t: Test, about: string, { form, body, unseen }: Filled, answer: Answer): void {
  const shown = again(form, answer.html)
  t.ok(shown, `${about}: the same form`)
  for (const one of shown?.fields.filter(isKept) ?? []) {
    // What was left empty may be proposed.
    if (unseen?.test(one.name) || !body[one.name]?.some(Boolean)) continue
    t.ok(body[one.name]?.includes(one.value), `${about}: ${one.name} is kept, not ${one.value}`)
  }
}

/** Sends every form of a place empty, with nonsense in it, and without one thing that it needs. */
export async function holdsAll(t: Test, place: Place): Promise<void> {
  const { html } = await place.open()
  const count = formsIn(html).filter(isFilledIn).length
  t.ok(count > 0, `${place.name} has a form`)
  for (let n = 0; n < count; n += 1) await holds(t, place, n)
}

async function holds(t: Test, { name, open, send, unseen }: Place, n: number): Promise<void> {
  const opened = async () => {
    const { html } = await open()
    const form = formsIn(html).filter(isFilledIn)[n]
    if (!form) throw new Error(`${name} has no form ${n}`)
    return form
  }
  const first = await opened()
  const about = `${name} ${first.action}`
  t.ok(first.isQuiet, `${about}: the browser says nothing of its own`)
  const needed = first.fields.filter(({ isRequired }) => isRequired)
  const empty = await send(first, bodyOf(first))
  t.notOk(isFault(empty.html), `${about}, empty`)
  if (needed.length > 0 || empty.status === 422) tellsAtField(t, `${about}, empty`, empty)
  for (const missing of [undefined, ...needed.filter(isKept)]) {
    const form = await opened()
    const body = bodyOf(form, (one) => (one.name === missing?.name ? '' : nonsense))
    const answer = await send(form, body)
    const here = `${about} without ${missing?.name ?? 'sense'}`
    t.notOk(isFault(answer.html), here)
    if (answer.status < 400 && !missing) continue
    tellsAtField(t, here, answer)
    keeps(t, here, { form, body, unseen }, answer)
  }
}

/** Whether somebody fills it in: a form of buttons alone asks nothing. */
export const isFilledIn = ({ isPost, fields }: FormIn) => isPost && fields.some(isTyped)

/** The answer of an app that was asked without a port. */
export const answerOf = ({ statusCode, body, headers, rawPayload }: Injected): Answer => ({
  ...{ status: statusCode, html: body, headers, octets: rawPayload },
})

interface Injected {
  readonly statusCode: number
  readonly body: string
  readonly headers: Answer['headers']
  readonly rawPayload: Buffer
}
