import type { reachNl } from './reach-nl.ts'

export const reachEn: Readonly<Record<keyof typeof reachNl, string>> = {
  'reach.title': 'Reach of exercise {number}',
  'reach.open': 'See how far it reached',
  'reach.csv': 'Download as a file (CSV)',
  'reach-none': 'There is no overview of the reach of this action.',
  'reach.all': 'All together',
  'reach.everybody': 'Everybody',
  'reach.why':
    'Times run from the beginning of the exercise. A text counts as delivered when the phone says so, a call when it was heard to the end. No report means: the network took it, but the phone said nothing. It may still arrive later.',
  'reach.sent': 'Sent',
  'reach.within': 'Within {minutes} min',
  'reach.arrived': 'Delivered',
  'reach.unreported': 'No report',
  'reach.failed': 'Failed',
  'reach.unsent': 'Not sent',
  'reach.areas': 'By area',
  'reach.area.none': 'Outside the areas',
  'reach.operators': 'By network of the SIM',
  'reach.operators.why':
    'This is the network of the SIM that we sent with. Which network the recipient is with, we do not know.',
  'reach.operator': 'Network',
  'reach.operator.none': 'Not sent',
  'reach.operator.unknown': 'Unknown network',
  'reach.small':
    'Fewer than 5 people are not told exactly. An × also stands for larger numbers from which a small one could be worked out.',
}
