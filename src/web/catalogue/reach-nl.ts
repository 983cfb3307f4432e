/** The half-yearly test, and how far it reached. */
export const reachNl = {
  'reach.title': 'Bereik van oefening {number}',
  'reach.open': 'Bekijk het bereik',
  'reach.csv': 'Download als bestand (CSV)',
  'reach-none': 'Van deze actie is er geen overzicht van het bereik.',
  'reach.all': 'Alles bij elkaar',
  'reach.everybody': 'Iedereen',
  'reach.why':
    'Tijden lopen vanaf het begin van de oefening. Een sms telt als afgeleverd als de telefoon dat meldt, een oproep als hij tot het einde is gehoord. Geen bericht betekent: het netwerk nam hem aan, maar de telefoon meldde niets. Die kan later alsnog aankomen.',
  'reach.sent': 'Verzonden',
  'reach.within': 'Binnen {minutes} min',
  'reach.arrived': 'Afgeleverd',
  'reach.unreported': 'Geen bericht',
  'reach.failed': 'Mislukt',
  'reach.unsent': 'Niet verzonden',
  'reach.areas': 'Per gebied',
  'reach.area.none': 'Buiten de gebieden',
  'reach.operators': 'Per netwerk van de simkaart',
  'reach.operators.why':
    'Dit is het netwerk van de simkaart waarmee wij verzonden. Van welk netwerk de ontvanger is, weten we niet.',
  'reach.operator': 'Netwerk',
  'reach.operator.none': 'Niet verzonden',
  'reach.operator.unknown': 'Onbekend netwerk',
  'reach.small':
    'Minder dan 5 mensen tonen we niet precies. Een × staat ook bij grotere aantallen waaruit een klein aantal te berekenen is.',
} as const
