import type { Action } from '../domain/action.ts'
import { phasesOf } from '../domain/actions.ts'
import type { AskCounts } from '../domain/answer-chances.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { Channel } from '../domain/participant.ts'
import type { State } from '../domain/state.ts'

/** What came of asking people to come before, over each channel; an exercise teaches as well. */
export function answersSeen(
  { actions }: State,
  except: Action,
): Readonly<Record<Channel, AskCounts>> {
  const counts = { sms: { ...none }, voice: { ...none } }
  for (const action of actions.byId.values()) {
    if (!action.responders || action.id === except.id) continue
    for (const delivery of phasesOf(actions, action.id)[0]?.deliveries ?? [])
      count(counts, delivery)
  }
  return counts
}

const none = { asked: 0, answered: 0, accepted: 0 }

function count(counts: Record<Channel, typeof none>, { attempts, answered }: Delivery): void {
  const channels = new Set(attempts.map(({ channel }) => channel))
  for (const channel of channels) counts[channel].asked += 1
  const last = attempts.at(-1)
  if (!answered || !last) return
  counts[last.channel].answered += 1
  if (answered.answer === 'coming') counts[last.channel].accepted += 1
}
