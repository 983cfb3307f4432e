import type { gateNl } from './gate-nl.ts'

/** Between a text that is ready and people who get it: what is ticked, and who else looks. */
export const gateEn: Readonly<Record<keyof typeof gateNl, string>> = {
  'criteria.title': 'Tick what is true',
  'criteria.hint':
    'Is something not true? Then do not send. Your name and the time are kept with it.',
  'criteria.go': 'Read everything? Go to the ticks',
  'criteria.keys': 'By keyboard: press the digit of the line.',
  'criteria.list': 'The list of numbers: {numbers}.',
  'criteria.list.none': 'There is no number on the list yet.',
  'criteria.nl-alert': 'Was an NL-Alert sent?',
  'criteria.nl-alert.sent': 'Yes, an NL-Alert was sent',
  'criteria.nl-alert.not-sent': 'No, no NL-Alert was sent',
  'criteria.asked-by': 'Who in the control room asked for it?',
  'criteria.asked-by.hint':
    'Name or service number. This is kept encrypted and erased after 14 days.',
  'criteria-open': 'Tick what is true. If this is not true, do not send.',
  'asked-by-missing':
    'Fill in who in the control room asked for it. For example: J. de Wit, control room.',
  'nl-alert-open': 'Choose whether an NL-Alert was sent.',
  'check-not-shown':
    'This page is too old or the appliance was restarted. Look at everything once more and press again.',
  'check-text-changed': 'The message is not what you saw. Read it again before you send it.',
  'check-policy-changed':
    'The coordinator has just changed the policy. Look again before you send.',
  'check-people-changed':
    'The recipients have changed since you looked: {added} more, {removed} fewer. Look again before you send.',
  'sending.title': 'About to be sent',
  'sending.left.one': '1 second left',
  'sending.left.many': '{seconds} seconds left',
  'sending.nothing-yet':
    'Nothing has been sent yet. If the appliance goes off now, nothing will go out.',
  'sending.take-back': 'Take it back',
  'sending.taken-back': 'Taken back. Nothing was sent.',
  'sending.not': 'Nothing was sent',
  'sending.not.why': 'Nobody got this message.',
  'sending.not.unknown':
    'This action did not start. The appliance went off before the 5 seconds were over, or it was more than an hour ago.',
}
