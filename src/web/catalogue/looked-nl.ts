/** Who looked at small areas: for who goes over it afterwards. */
export const lookedNl = {
  'looked.title': 'Wie bekeek kleine gebieden?',
  'looked.why':
    'Wie veel kleine gebieden bekijkt, kan erachter komen wie er meedoet. Daarom houdt dit apparaat bij wie dat doet. Welk gebied het was en hoeveel mensen er wonen, staat hier niet. Alles blijft {term} bewaard.',
  'looked.alarms': 'Alarmen',
  'looked.alarms.none': 'Er was geen alarm.',
  'looked.alarm.when': 'Wanneer',
  'looked.alarm.who': 'Wie',
  'looked.alarm.what': 'Wat',
  'looked.alarm.areas': '{areas} kleine gebieden kort na elkaar',
  'looked.alarm.seen': 'Uitgezocht',
  'looked.alarm.seen.by': 'Door {who}, op {at}',
  'looked.alarm.open': 'Nog niet uitgezocht',
  'looked.alarm.own': 'Dit was uzelf. Iemand anders moet dit uitzoeken.',
  'looked.done': 'Opgeslagen: u heeft dit uitgezocht.',
  'looked.days': 'Per dag',
  'looked.days.hint':
    'Een klein gebied telt elke keer mee dat iemand het ziet. Wie eraan schuift of verder typt, ziet het vaker. Er staan dus ook mensen in die gewoon hun werk deden.',
  'looked.days.none': 'Niemand bekeek een klein gebied.',
  'looked.day': 'Dag',
  'looked.hours': 'Tussen',
  'looked.hours.from': '{from} en {until}',
  'looked.times': 'Keer een klein gebied gezien',
  'looked.months': 'Kies een maand',
} as const
