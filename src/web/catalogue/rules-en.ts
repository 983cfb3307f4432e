import type { rulesNl } from './rules-nl.ts'

export const rulesEn: Readonly<Record<keyof typeof rulesNl, string>> = {
  'rules.title': 'Rules for texts',
  'rules.open-page': 'Rules for texts: what stops a message',
  'rules.why':
    'Every message is held against these rules while it is typed. A rule stops the message, warns, or is off.',
  'rules.saved': 'The rules for texts are saved. They count for every message from here on.',
  'rules.save': 'Save the rules for texts',
  'rules.fixed': 'These rules always stop a message',
  'rules.fixed.hint':
    'They protect people. Nobody can switch them off, not the coordinator either.',
  'rules.open': 'These rules you can make heavier or lighter',
  'rules.open.hint': 'Whoever writes a message sees with each rule what could be better.',
  'rules.level.block': 'Stops the message',
  'rules.level.warn': 'Warns',
  'rules.level.off': 'Is off',
  'rules.shipped': 'as shipped',
  'rules.never-off':
    'This rule cannot be switched off: without a number nobody can report anything.',
  'rules.words': 'The {count} words and phrases that it looks for',
  'rule.number-not-verified': 'There is a phone number in it that is not on the list.',
  'rule.number-wrong':
    'There is a number in it that proved to be wrong and has not been tested since.',
  'rule.text-empty': 'The message is empty.',
  'rule.text-to-fill-in': 'Something between brackets still has to be filled in.',
  'rule.text-too-long': 'The message is longer than {most} parts.',
  'rule.text-pursues': 'The message asks people to search, to follow or to stop somebody.',
  'rule.danger-approach': 'There is danger, and the message sends people towards it.',
  'rule.danger-without-distance': 'There is danger, and it does not say “keep your distance”.',
  'rule.publication-describes': 'The summary for publication tells what somebody looks like.',
  'rule.publication-place': 'The summary for publication names a place.',
  'rule.publication-long': 'The summary for publication is too long.',
  'rule.text-many-parts': 'The message is longer than one part.',
  'rule.text-has-link': 'There is a link in the message.',
  'rule.text-without-number': 'There is no number to ring in it.',
  'rule.text-abbreviation': 'There is an abbreviation in it that not everybody knows.',
  'rule.text-accuses': 'The message accuses somebody.',
  'rule.text-origin': 'The message names skin colour or descent.',
  'rule.text-haste': 'The message says “just now” instead of at what time.',
  'rule.text-names': 'The message calls somebody by name.',
  'rule.text-home-address': 'The message has the house number of the person we are looking for.',
  'rule.text-two-numbers': 'There is more than one number to call in it.',
  'rule.origin-few-features':
    'Beside skin or descent there are fewer than {fewest} other things that people know somebody by.',
  'rule.grown-up-child': 'A missing child has an age of 18 or more in the message.',
  'rule.too-few-features':
    'There are fewer than {fewest} things in it that people know somebody or something by.',
  'rule.cap-source': 'It does not say who the message is from.',
  'rule.cap-threat': 'It does not say what is going on.',
  'rule.cap-place': 'It does not say where it is or was.',
  'rule.cap-time': 'It does not say what time it was.',
  'rule.cap-advice': 'It does not say what people should do.',
}
