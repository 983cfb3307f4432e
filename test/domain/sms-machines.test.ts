import fc from 'fast-check'
import t from 'tap'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { isFromMachine } from '../../src/domain/sms-commands/machine.ts'
import { codes, goodbyes, others, pauses, signUps, tips } from './sms-rows.ts'

const someone = madeUpMobile(7)

const machineTexts: readonly string[] = [
  'U heeft 1 nieuw voicemailbericht. Bel 1233 om het te beluisteren.',
  'U heeft 2 nieuwe berichten. Bel 1233.',
  'You have 1 new message. Call 1233 to listen.',
  'Je hebt een gemiste oproep van dit nummer om 14.02 uur.',
  'Missed call from this number at 14:02',
  'De eigenaar van dit nummer is weer bereikbaar.',
  'This subscriber is now available to take calls.',
  'Welkom in Duitsland. Bellen, sms en internet kosten hetzelfde als thuis.',
  'Welcome to Germany! Calls, texts and data are as at home.',
  'Welkom bij uw nieuwe provider.',
  'Uw beltegoed is bijna op. Opwaarderen? Bel 1244.',
  'Je bundel is voor 80% verbruikt.',
  'Your balance is EUR 2.10',
  'Roaming staat aan.',
  'Automatisch antwoord: ik ben er niet.',
  'Dit is een automatisch bericht. U kunt hier niet op dit bericht reageren.',
  'Auto-reply: I will get back to you.',
  'Automatic reply: out of office until Monday',
  'Out of office',
  'Ik ben tot 3 januari niet op kantoor.',
  'Ik ben op vakantie en vanaf 3 januari weer bereikbaar.',
  "I'm driving right now. I'll call you later.",
  'I’m driving with Do Not Disturb While Driving turned on.',
  'Ik zit in een vergadering.',
  'Ik kan nu niet praten. Ik bel je later terug.',
  "Can't talk right now. Call me later?",
  'Ik zit achter het stuur',
  'Uw bericht kon niet worden bezorgd.',
  'Uw sms is niet afgeleverd.',
  'Message could not be delivered to +31...',
  'Your message was not sent: number unknown.',
  'Message failed',
  'Delivery report: delivered',
  'MAILER-DAEMON: returned mail',
  'Dit nummer is niet in gebruik.',
  'This number does not accept text messages.',
  'Antwoord niet op dit bericht.',
  'Please do not reply to this message.',
  'Your WhatsApp code: 123-456',
  'Uw verificatiecode is 123456',
  'Liked “Buurtoproep: vermist, jongen van 7”',
  'Loved "Bewaar dit nummer"',
  'Reageerde met 👍 op “Buurtoproep: vermist”',
  'Vond “de jongen is gevonden” leuk',
]

t.test('what operators, phones and gateways send of themselves is never answered', async (t) => {
  for (const text of machineTexts) {
    t.ok(isFromMachine(someone, text), text)
    t.ok(isFromMachine(someone, text.toUpperCase()), 'in capitals')
    t.ok(isFromMachine(someone, text.replaceAll(' ', '\n')), 'over lines')
  }
})

const senders: readonly (readonly [from: string, isMachine: boolean])[] = [
  [madeUpMobile(1), false],
  [madeUpMobile(1).replace('+31', '0'), false],
  [madeUpMobile(1).replace('+', '00'), false],
  [madeUpMobile(1).replace('+', ''), false],
  [madeUpLandline(1), false],
  ['', true],
  [' ', true],
  ['KPN', true],
  ['Vodafone', true],
  ['Gemeente', true],
  ['INFO1234567', true],
  ['1233', true],
  ['3010', true],
  ['+311233', true],
  ['*#21#', true],
  ['112', true],
  // 0800, 0900 and 097 by their first digits; the rest is made up.
  [`0800${'0'.repeat(6)}`, true],
  [`+31900${'0'.repeat(6)}`, true],
  [`+3197${'0'.repeat(9)}`, true],
]

t.test('no name and no short or service number is answered', async (t) => {
  for (const [from, isMachine] of senders) t.equal(isFromMachine(from, 'STOP'), isMachine, from)
})

t.test('no command and no tip of somebody is taken for a machine', async (t) => {
  const rows = [signUps, codes, goodbyes, pauses, others, tips].flat()
  for (const [words] of rows) t.notOk(isFromMachine(someone, words, 'Buurtoproep'), words)
  for (const tip of [
    'Ik zag hem bij de bushalte, kon hem niet goed zien',
    'Hij rijdt in een witte bus, kan het kenteken niet lezen',
    'Zit op het bankje bij de welkomstpoort',
    'Man met telefoon bij de school, nummer 15',
    'Welk nummer moet ik bellen?',
    'Ik kan u niet bellen, mijn tip: hij loopt op de dijk',
  ]) {
    t.notOk(isFromMachine(someone, tip, 'Buurtoproep'), tip)
  }
})

t.test('our own text is ours wherever it stands in what comes back', async (t) => {
  t.ok(isFromMachine(someone, 'Buurtoproep: vermist, jongen van 7', 'Buurtoproep'))
  t.ok(isFromMachine(someone, 'FW: BUURTOPROEP: vermist', 'Buurtoproep'))
  t.notOk(isFromMachine(someone, 'Is dit Buurtoproep?', 'Buurtoproep'))
  t.notOk(isFromMachine(someone, 'om 15:40 gezien', ''), 'no prefix is in no text')
})

t.test('no text and no sender throws, and none takes long', async (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (from, words) => {
      isFromMachine(from, words, words.slice(0, 5))
    }),
  )
  const began = performance.now()
  for (const unit of [
    'bericht ',
    'nummer ',
    'ben op vakantie ',
    'kan niet praten ',
    '  ',
    'a',
    '1',
  ]) {
    isFromMachine(someone, unit.repeat(5000))
    isFromMachine(unit.repeat(5000), '')
  }
  t.ok(performance.now() - began < 1000, `${Math.round(performance.now() - began)} ms`)
})
