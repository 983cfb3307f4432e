/** The same in English. */
export const eyesEn = {
  'policy.second': 'When does a second person look along?',
  'policy.second.hint':
    'A large alert goes out only when somebody else agrees. In an emergency it can go without, with a reason. The coordinator sees that at once.',
  'policy.second.kinds': 'For these kinds',
  'policy.secondPercent': 'Above this percentage of all participants',
  'policy.secondPeople': 'Or above this many people',
  'second-person-needed': 'This alert goes to many people. A second person has to look first.',
  'eyes.second.title': 'A second person has to look',
  'eyes.second.why':
    'This alert goes to {count} people. That is more than the policy lets one person send to.',
  'eyes.emergency': 'No time, and nobody to be reached?',
  'eyes.emergency.why':
    'Send without a second person only when waiting is dangerous. Your name and reason go into the report. The coordinator sees it at once.',
  'eyes.emergency.reason': 'Why can it not wait?',
  'eyes.emergency.reason.hint':
    'Name nobody. For example: child of 3 near open water, colleague does not answer.',
  'eyes.emergency.send': 'Send without a second person to {count} people',
  'override-reason-missing':
    'Fill in why it cannot wait, in 5 to 300 characters. For example: child of 3 near open water.',
  'eyes.alarm.title': 'Sent without a second person',
  'eyes.alarm.what': '{number} {kind}, to {count} people, on {at} by {who}.',
  'eyes.alarm.reason': 'Reason: “{reason}”',
  'eyes.alarm.look': 'Look at the action',
  'eyes.alarm.seen': 'I have seen {number}',
  'run.override': 'Sent without a second person. Reason: “{reason}”',
  'run.override.seen': 'The coordinator {who} saw this on {at}.',
  'run.override.unseen': 'The coordinator has not seen this yet.',
  'report.deed.override': 'Sent without a second person',
  'report.deed.override-seen': 'The coordinator saw that there was no second person',
} as const
