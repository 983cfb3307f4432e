import type { Dispatch } from './dispatch.ts'
import type { ActionDraft } from './draft.ts'
import { planAction } from './plan-action.ts'

/** After a start there is more to do than this. */
const settledMs = 1_000
const betweenMs = 200
/** What has run twice is made into machine code, patterns too. */
const times = 3

/** With a clock, an age, a house number and a phone number in it, as an alert may have. */
const words = 'let op vrouw, 84 jaar, blauwe jas. Om 21.40 weg bij Dijk 12a. Gezien? Bel 0800-0011.'

/**
 * Works out an alert, a few times in a quiet moment after a start, and throws it away: code that never
 * ran is compiled while it first runs, which would take the first alert, perhaps after months, longer
 * than all the rest of it until its first message. Nothing of it is sent, kept or shown. An action
 * that runs since before the start has no moment to lose, and does the same by itself. A fault in it
 * is said, and ends the rehearsal alone.
 */
export function rehearse(dispatch: Dispatch): void {
  const { after, ledger, log } = dispatch.ports
  const goOn = (left: number): void => {
    const isBusy = [...ledger.state.actions.byId.values()].some(({ state }) => state === 'running')
    const draft = draftAround(dispatch)
    if (left === 0 || isBusy || !draft || !dispatch.isOpen) return
    try {
      planAction(dispatch, draft).preview.text.spoken()
    } catch (error) {
      return log('error', 'rehearsal-failed', { error: String(error) })
    }
    after(betweenMs, () => goOn(left - 1))
  }
  after(settledMs, () => goOn(times))
}

/** For all around the first of those who take part; undefined where nobody does. */
function draftAround({ ports }: Dispatch): ActionDraft | undefined {
  const [first] = ports.ledger.state.participants.values()
  const centre = first?.addresses[0]?.location
  return (
    centre && {
      status: 'actual',
      kind: 'missing-child',
      text: { sms: words },
      area: { centre, radiusMetres: 2_000 },
    }
  )
}
