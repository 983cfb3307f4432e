import type { Action } from '../domain/action.ts'
import { alarmText } from '../domain/duty/alarm-text.ts'
import { timesDue, type Waiting, waitingOf } from '../domain/duty/due-alarm.ts'
import { alarmOf } from '../domain/duty/duty.ts'
import { dutyNotice } from '../domain/duty/duty-notice.ts'
import { freshCode } from '../domain/duty/fresh-code.ts'
import type { Fact } from '../domain/facts.ts'
import { writtenTime } from '../domain/local-clock.ts'
import { rulesOf } from '../domain/policy/policy.ts'
import { takesReplies } from '../domain/replies/reply.ts'
import type { DutyPorts } from './ports.ts'

/**
 * What the duty phones are to be told at this moment, to be written and sent. That they were told
 * is in the same record as the messages, so after a power cut nobody hears it twice at once.
 */
export function dutyAlarms(ports: DutyPorts): readonly Fact[] {
  const { state, now } = ports
  if (state.duty.phones.size === 0) return []
  const given = new Set<string>()
  const newCode = (): string => {
    const code = freshCode(state.duty, ports.newCode, given)
    given.add(code)
    return code
  }
  return [...state.actions.byId.values()]
    .filter((action) => takesReplies(action, now()))
    .flatMap((action) =>
      waitingOf(state, action, now()).flatMap((waiting) =>
        alarm({ ...ports, newCode }, action, waiting),
      ),
    )
}

function alarm(ports: DutyPorts, action: Action, waiting: Waiting): readonly Fact[] {
  const { duty } = ports.state
  const { topic } = waiting
  const known = alarmOf(duty, action.id, topic)
  const times = timesDue(known, waiting, ports.now())
  if (times === undefined) return []
  const code = times > 1 && known ? known.code : ports.newCode()
  const text = textOf(ports, action, waiting, code)
  const at = ports.now()
  const notices = [...duty.phones.values()].map((phone): Fact => {
    const notice = dutyNotice(phone, text, { id: ports.newId(), at })
    return { type: 'notice.queued', notice }
  })
  return [
    { type: 'duty.alarmed', action: action.id, alarm: { topic, code, times, at } },
    ...notices,
  ]
}

function textOf(
  { state, municipality, wordsOf }: DutyPorts,
  { number, status }: Action,
  { topic, count, since, text }: Waiting,
  code: string,
): string {
  const { messagePrefix, timeZone, locale } = municipality
  const isTold = rulesOf(state).dutyWords === true && text !== undefined
  const words = isTold ? wordsOf(text) : undefined
  const exercise = status === 'exercise' ? 'OEFENING ' : ''
  return alarmText(
    {
      ...{ topic, number, count, code },
      since: writtenTime(since, timeZone),
      ...(words === undefined ? {} : { words }),
    },
    { prefix: `${exercise}${messagePrefix}`, language: locale },
  )
}
