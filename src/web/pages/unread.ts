import { waitingOf } from '../../domain/duty/due-alarm.ts'
import { type AlarmTopic, alarmOf, screenTopics } from '../../domain/duty/duty.ts'
import type { Fact } from '../../domain/facts.ts'
import type { WebPorts } from '../ports.ts'

/** What waits for somebody to look, with what the duty phones were told of it. */
export const unreadRows = ({ store: { state }, now }: WebPorts, action: string) => {
  const found = state.actions.byId.get(action)
  if (!found) return []
  const waiting = waitingOf(state, found, now()).filter(({ topic }) => topic !== 'override')
  return waiting.map(({ topic, count, since }) => {
    const alarm = alarmOf(state.duty, action, topic)
    const isTold = alarm !== undefined && alarm.at >= since
    return {
      ...{ topic, count, since },
      told: isTold ? { at: alarm.at, times: alarm.times } : undefined,
      hasPhones: state.duty.phones.size > 0,
    }
  })
}

/** Somebody at the screen has seen them: unread replies are read, and the duty phones are silent. */
export function seenFacts(
  { store: { state }, now }: WebPorts,
  action: string,
  asked: string,
): readonly Fact[] {
  const topic = screenTopics.find((one) => one === asked)
  if (topic === undefined) return []
  const alarm = alarmOf(state.duty, action, topic)
  const isOpen = alarm !== undefined && alarm.seenAt === undefined
  const seen: Fact = { type: 'duty.seen', action, topic, at: now(), via: 'screen' }
  return [...openedBy(state, action, topic), ...(isOpen ? [seen] : [])]
}

const openedBy = (
  { replies, tips, incoming }: WebPorts['store']['state'],
  action: string,
  topic: AlarmTopic,
): readonly Fact[] =>
  topic === 'replies'
    ? (replies.get(action) ?? [])
        .filter(({ text }) => incoming.has(text) && !tips.opened.has(text))
        .map(({ text }): Fact => ({ type: 'text.opened', id: text }))
    : []
