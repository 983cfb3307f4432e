/** Somebody's own phone, and the alert on it before anybody else has it. */
export const ownPhoneEn = {
  'own-phone.title': 'My phone',
  'own-phone.why':
    'On this phone you can read an alert yourself before it goes out. Only you see that there is a number, and never the whole number.',
  'own-phone.give': 'Give your mobile number',
  'own-phone.other': 'Another number',
  'own-phone.send-code': 'Send a code to this number',
  'own-phone.sms':
    '{prefix}: your code is {code}. Type it on the screen. Did you not ask for it? Then there is nothing to do.',
  'own-phone.code.title': 'A code was sent to {number}',
  'own-phone.code': 'The code of 4 digits',
  'own-phone.confirm': 'This is my phone',
  'own-phone.code.missing': 'Fill in the four figures that are in the SMS.',
  'own-phone.wrong': 'The code is wrong. Nothing was kept. Send a new code.',
  'own-phone.number': 'Your number',
  'own-phone.confirmed': 'The code was right: tests go here.',
  'own-phone.drop': 'Take my number away',
  'own-phone-missing': 'First give your own number, and type the code that you get.',
  'own-phone-often':
    'You had {most} messages on your own phone in 10 minutes. Wait a little, or send without a test.',
  'own-phone.try.title': 'On your own phone first?',
  'own-phone.try.why':
    'You get exactly this SMS, with TEST before it. Nobody else gets anything and no action begins. An alert that is running goes first.',
  'own-phone.try': 'Send the test to {number}',
  'own-phone.try.give': 'Give your number in a new tab',
  'own-phone.try.none': 'Send the test, my number is there',
  'own-phone.asked':
    'The test goes out as soon as a modem is free. Nothing was sent to others yet.',
  'own-phone.end.waiting': 'The test of {at} waits for a free modem.',
  'own-phone.end.accepted':
    'The test of {at} was handed to the network. Does nothing come? Then look at Modems.',
  'own-phone.end.failed': 'The test of {at} failed: the network refused it.',
  'own-phone.end.expired': 'The test of {at} was not sent: no modem was free for 10 minutes.',
  'own-phone.end.in-doubt':
    'It is not certain whether the test of {at} went out: the modem did not answer.',
} as const
