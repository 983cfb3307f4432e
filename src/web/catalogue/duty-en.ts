import type { dutyNl } from './duty-nl.ts'

/** The phones of those on duty, and what waits for somebody to look. */
export const dutyEn: Readonly<Record<keyof typeof dutyNl, string>> = {
  'duty.title': 'Duty phones',
  'duty.hint':
    "Does nobody read a reply within a minute? Then these phones get an SMS until somebody has seen it. The same when nobody answers whether an action is still current, and at once when an alert goes out in an emergency without anybody else's consent. They also hear that the power fails, where there is a UPS. Test each phone every half year.",
  'duty.none': 'There are no duty phones. Add one: otherwise only the screen shows it.',
  'duty.name': 'Name or function',
  'duty.number': 'Mobile number',
  'duty.add': 'Add duty phone',
  'duty.try': 'Send {name} a test',
  'duty.tried': 'test sent, waiting for the reply with the code',
  'duty.drop': 'Take {name} off the list',
  'duty.words': 'Also put what people wrote in the SMS to the duty phones',
  'duty.words.hint': 'Without this it only says how many replies wait, and where they are.',
  'duty-name-missing': 'Enter a name or function of at most 40 characters. For example: on-call.',
  'duty-not-mobile': 'This is not a mobile number. Enter a number that begins with 06.',
  'duty-enough': 'There can be at most {most} duty phones. Take one off the list first.',
  'duty-known': 'This number is on the list already.',
  'unread.one': '1 reply has not been read, from {time}.',
  'unread.many': '{count} replies have not been read, the first from {time}.',
  'unread.told': 'The duty phones were told, {times}×, last at {time}.',
  'unread.told.reminder': 'The duty phones were told of this, {times}×, last at {time}.',
  'unread.soon': 'After a minute the duty phones get an SMS.',
  'unread.no-phones': 'There are no duty phones to tell.',
  'unread.look': 'Read them',
  'unread.read': 'I have read them',
  'unread.seen': 'Seen: stop telling',
}
