/** The same in English. */
export const lookedEn = {
  'looked.title': 'Who looked at small areas and numbers?',
  'looked.why':
    'Somebody who looks at many small areas, or asks of many numbers whether they got an alert, can find out who takes part. That is why this appliance keeps who does so. Which area or number it was, and how many people take part there, is not shown here. All of it is kept for {term}.',
  'looked.alarms': 'Alarms',
  'looked.alarms.none': 'There was no alarm.',
  'looked.alarm.when': 'When',
  'looked.alarm.who': 'Who',
  'looked.alarm.what': 'What',
  'looked.alarm.areas': '{times} small areas in a row',
  'looked.alarm.numbers': 'Asked of {times} numbers in a row whether they got an alert',
  'looked.alarm.seen': 'Looked into',
  'looked.alarm.seen.by': 'By {who}, on {at}',
  'looked.alarm.open': 'Not looked into yet',
  'looked.alarm.own': 'This was you. Somebody else has to look into it.',
  'looked.done': 'Saved: you have looked into this.',
  'looked.days': 'By day',
  'looked.days.hint':
    'A small area counts each time that somebody sees it. Moving it or typing on counts as seeing it more often. So people who simply did their work are in it too.',
  'looked.days.none': 'Nobody looked at a small area or asked about a number.',
  'looked.day': 'Day',
  'looked.hours': 'Between',
  'looked.hours.from': '{from} and {until}',
  'looked.looks': 'Times a small area was seen',
  'looked.asks': 'Times a number was asked about',
  'looked.months': 'Choose a month',
} as const
