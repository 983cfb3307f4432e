import type { leaveOutNl } from './leave-out-nl.ts'

export const leaveOutEn: Readonly<Record<keyof typeof leaveOutNl, string>> = {
  'leave-out.title': 'The police name numbers or addresses that must not get this',
  'leave-out.hint':
    'One on each line. For example: 06 12 34 56 78, 1234 AB 15 or Dorpsstraat 12, Waterhoven. Of an address the whole household gets nothing.',
  'leave-out.sealed':
    'They get nothing of this action: no alert, update or result. The number of people does not change by it, so that nobody sees whether they take part. The lines are kept encrypted and deleted after 14 days.',
  'leave-out.named.one': '1 number or address is left out because the police asked for it.',
  'leave-out.named.many':
    '{count} numbers or addresses are left out because the police asked for it.',
  'leave-out.counted':
    'Whether there are participants among them cannot be seen: they count in all numbers.',
  'leave-out-bad': 'Not every line can be read. {lines}',
  'leave-out.bad.neither':
    'Line {line}, “{words}”, is no telephone number or address. Write for example 1234 AB 15.',
  'leave-out.bad.no-dutch-number': 'Line {line}, “{words}”, is no Dutch mobile or landline number.',
  'leave-out.bad.no-such-house':
    'Line {line}, “{words}”: this address is not in the register. Ask the police for postcode and house number.',
  'leave-out.bad.several-towns':
    'Line {line}, “{words}”: there is such a street in several towns. Write the town after it, after a comma.',
  'leave-out.bad.too-many': 'Line {line}, “{words}”: at most {most} lines.',
  'leave-out.bad.more': 'And there are more lines that cannot be read.',
  'report.leftOut': 'Left out because the police asked for it',
  'report.leftOut.named': '{count} named by {who}',
}
