/** Who had many alerts this month already, and what is done about it. */
export const fatigueNl = {
  'fatigue.told.one': 'Van deze {selected} kregen er {count} deze maand al een oproep.',
  'fatigue.told.many':
    'Van deze {selected} kregen er {count} deze maand al {alerts} oproepen of meer.',
  'check.excluded.had-many': 'zij deze maand al zo veel oproepen kregen: {alerts} of meer',
  'policy.fatigue': 'Wanneer kreeg iemand genoeg oproepen?',
  'policy.fatigue.hint':
    'Wie te veel oproepen krijgt, leest ze niet meer of stopt. Vóór het versturen staat er hoeveel mensen er deze maand al zo veel kregen. Alleen eerste oproepen tellen: oefeningen, aanvullingen, correcties en de afloop niet.',
  'policy.fatigueMonth': 'Zo veel oproepen in een kalendermaand is genoeg',
  'policy.fatigue.kinds': 'Sla wie genoeg kreeg over bij deze soorten',
  'policy.fatigue.never':
    'Bij gevaar voor mensen zelf en bij een reanimatie wordt niemand overgeslagen.',
} as const
