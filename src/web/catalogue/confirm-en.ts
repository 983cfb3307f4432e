import type { confirmNl } from './confirm-nl.ts'

export const confirmEn: Readonly<Record<keyof typeof confirmNl, string>> = {
  'confirm.waits':
    'Not confirmed yet. We will call this number as soon as a modem has time, between 9:00 and 20:00.',
  'confirm.again': 'Not confirmed yet. Times called: {tries}. We will call again after {day}.',
  'confirm.over': 'Not confirmed. Times called: {tries}. Ask this person yourself.',
  'confirm.refused':
    'Not confirmed: the person who answered does not want calls on this number. Ask this person yourself, or remove the number.',
  'confirm.bySms': 'Not confirmed yet. Times asked by SMS: {tries}, last on {day}.',
  'confirm.bySms.over': 'Not confirmed. Times asked by SMS: {tries}. Ask this person yourself.',
  'confirm.byCall.over': 'Not confirmed, not by a call either. Ask this person yourself.',
  'confirm.declined':
    'Not confirmed: from this number came the answer no. Ask this person yourself, or remove the number.',
  'confirm.title': 'Phones that are not confirmed',
  'confirm.do':
    'We asked these phones to confirm, and they did not. Ask these people whether the number is right. Change the number or remove it if it is not.',
  'confirm.count': 'People with a phone that was not confirmed after asking: {count}.',
  'confirm.heading': 'Confirming phones',
  'confirm.unasked': 'To be asked',
  'confirm.asked': 'Asked, no answer so far',
  'confirm.vain': 'Asked often enough, without an answer',
  'confirm.how':
    'This goes by itself, from a day after they were entered. Between 10:00 and 18:00 we ask a few phones at a time: mobiles by SMS, three times in six weeks at most; landlines by a call, between 9:00 and 20:00, on three days at most. Never during an action. Who says no is not asked again.',
  'confirm.paused':
    'Asking stands still, and so do the calls that waited. Only those whom you have asked yourself get an SMS.',
  'confirm.pause': 'Pause asking',
  'confirm.resume': 'Ask by itself again',
  'confirm.show': 'See who they are',
  'record.asked': 'Questions whether a phone is this person’s',
  'record.asked.times': 'times asked: {times}, last on {when}.',
  'record.asked.declined': 'The answer was no: we do not ask again.',
  'record.notice.call': 'A call to ask whether the number is right',
}
