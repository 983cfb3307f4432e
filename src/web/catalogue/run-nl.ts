/** What is told to an action that runs, and what it shows of itself. */
export const runNl = {
  'extend-not-running': 'Deze actie loopt niet meer. Breid een actie uit zolang hij loopt.',
  'extend-is-held': 'Het bericht van deze actie wacht op u. Laat het eerst gaan.',
  'extend-enough': 'Deze actie is al {most} keer uitgebreid. Sluit hem af.',
  'extend-nobody':
    'In dit gebied is niemand die nog geen bericht heeft. Kies een groter gebied of sluit de actie af.',
} as const
