/** The same in English. */
export const fewEn = {
  'policy.few': 'When does a coordinator give a reason?',
  'policy.few.hint':
    'Alerting a very small area can reveal who takes part there. That is why a coordinator gives a reason first. In an emergency it can go without. At 1 no reason is ever asked.',
  'policy.fewPeople': 'Below this many people',
  'coordinator-needed':
    'This alert goes to very few people. A coordinator has to give a reason first.',
  'few.strip':
    'Fewer than {few} people: this needs a reason of a coordinator. Or make the area larger.',
  'few.title': 'Why to so few people?',
  'few.why':
    'Fewer than {few} people get this alert. That way somebody can find out who takes part.',
  'few.wider': 'Make the area larger. Not possible? Then write why, as a coordinator.',
  'few.wider.or': 'Make the area larger, or ask a coordinator. They write the reason.',
  'few.reason': 'Reason',
  'few.reason.hint':
    'Name nobody. For example: smell of gas in one street, the fire service asks for it.',
  'few-reason-missing':
    'Fill in the reason, in 5 to 300 characters. For example: smell of gas in one street, the fire service asks for it.',
  'eyes.title.coordinator': 'A coordinator has to give a reason',
  'eyes.ask.coordinator': 'Ask a coordinator',
  'eyes.emergency.why.coordinator':
    'Send without a coordinator only when waiting is dangerous. Your name and reason go into the report. The coordinator sees it at once.',
  'eyes.emergency.send.coordinator': 'Send without a coordinator to {count} people',
  'eyes.extend.why.coordinator':
    'With this extension fewer than {few} people come in. That way somebody can find out who takes part. Make the area larger, or ask a coordinator, who writes the reason.',
  'eyes.waiting.coordinator': 'An alert to few people waits for your reason',
  'eyes.own.waiting.coordinator': 'Your alert waits for a coordinator',
  'eyes.asked.title.coordinator': 'Asked: a coordinator',
  'eyes.asked.waiting.coordinator': 'Waiting for a coordinator',
  'eyes.asked.since.coordinator':
    'Asked at {at}. Every coordinator sees your question on top of the screen.',
  'eyes.asked.ring.coordinator':
    'Does nobody see it? Ring a coordinator, or take the question back and send without in an emergency.',
  'eyes-coordinator-only': 'Only a coordinator can give a reason for this.',
  'run.few': 'To few people. Reason of {who} on {at}: “{reason}”',
  'run.apart':
    'At {time} {count} people came in. They are in no other number, so that nobody can work out how few they are. Sent: {sent}. Still waiting: {waiting}. Not sent: {lost}.',
  'report.apart': 'Not counted along, so that nobody can work out how few they are',
  'report.apart.what':
    'from {time} on {count} people; sent: {sent}, still waiting: {waiting}, not sent: {lost}',
  'descent.title': 'Why is “{words}” in the message?',
  'descent.why':
    'Skin or descent only belongs in it when it is not clear without it whom you mean. Write why. The reason is in the report.',
  'descent-reason-missing':
    'Write why skin or descent has to be in the message, or take it out of the message.',
  'report.descent': 'Skin or descent told, because',
  'report.few': 'To few people, because',
  'report.deed.few': 'The coordinator gave a reason for few people',
  'policy.narrow': 'When do you get an alarm about small areas?',
  'policy.narrow.hint':
    'Somebody who looks at many small areas in a row can find out house by house who takes part. You then get an alarm on the start page. That person sees no small numbers for a while, and sends nothing to a small area without a coordinator.',
  'policy.narrowMost': 'At this many small areas',
  'policy.narrowMinutes': 'Within this many minutes',
  'policy.narrowWithheld': 'Show no small numbers for this many minutes',
  'policy.asks': 'When do you get an alarm about questions about numbers?',
  'policy.asks.hint':
    'With a tip one can ask whether the number got the alert. Somebody who does so often can find out who takes part. You then get an alarm on the start page. That person gets no answer for a while.',
  'policy.asksMost': 'At this many numbers',
  'policy.asksMinutes': 'Asked within this many minutes',
  'policy.asksWithheld': 'No answer about numbers for this many minutes',
  'tips.withheld':
    'You asked of many numbers whether they got the alert. Until {at} you get no answer to that. Is it needed right away? Ask a coordinator to look it up.',
  'tips.withheld.coordinator':
    'You asked of many numbers whether they got the alert. Until {at} you get no answer to that. Is it needed right away? Ask another coordinator to look it up.',
  'few.withheld':
    'Too many small areas. Small numbers are hidden until {at}. Make the area larger, or ask a coordinator.',
  'few-withheld-send':
    'You looked at many small areas. For now you cannot send to a small area without a coordinator. Make the area larger, or ask a coordinator.',
  'few-withheld-look':
    'You looked at many small areas yourself. Another coordinator has to look at this.',
  'few.alarm.title.areas': 'Somebody looked at many small areas',
  'few.alarm.title.numbers': 'Somebody asked of many numbers whether they got an alert',
  'few.alarm.what.areas':
    '{who} looked at {times} small areas in a row, on {at}. That way somebody can find out who takes part.',
  'few.alarm.what.numbers':
    '{who} asked of {times} numbers in a row whether they got an alert, on {at}. That way somebody can find out who takes part.',
  'few.alarm.do':
    'Ask why, and report it to the person in charge of privacy when there is no good reason.',
  'few.alarm.own': 'This was you. Somebody else has to look into it.',
  'few.alarm.all': 'See all alarms',
  'few.alarm.seen': 'I have looked into this',
} as const
