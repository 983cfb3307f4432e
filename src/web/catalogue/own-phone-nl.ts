/** Somebody's own phone, and the alert on it before anybody else has it. */
export const ownPhoneNl = {
  'own-phone.title': 'Mijn telefoon',
  'own-phone.why':
    'Op deze telefoon kunt u een oproep eerst zelf lezen, voordat die uitgaat. Alleen u ziet dat er een nummer is, en nooit het hele nummer.',
  'own-phone.give': 'Geef uw mobiele nummer',
  'own-phone.other': 'Een ander nummer',
  'own-phone.send-code': 'Stuur een code naar dit nummer',
  'own-phone.sms':
    '{prefix}: uw code is {code}. Vul die in op het scherm. Vroeg u hier niet om? Dan hoeft u niets te doen.',
  'own-phone.code.title': 'Er is een code gestuurd naar {number}',
  'own-phone.code': 'De code van 4 cijfers',
  'own-phone.confirm': 'Dit is mijn telefoon',
  'own-phone.code.missing': 'Vul de vier cijfers in die in de sms staan.',
  'own-phone.wrong': 'De code klopt niet. Er is niets bewaard. Stuur een nieuwe code.',
  'own-phone.number': 'Uw nummer',
  'own-phone.confirmed': 'De code klopte: tests gaan hierheen.',
  'own-phone.drop': 'Haal mijn nummer weg',
  'own-phone-missing': 'Geef eerst uw eigen nummer, en vul de code in die u krijgt.',
  'own-phone-often':
    'U kreeg in 10 minuten al {most} berichten op uw eigen telefoon. Wacht even, of verstuur zonder test.',
  'own-phone.try.title': 'Eerst op uw eigen telefoon?',
  'own-phone.try.why':
    'U krijgt precies deze sms, met TEST ervoor. Niemand anders krijgt iets en er begint geen actie. Een oproep die loopt, gaat voor.',
  'own-phone.try': 'Stuur de test naar {number}',
  'own-phone.try.give': 'Geef uw nummer op een nieuw tabblad',
  'own-phone.try.none': 'Stuur de test, mijn nummer is er',
  'own-phone.asked':
    'De test gaat uit zodra een modem vrij is. Er is nog niets verstuurd aan anderen.',
  'own-phone.end.waiting': 'De test van {at} wacht op een vrije modem.',
  'own-phone.end.accepted':
    'De test van {at} is overgedragen aan het netwerk. Komt er niets binnen? Kijk dan bij Modems.',
  'own-phone.end.failed': 'De test van {at} is mislukt: het netwerk weigerde die.',
  'own-phone.end.expired':
    'De test van {at} is niet verstuurd: 10 minuten lang was geen modem vrij.',
  'own-phone.end.in-doubt':
    'Van de test van {at} is niet zeker of die uitging: de modem antwoordde niet.',
} as const
