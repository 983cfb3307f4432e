import { refuseBlocked } from '../../dispatch/compose.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { PlannedTest } from '../../domain/public-test/public-test.ts'
import { isQuiet } from '../../domain/quiet-hours.ts'
import { isDay, localDay, localMoment } from '../../domain/schedule.ts'
import type { WebPorts } from '../ports.ts'
import type { Visit } from '../session.ts'
import { type Form, field } from './guard.ts'

/** A test as it is filled in. */
export interface TestForm {
  /** `2026-12-08`. */
  readonly day: string
  /** `11:00`. */
  readonly time: string
  readonly announced: string
  readonly goesTo: string
  readonly text: string
}

/** What is planned, as a form shows it. */
export const formOf = ({ at, isAnnounced, goesTo, text }: PlannedTest, timeZone: string) => ({
  day: localDay(Date.parse(at), timeZone),
  time: new Intl.DateTimeFormat('nl-NL', { timeZone, timeStyle: 'short' }).format(Date.parse(at)),
  announced: isAnnounced ? 'yes' : 'no',
  goesTo,
  text,
})

export const readForm = (form: Form): TestForm => ({
  day: field(form, 'day'),
  time: field(form, 'time'),
  announced: field(form, 'announced'),
  goesTo: field(form, 'goesTo'),
  text: field(form, 'text'),
})

/** The test as it is planned; refuses a time at which it cannot go, and a text that may not. */
export function readTest(ports: WebPorts, { account }: Visit, form: TestForm): PlannedTest {
  const { policy, desk } = ports
  if (!isDay(form.day)) throw new RefusedError('day-unknown', { field: 'day' })
  if (!/^\d{2}:\d{2}$/.test(form.time)) throw new RefusedError('time-unknown', { field: 'time' })
  const at = localMoment(`${form.day}T${form.time}`, policy.timeZone, 'time')
  if (Date.parse(at) < ports.now()) throw new RefusedError('public-test-past', { field: 'day' })
  if (isQuiet(Date.parse(at), policy.quietHours, policy.timeZone)) {
    throw new RefusedError('public-test-quiet', { field: 'day' })
  }
  if (form.text === '') throw new RefusedError('text-empty', { field: 'text' })
  const frame = { kind: 'other', status: 'exercise', phase: 'alert' } as const
  refuseBlocked(desk.compose(frame, { sms: form.text }).remarks)
  return {
    id: ports.newId(),
    at,
    isAnnounced: form.announced === 'yes',
    goesTo: form.goesTo === 'group' ? 'group' : 'everybody',
    text: form.text,
    by: account.id,
  }
}
