/** Whom the police name to be left out of an action. */
export const leaveOutNl = {
  'leave-out.title': 'De politie noemt nummers of adressen die dit niet mogen krijgen',
  'leave-out.hint':
    'Een per regel. Bijvoorbeeld: 06 12 34 56 78, 1234 AB 15 of Dorpsstraat 12, Waterhoven. Van een adres krijgt het hele huishouden niets.',
  'leave-out.sealed':
    'Zij krijgen niets van deze actie: geen oproep, aanvulling of uitslag. Het aantal mensen verandert er niet door, zodat niemand ziet of zij meedoen. De regels worden versleuteld bewaard en na 14 dagen gewist.',
  'leave-out.named.one': '1 nummer of adres is weggelaten op verzoek van de politie.',
  'leave-out.named.many': '{count} nummers of adressen zijn weggelaten op verzoek van de politie.',
  'leave-out.counted':
    'Of daar deelnemers bij zijn, is niet te zien: zij tellen in alle aantallen mee.',
  'leave-out-bad': 'Niet elke regel is te lezen. {lines}',
  'leave-out.bad.neither':
    'Regel {line}, “{words}”, is geen telefoonnummer of adres. Schrijf bijvoorbeeld 1234 AB 15.',
  'leave-out.bad.no-dutch-number':
    'Regel {line}, “{words}”, is geen Nederlands mobiel of vast nummer.',
  'leave-out.bad.no-such-house':
    'Regel {line}, “{words}”: dit adres staat niet in het adressenbestand. Vraag de politie om postcode en huisnummer.',
  'leave-out.bad.several-towns':
    'Regel {line}, “{words}”: deze straat is er in meer plaatsen. Zet de plaats erachter, na een komma.',
  'leave-out.bad.too-many': 'Regel {line}, “{words}”: hoogstens {most} regels.',
  'leave-out.bad.more': 'En er zijn meer regels die niet te lezen zijn.',
  'report.leftOut': 'Weggelaten op verzoek van de politie',
  'report.leftOut.named': '{count} opgegeven door {who}',
} as const
