/** What is told to an action that runs, and what it shows of itself. */
export const runNl = {
  'extend-not-running': 'Deze actie loopt niet meer. Breid een actie uit zolang hij loopt.',
  'extend-is-held': 'Het bericht van deze actie wacht op u. Laat het eerst gaan.',
  'extend-enough': 'Deze actie is al {most} keer uitgebreid. Sluit hem af.',
  'extend-nobody':
    'In dit gebied is niemand die nog geen bericht heeft. Kies een groter gebied of sluit de actie af.',
  'extend.title': 'Actie {number} uitbreiden',
  'extend.why':
    'Alleen wie er in het grotere gebied bij komt, krijgt dit bericht. Niemand krijgt het twee keer. De afloop gaat straks naar iedereen.',
  'extend.left': 'U kunt deze actie nog {left} keer uitbreiden.',
  'extend.left.one': 'U kunt deze actie nog één keer uitbreiden.',
  'extend.text': 'Bericht voor wie erbij komt',
  'extend.text.hint': 'Zet hierin ook wat u sinds de eerste oproep weet.',
  'extend.sum': '{count} mensen komen erbij',
  'extend.sum.when': 'allen in {all}',
  'extend.check': 'Bekijk de uitbreiding',
  'extend.send': 'Ja, verstuur aan {count} mensen erbij',
  'extend.back': 'Terug naar de actie',
  'run.extend': 'Uitbreiden',
  'run.extend.why': 'Een groter gebied erbij, voor wie het bericht nog niet heeft.',
  'run.extend.done': 'Deze actie is {count} keer uitgebreid. Sluit hem af als er niets meer komt.',
  'run.extended': 'Uitgebreid om {time}: {count} mensen erbij.',
} as const
