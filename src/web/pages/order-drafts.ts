import type { Order } from '../../dispatch/desk.ts'
import type { DraftText } from '../../dispatch/draft.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { PressedOrder } from '../../domain/presses/press.ts'
import type { WebPorts } from '../ports.ts'
import { closeDraft } from './close-form.ts'
import { type Form, field } from './guard.ts'
import { causeIn, toldAnew, wrongIn } from './order-offers.ts'
import { mustListen } from './order-view.ts'
import { orderTexts } from './order-words.ts'
import { descentReason, descentTold } from './reason-form.ts'
import { required } from './required.ts'

/** What has its form on the page of the action; an extension has a page of its own. */
export type PageOrder = Exclude<PressedOrder['is'], 'extension'>

/** The paths of what is told to a running action: it can be taken back for some seconds. */
export const pathOf: Readonly<Record<PageOrder, string>> = {
  update: 'aanvulling',
  correction: 'correctie',
  result: 'afsluiten',
}

const noText: DraftText = { sms: '' }

/** What each form says is to be told; refuses what is not filled in. */
export const draftsOf: Readonly<
  Record<PageOrder, (ports: WebPorts, id: string, form: Form) => Order>
> = {
  update: (ports, id, form) => {
    requireListened(ports, id, form)
    const [text = noText, alert = noText, fetching] = textsOf(ports, id, 'update', form)
    const combined = { ...alert, ...(fetching?.sms ? { fetching } : {}) }
    const { action } = required(ports, id)
    const description = toldAnew(action, form)
    const news = { text, combined, ...(description ? { description } : {}) }
    const words = descentTold(ports, action, [text, alert])
    return { is: 'update', news, ...descentReason(words, form) }
  },
  correction: (ports, id, form) => {
    requireListened(ports, id, form)
    const [text = noText] = textsOf(ports, id, 'correction', form)
    const cause = causeIn(form)
    if (!cause) throw new RefusedError('cause-missing', { field: 'cause' })
    const words = descentTold(ports, required(ports, id).action, [text])
    const found = { cause, wrongNumbers: wrongIn(form) }
    return { is: 'correction', text, found, ...descentReason(words, form) }
  },
  result: (ports, id, form) => {
    const [text = noText] = textsOf(ports, id, 'result', form)
    const { action } = required(ports, id)
    return { is: 'result', draft: closeDraft(ports, action, form, text) }
  },
}

const textsOf = (ports: WebPorts, id: string, is: PageOrder, form: Form): readonly DraftText[] =>
  orderTexts(ports, required(ports, id).action, pathOf[is], form).map(({ draft }) => draft)

/** Nobody is called with what nobody has heard; where nothing can speak, nobody can have. */
function requireListened(ports: WebPorts, id: string, form: Form): void {
  if (field(form, 'listened') !== '' || field(form, 'text') === '') return
  if (mustListen(ports, required(ports, id))) {
    throw new RefusedError('not-listened', { field: 'listened' })
  }
}
