/** Somebody else looks along before an alert goes out, and the way round it in an emergency. */
export const eyesNl = {
  'policy.second': 'Wanneer kijkt een tweede persoon mee?',
  'policy.second.hint':
    'Een grote oproep gaat pas uit als iemand anders akkoord geeft. In nood kan het zonder, met een reden. De coördinator krijgt dat meteen te zien.',
  'policy.second.kinds': 'Bij deze soorten',
  'policy.secondPercent': 'Boven zoveel procent van alle deelnemers',
  'policy.secondPeople': 'Of boven zoveel mensen',
  'second-person-needed':
    'Deze oproep gaat naar veel mensen. Een tweede persoon moet eerst meekijken.',
  'eyes.second.title': 'Een tweede persoon moet meekijken',
  'eyes.second.why':
    'Deze oproep gaat naar {count} mensen. Dat is meer dan het beleid door één persoon laat versturen.',
  'eyes.emergency': 'Geen tijd en niemand bereikbaar?',
  'eyes.emergency.why':
    'Verstuur zonder tweede persoon alleen als wachten gevaarlijk is. Uw naam en reden komen in het verslag. De coördinator ziet het meteen.',
  'eyes.emergency.reason': 'Waarom kan het niet wachten?',
  'eyes.emergency.reason.hint':
    'Noem geen namen. Bijvoorbeeld: kind van 3 bij open water, collega neemt niet op.',
  'eyes.emergency.send': 'Verstuur zonder tweede persoon naar {count} mensen',
  'override-reason-missing':
    'Vul in waarom het niet kan wachten, in 5 tot 300 tekens. Bijvoorbeeld: kind van 3 bij open water.',
  'eyes.alarm.title': 'Verstuurd zonder tweede persoon',
  'eyes.alarm.what': '{number} {kind}, naar {count} mensen, op {at} door {who}.',
  'eyes.alarm.reason': 'Reden: “{reason}”',
  'eyes.alarm.look': 'Bekijk de actie',
  'eyes.alarm.seen': 'Ik heb {number} gezien',
  'run.override': 'Verstuurd zonder tweede persoon. Reden: “{reason}”',
  'run.override.seen': 'De coördinator {who} zag dit op {at}.',
  'run.override.unseen': 'De coördinator heeft dit nog niet gezien.',
  'report.deed.override': 'Zonder tweede persoon verstuurd',
  'report.deed.override-seen': 'De coördinator zag dat er geen tweede persoon was',
} as const
