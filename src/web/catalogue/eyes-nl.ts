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
  'eyes.title.second-person': 'Een tweede persoon moet meekijken',
  'eyes.second.why':
    'Deze oproep gaat naar {count} mensen. Dat is meer dan het beleid door één persoon laat versturen.',
  'eyes.emergency': 'Geen tijd en niemand bereikbaar?',
  'eyes.emergency.why.second-person':
    'Verstuur zonder tweede persoon alleen als wachten gevaarlijk is. Uw naam en reden komen in het verslag. De coördinator ziet het meteen.',
  'eyes.emergency.reason': 'Waarom kan het niet wachten?',
  'eyes.emergency.reason.hint':
    'Noem geen namen. Bijvoorbeeld: kind van 3 bij open water, collega neemt niet op.',
  'eyes.emergency.send.second-person': 'Verstuur zonder tweede persoon naar {count} mensen',
  'override-reason-missing':
    'Vul in waarom het niet kan wachten, in 5 tot 300 tekens. Bijvoorbeeld: kind van 3 bij open water.',
  'eyes.extend.why.second-person':
    'Met deze uitbreiding gaat de actie naar zo veel mensen dat iemand anders mee moet kijken. De actie zelf loopt intussen door.',
  'eyes.alarm.title': 'Verstuurd via de noodweg, zonder akkoord',
  'eyes.alarm.what': '{number} {kind}, naar {count} mensen, op {at} door {who}.',
  'eyes.alarm.reason': 'Reden: “{reason}”',
  'eyes.alarm.look': 'Bekijk de actie',
  'eyes.alarm.seen': 'Ik heb {number} gezien',
  'run.override': 'Verstuurd via de noodweg, zonder akkoord. Reden: “{reason}”',
  'run.override.seen': 'De coördinator {who} zag dit op {at}.',
  'run.override.unseen': 'De coördinator heeft dit nog niet gezien.',
  'report.deed.override': 'Via de noodweg verstuurd, zonder akkoord',
  'report.deed.override-seen': 'De coördinator zag dat de noodweg was gebruikt',
  'eyes.ask.second-person': 'Vraag een tweede persoon',
  'eyes.waiting.second-person': 'Een oproep wacht op uw akkoord',
  'eyes.waiting.what': '{kind}, naar {count} mensen. {who} vroeg het om {at}.',
  'eyes.waiting.look': 'Kijk mee',
  'eyes.own.waiting.second-person': 'Uw oproep wacht op een tweede persoon',
  'eyes.own.refused': 'Uw oproep is niet verstuurd: niet akkoord',
  'eyes.own.changed': 'Uw oproep is niet verstuurd: er is iets veranderd',
  'eyes.own.what': '{kind}, naar {count} mensen, gevraagd om {at}.',
  'eyes.own.look': 'Bekijk uw vraag',
  'eyes.asked.title.second-person': 'Gevraagd: een tweede persoon',
  'eyes.asked.waiting.second-person': 'Wacht op een tweede persoon',
  'eyes.asked.refused': 'Niet akkoord',
  'eyes.asked.changed': 'Er is iets veranderd sinds u keek',
  'eyes.asked.since.second-person':
    'Gevraagd om {at}. Elke andere centralist en coördinator ziet uw vraag bovenaan het scherm.',
  'eyes.asked.ring.second-person':
    'Ziet niemand het? Bel een collega, of trek de vraag in en verstuur in nood zonder.',
  'eyes.asked.running':
    'Niemand erbij kreeg al iets. De actie zelf loopt door, en uw vraag blijft staan.',
  'eyes.asked.look': 'Kijk of er antwoord is',
  'eyes.asked.why': 'Reden: “{reason}”',
  'eyes.asked.withdraw': 'Trek de vraag in',
  'eyes.asked.again': 'Terug naar de controle',
  'eyes.withdrawn': 'De vraag is weg. Er is niets verstuurd.',
  'eyes.look.title': 'Kijk mee voordat dit uitgaat',
  'eyes.look.asked': '{who} vroeg dit om {at}. Lees alles na. Na uw akkoord gaat het uit.',
  'eyes.look.ticked': 'Dit is aangevinkt',
  'eyes.look.why': 'Niet akkoord? Schrijf waarom',
  'eyes.look.refuse': 'Niet akkoord',
  'eyes.look.then': 'Na uw akkoord kan het nog 5 seconden worden teruggenomen.',
  'eyes.look.then.extension': 'Na uw akkoord gaat het meteen uit, naar wie erbij komt.',
  'eyes.look.extends': 'Uitbreiding van actie {number}',
  'eyes.look.had': 'De actie ging al naar {count} mensen. Zij krijgen dit niet nog een keer.',
  'eyes.look.agree': 'Akkoord: verstuur naar {count} mensen',
  'eyes-why-missing':
    'Schrijf waarom niet, in 5 tot 300 tekens. Bijvoorbeeld: het nummer in de tekst klopt niet.',
  'eyes.gone':
    'Deze vraag is weg. Het apparaat ging uit voordat iemand akkoord gaf, of het is langer dan een uur geleden.',
  'eyes.gone.waiting': 'Deze vraag wacht nog.',
  'eyes.gone.agreed': 'Iemand gaf al akkoord.',
  'eyes.gone.refused': 'Niet akkoord. Wie het vroeg, ziet de reden.',
  'eyes.gone.withdrawn': 'De vraag is ingetrokken.',
  'eyes.gone.changed':
    'Het bericht, de ontvangers of het beleid zijn veranderd sinds het werd gevraagd. Wie het vroeg, moet opnieuw kijken.',
  'report.deed.agreed': 'De tweede persoon keek mee en gaf akkoord',
  'report.agreed': 'Tweede persoon',
  'report.agreed.by': '{who}, op {at}',
} as const
