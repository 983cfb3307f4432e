import type { confirmNl } from './confirm-nl.ts'

export const confirmEn: Readonly<Record<keyof typeof confirmNl, string>> = {
  'confirm.waits':
    'Not confirmed yet. We will call this number as soon as a modem has time, not in the quiet hours.',
  'confirm.again': 'Not confirmed yet. Times called: {tries}. We will call again after {day}.',
  'confirm.over': 'Not confirmed. Times called: {tries}. Ask this person yourself.',
  'confirm.refused':
    'Not confirmed: whoever answered does not want calls on this number. Ask this person yourself, or remove the number.',
  'confirm.title': 'Landlines that are not confirmed',
  'confirm.do':
    'We called these numbers and nobody pressed 1. Ask these people whether the number is right. Change the number or remove it if it is not.',
  'confirm.count': 'People with a landline that was not confirmed after calling: {count}.',
  'confirm.show': 'See who they are',
  'record.notice.call': 'A call to ask whether the number is right',
}
