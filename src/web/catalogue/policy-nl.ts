/** What a coordinator decides, and the screen on which they do. */
export const policyNl = {
  'nav.policy': 'Beleid',
  'policy.title': 'Beleid',
  'policy.shipped': 'Dit is het beleid zoals het is meegeleverd. Niemand heeft het aangepast.',
  'policy.version': 'Versie {version}, bewaard op {at} door {by}.',
  'policy.readonly': 'De coördinator kan dit aanpassen.',
  'policy.saved': 'Het beleid is bewaard. Het geldt voor elke actie die hierna begint.',
  'policy.kinds': 'Welke acties kunnen worden gestart?',
  'policy.kinds.crime': 'Opsporing: alleen met een afspraak met de politie',
  'policy.kinds.aed': 'Reanimatie: alleen als HartslagNu is uitgevallen',
  'policy.agreement': 'Afspraak met de politie (nummer en datum)',
  'policy.agreement.hint':
    'Bijvoorbeeld: convenant 2026-17 van 3 maart 2026. Zonder dit blijft opsporing uit.',
  'policy.hartslagnu': 'Wie meldde dat HartslagNu uitligt, en wanneer',
  'policy.hartslagnu.hint': 'Maak dit leeg zodra HartslagNu weer werkt.',
  'policy.nl-alert': 'Vraag bij deze soorten of er een NL-Alert is verstuurd',
  'policy.criteria': 'Wat wordt aangevinkt vóór het versturen?',
  'policy.criteria.hint': 'Eén regel is één vakje. Er kunnen hoogstens 8 regels staan.',
  'policy.criteria.every': 'Bij elke actie',
  'policy.useful': 'Na hoeveel minuten helpt een oproep nog weinig?',
  'policy.save': 'Bewaar dit beleid',
  'policy.numbers': 'Nummers die in een bericht mogen staan',
  'policy.numbers.hint':
    'De lijst staat in de instellingen van het apparaat. Bel elk nummer elk half jaar.',
  'policy.number': 'Nummer',
  'policy.tested': 'Laatst getest',
  'policy.tested.never': 'nog nooit',
  'policy.tested.by': '{at}, door {by}',
  'policy.test': '{number} is vandaag gebeld en klopt',
  'policy.tested.done': 'Genoteerd: {number} is vandaag gebeld en klopt.',
  'policy-crime-without-agreement':
    'Vul de afspraak met de politie in, of zet de opsporing uit. Bijvoorbeeld: convenant 2026-17.',
  'policy-aed-without-outage':
    'Vul in wie meldde dat HartslagNu uitligt, of zet reanimatie uit. Bijvoorbeeld: meldkamer, 14:05 uur.',
  'policy-number-wrong': 'Vul een heel getal in van {least} tot en met {most}.',
  'policy-lines-many': 'Dit zijn te veel of te lange regels: hoogstens 8 regels van 200 tekens.',
  'policy-changed-since':
    'Iemand anders heeft het beleid net aangepast. Kijk naar de nieuwe versie en pas die aan.',
  'policy-number-unknown': 'Dit nummer staat niet op de lijst.',
  'policy.wrong':
    'Fout gebleken bij actie {action}, {at}, door {by}. Geblokkeerd tot het opnieuw is getest.',
  'correct.number': 'Was een telefoonnummer fout?',
  'correct.number.hint':
    'Dat nummer wordt meteen geblokkeerd, in elke actie, tot de coördinator het heeft gebeld en als getest noteert.',
  'correct.number.one': '{number} is fout',
  'number-wrong':
    'Het nummer {number} bleek fout te zijn en is geblokkeerd. Gebruik een ander nummer van de lijst. Klopt het weer? Dan belt de coördinator het en noteert dat onder Beleid.',
} as const
