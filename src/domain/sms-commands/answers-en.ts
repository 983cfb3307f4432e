import type { Addressed, Answers } from './answers.ts'
import type { Incomplete } from './command.ts'
import { addressInWords, example, houseInWords, type Place } from './fitting.ts'

const months =
  'January February March April May June July August September October November December'.split(' ')

/** `2027-01-03` as `3 January 2027`. */
function date(day: string): string {
  const [year, month, of] = day.split('-').map(Number)
  return `${of} ${months[(month ?? 1) - 1]} ${year}`
}

const words: Readonly<Record<Addressed, string>> = {
  'sign-up': 'ON',
  address: 'ADDRESS',
  work: 'WORK',
}
const typed = (of: Addressed, place: Place): string => `${words[of]} ${addressInWords(place)}`

const confirm = (code: string): string => `Is that right? Reply YES ${code}.`
const unasked = { may: 'Did you not ask this? Then do nothing.' }
const goodbye = 'To stop, text STOP.'
const period = (from: string | undefined, until: string): string =>
  from === undefined
    ? `up to and including ${date(until)}`
    : `from ${date(from)} up to and including ${date(until)}`

/** In plain English, the same as the Dutch. */
export const english: Answers = {
  'ask-sign-up': ({ place, code }, pen) => [
    `you want to join at ${pen.place(place)}.`,
    `Is that right and are you 16 or older? Reply YES ${code}.`,
    unasked,
  ],
  'ask-home': ({ place, code }, pen) => [
    `your address will be ${pen.place(place)}.`,
    confirm(code),
    unasked,
  ],
  'ask-work': ({ place, code }, pen) => [
    `your work address will be ${pen.place(place)}.`,
    confirm(code),
    unasked,
  ],
  'ask-work-end': ({ code }) => ['you want us to erase your work address.', confirm(code), unasked],
  'ask-pause': ({ from, until, code }) => [
    `you want no messages ${period(from, until)}.`,
    confirm(code),
    unasked,
  ],
  'ask-pause-end': ({ code }) => ['you want messages again.', confirm(code), unasked],
  'ask-night': ({ isOn, code }) => [
    isOn ? 'you want messages at night as well.' : 'at night you only want messages about danger.',
    confirm(code),
    unasked,
  ],
  'ask-language': ({ code }) => ['you want our messages in English.', confirm(code), unasked],
  'ask-phone': ({ code }) => [
    'this number was entered with us.',
    `Is it yours and do you want to join? Reply YES ${code}.`,
    unasked,
  ],
  'page-code': ({ code }) => [`your code is ${code}.`, 'Do not give it to anyone.', unasked],

  welcome: ({ place, numbers }, pen) => [
    `welcome! You take part at ${pen.place(place)}.`,
    pen.some(numbers).length === 0
      ? 'Save this number.'
      : `Save these numbers: ${pen.some(numbers).join(', ')}.`,
    goodbye,
    { may: 'For help, text HELP.' },
  ],
  numbers: ({ numbers }, pen) => [`save these numbers as well: ${pen.some(numbers).join(', ')}.`],
  'phone-confirmed': () => ['thank you. You get our messages on this number.', goodbye],
  'member-already': () => [
    'you take part already.',
    `Other address? Text ${typed('address', example)}.`,
    goodbye,
  ],
  'home-set': ({ place }, pen) => [`your address is ${pen.place(place)}.`, { may: goodbye }],
  'work-set': ({ place }, pen) => [
    `your work address is ${pen.place(place)}.`,
    'To remove it, text WORK OFF.',
  ],
  'work-ended': () => ['your work address is erased.'],
  'pause-set': ({ from, until }) => [
    `you get no messages ${period(from, until)}.`,
    'To end this, text PAUSE OFF.',
  ],
  'pause-ended': () => ['your pause is over. You get messages again.'],
  'night-set': ({ isOn }) =>
    isOn
      ? ['you get messages at night as well.', 'Rather not? Text NIGHT OFF.']
      : ['at night you only get messages about danger.', 'Always? Text NIGHT ON.'],
  'language-set': () => ['you get our messages in English.'],
  stopped: ({ code, hours }) => [
    'you have left and get no more messages.',
    { may: `We erase your data after ${hours} hours.` },
    `A mistake? Text BACK ${code} within ${hours} hours.`,
  ],
  returned: () => ['welcome back. You take part again.', goodbye],
  status: ({ home, work, isNight, pausedUntil }, pen) => [
    home ? `you take part at ${pen.place(home)}.` : 'you take part. We have no address of yours.',
    ...(work ? [{ may: `Work: ${pen.place(work)}.` }] : []),
    ...(pausedUntil ? [{ may: `Pause up to and including ${date(pausedUntil)}.` }] : []),
    { may: `At night: ${isNight ? 'all messages' : 'danger only'}.` },
    { may: 'To know more, ask the municipality.' },
  ],
  'address-check': ({ place }, pen) => [
    `do you still live at ${pen.place(place)}? Then do nothing.`,
    `Moved? Text ${typed('address', example)}.`,
    { may: goodbye },
  ],

  'not-read': ({ number }) => [
    'the police do not read this number.',
    ...(number === '112' ? [] : [`Seen something? Call ${number}.`]),
    'Emergency? Call 112.',
    { may: 'You need not reply.' },
  ],
  help: () => [
    'text ON 1234AB 15 (join), STOP, PAUSE 14 (days), NIGHT ON,',
    'ADDRESS 1234AB 15,',
    { may: 'WORK 1234AB 15, DUTCH,' },
    'or STATUS.',
  ],
  'not-understood': () => [
    'we have your message, but do not see what you want to arrange.',
    'Emergency? Call 112. For help, text HELP.',
    { may: goodbye },
    { may: 'Questions? Call the municipality.' },
  ],
  'not-member': () => [
    'this number does not take part and gets no messages.',
    `To join, text ${typed('sign-up', example)}.`,
  ],
  incomplete: ({ of }) => [unfinished[of]],
  'address-unknown': ({ place, of }) => [
    `we do not know ${addressInWords(place)}.`,
    `Please text it again like this: ${typed(of, example)}.`,
    { may: 'Or call the municipality.' },
  ],
  suffixes: ({ place, of, suffixes }, pen) => {
    const houses = suffixes.map((suffix) => houseInWords(place.houseNumber, suffix))
    const shown = pen.some(houses)
    const list = `${shown.join(', ')}${shown.length < houses.length ? '...' : '.'}`
    return [
      `which address is yours? ${list}`,
      `Text it like this: ${typed(of, { ...place, suffix: suffixes.find(Boolean) ?? 'A' })}.`,
    ]
  },
  'wrong-code': () => ['this code is not right. Look in our last message and try again.'],
  'expired-code': () => ['this code is no longer valid. Please send your request again.'],
}

const unfinished: Readonly<Record<Incomplete, string>> = {
  'sign-up': `to join, text your postcode and number like this: ${typed('sign-up', example)}.`,
  address: `other address? Text it like this: ${typed('address', example)}.`,
  work: `work address? Text it like this: ${typed('work', example)}, or text WORK OFF.`,
  confirm: 'your answer has no code yet. Text YES and the code in our message.',
  undo: 'your answer has no code yet. Text BACK and the code in our message.',
  pause: 'how long? Text PAUSE 14 (days) or PAUSE UNTIL 3 JAN. At most one year.',
  night: 'messages at night? Text NIGHT ON or NIGHT OFF.',
}
