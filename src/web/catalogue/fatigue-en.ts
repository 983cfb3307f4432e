/** Who had many alerts this month already, and what is done about it. */
export const fatigueEn = {
  'fatigue.told.one': 'Of these {selected}, {count} had an alert this month already.',
  'fatigue.told.many':
    'Of these {selected}, {count} had {alerts} alerts or more this month already.',
  'check.excluded.had-many': 'they had so many alerts this month already: {alerts} or more',
  'policy.fatigue': 'When has somebody had enough alerts?',
  'policy.fatigue.hint':
    'People who get too many alerts stop reading them, or stop taking part. Before sending you see how many people had so many this month already. Only first alerts count: exercises, updates, corrections and results do not.',
  'policy.fatigueMonth': 'So many alerts in a calendar month is enough',
  'policy.fatigue.kinds': 'Skip people who had enough, for these kinds',
  'policy.fatigue.never':
    'When people are in danger themselves, and for a resuscitation, nobody is passed by.',
} as const
