import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import { mayHaveArrived } from '../domain/attempts.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { Fact } from '../domain/facts.ts'
import { nothingScript } from '../domain/speech/call-script.ts'
import type { Dispatch } from './dispatch.ts'
import type { Sound } from './modems.ts'

/** Somebody calls a modem; `from` is E.164, undefined for a hidden number. */
export interface CallIn {
  readonly modem: string
  readonly iccid: string
  readonly from: string | undefined
}

/** A message that was sent to a number, and the action it belongs to. */
interface Sent {
  readonly action: string
  readonly phone: string
  readonly record: PhaseRecord
  readonly delivery: Delivery
}

/**
 * What a caller hears: the newest message of the newest action that was sent to them, so that they
 * can check that it was real; or that there is none. Undefined leaves the call without an answer.
 */
export const answerCall =
  (dispatch: Dispatch) =>
  async (call: CallIn): Promise<Sound | undefined> => {
    const { log, policy, speech } = dispatch.ports
    const phones = call.from === undefined ? [] : phonesOf(dispatch, call.from)
    const sent = newestSent(dispatch, new Set(phones))
    const [phone] = sent ? [sent.phone] : phones
    await dispatch.record([received(call, phone, sent)], { kind: 'modem', id: call.modem })
    log('info', 'call-received', { modem: call.modem, action: sent?.action ?? 'none' })
    if (!speech.canSpeak()) return undefined
    if (sent) return dispatch.sounds.of(sent.record, { ...sent.delivery, recipient: [sent.phone] })
    const { messagePrefix, name: municipality } = policy
    return speech.sound({ script: nothingScript({ language: 'nl', municipality, messagePrefix }) })
  }

const received = ({ modem }: CallIn, phone: string | undefined, sent: Sent | undefined): Fact => ({
  type: 'call.received',
  modem,
  ...(phone === undefined ? {} : { phone }),
  ...(sent ? { action: sent.action } : {}),
})

/** The phone ids with this number. */
function phonesOf({ ports }: Dispatch, number: string): readonly string[] {
  return [...ports.ledger.state.participants.values()].flatMap(({ phones }) =>
    phones.filter((phone) => phone.number === number).map(({ id }) => id),
  )
}

function newestSent({ ports }: Dispatch, phones: ReadonlySet<string>): Sent | undefined {
  const { actions } = ports.ledger.state
  for (const action of [...actions.byId.values()].reverse()) {
    for (const record of [...phasesOf(actions, action.id)].reverse()) {
      const delivery = record.deliveries.find(
        (each) => each.recipient.some((id) => phones.has(id)) && mayHaveArrived(each),
      )
      const phone = delivery?.recipient.find((id) => phones.has(id))
      if (delivery && phone !== undefined) return { action: action.id, phone, record, delivery }
    }
  }
  return undefined
}
