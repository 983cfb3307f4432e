/** Who looked at small areas: for who goes over it afterwards. */
export const lookedNl = {
  'looked.title': 'Wie bekeek kleine gebieden en nummers?',
  'looked.why':
    'Wie veel kleine gebieden bekijkt, of van veel nummers vraagt of ze een oproep kregen, kan erachter komen wie meedoet. Daarom houdt dit apparaat bij wie dat doet. Welk gebied of welk nummer het was, en hoeveel mensen daar meedoen, staat hier niet. Alles blijft {term} bewaard.',
  'looked.alarms': 'Alarmen',
  'looked.alarms.none': 'Er was geen alarm.',
  'looked.alarm.when': 'Wanneer',
  'looked.alarm.who': 'Wie',
  'looked.alarm.what': 'Wat',
  'looked.alarm.areas': '{times} kleine gebieden kort na elkaar',
  'looked.alarm.numbers': 'Van {times} nummers kort na elkaar gevraagd of ze een oproep kregen',
  'looked.alarm.seen': 'Uitgezocht',
  'looked.alarm.seen.by': 'Door {who}, op {at}',
  'looked.alarm.open': 'Nog niet uitgezocht',
  'looked.alarm.own': 'Dit was uzelf. Iemand anders moet dit uitzoeken.',
  'looked.done': 'Opgeslagen: u heeft dit uitgezocht.',
  'looked.days': 'Per dag',
  'looked.days.hint':
    'Een klein gebied telt elke keer mee dat iemand het ziet. Wie eraan schuift of verder typt, ziet het vaker. Er staan dus ook mensen in die gewoon hun werk deden.',
  'looked.days.none': 'Niemand bekeek een klein gebied of vroeg naar een nummer.',
  'looked.day': 'Dag',
  'looked.hours': 'Tussen',
  'looked.hours.from': '{from} en {until}',
  'looked.looks': 'Keer een klein gebied gezien',
  'looked.asks': 'Keer naar een nummer gevraagd',
  'looked.months': 'Kies een maand',
} as const
