import type { policyNl } from './policy-nl.ts'

/** What a coordinator decides, and the screen on which they do. */
export const policyEn: Readonly<Record<keyof typeof policyNl, string>> = {
  'nav.policy': 'Policy',
  'policy.title': 'Policy',
  'policy.shipped': 'This is the policy as it was shipped. Nobody has changed it.',
  'policy.version': 'Version {version}, saved on {at} by {by}.',
  'policy.readonly': 'The coordinator can change this.',
  'policy.saved': 'The policy is saved. It holds for every action that begins after this.',
  'policy.kinds': 'Which actions can be started?',
  'policy.kinds.crime': 'Crime: only with an agreement with the police',
  'policy.kinds.aed': 'Resuscitation: only while HartslagNu is down',
  'policy.agreement': 'Agreement with the police (number and date)',
  'policy.agreement.hint':
    'For example: agreement 2026-17 of 3 March 2026. Without it crime stays off.',
  'policy.hartslagnu': 'Who declared HartslagNu down, and when',
  'policy.hartslagnu.hint': 'Empty this as soon as HartslagNu works again.',
  'policy.nl-alert': 'For these kinds, ask whether an NL-Alert was sent',
  'policy.criteria': 'What is ticked before sending?',
  'policy.criteria.hint': 'One line is one box. There can be at most 8 lines.',
  'policy.criteria.every': 'For every action',
  'policy.useful': 'After how many minutes is an alert of little use?',
  'policy.save': 'Save this policy',
  'policy.numbers': 'Numbers that may stand in a message',
  'policy.numbers.hint':
    'The list is in the settings of the appliance. Ring each number every half year.',
  'policy.number': 'Number',
  'policy.tested': 'Last tested',
  'policy.tested.never': 'never',
  'policy.tested.by': '{at}, by {by}',
  'policy.test': '{number} was rung today and is right',
  'policy.tested.done': 'Noted: {number} was rung today and is right.',
  'policy-crime-without-agreement':
    'Fill in the agreement with the police, or switch crime off. For example: agreement 2026-17.',
  'policy-aed-without-outage':
    'Fill in who declared HartslagNu down, or switch resuscitation off. For example: control room, 14:05.',
  'policy-number-wrong': 'Fill in a whole number from {least} to {most}.',
  'policy-lines-many': 'These are too many or too long lines: at most 8 lines of 200 characters.',
  'policy-changed-since':
    'Somebody else has just changed the policy. Look at the new version and change that.',
  'policy-number-unknown': 'This number is not on the list.',
  'policy.wrong':
    'Proved wrong in action {action}, {at}, by {by}. Blocked until it is tested again.',
  'correct.number': 'Was a phone number wrong?',
  'correct.number.hint':
    'That number is blocked at once, in every action, until the coordinator has rung it and notes that it was tested.',
  'correct.number.one': '{number} is wrong',
  'number-wrong':
    'The number {number} proved to be wrong and is blocked. Use another number of the list. Is it right again? Then the coordinator rings it and notes that under Policy.',
}
