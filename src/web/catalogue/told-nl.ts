/** What people told while an action ran, in its timeline and its report. */
export const toldNl = {
  'report.deed.tip': 'Melding {n} genoteerd',
  'report.deed.tip-passed': 'Melding {n} doorgegeven aan: {to}',
  'report.deed.duty-told.override':
    'Diensttelefoons gewaarschuwd: zonder akkoord van een ander verstuurd',
  'report.deed.duty-seen.override': 'Gezien: zonder akkoord van een ander verstuurd',
  'report.deed.duty-told.replies': 'Diensttelefoons gewaarschuwd: reacties niet gelezen',
  'report.deed.duty-told.still-current': 'Diensttelefoons gewaarschuwd: nog actueel?',
  'report.deed.duty-told.choose': 'Diensttelefoons gewaarschuwd: uitbreiden of afsluiten',
  'report.deed.duty-seen.replies': 'Gezien: reacties wachten',
  'report.deed.duty-seen.still-current': 'Gezien: de vraag of het nog actueel is',
  'report.deed.duty-seen.choose': 'Gezien: de vraag om uit te breiden of af te sluiten',
  'told.title': 'Reacties en meldingen',
  'told.replies': 'Reacties per sms: {count}. Mensen die het ene antwoord kregen: {answered}.',
  'told.times': 'De eerste {first}, de laatste {last}.',
  'told.tips': 'Genoteerde meldingen: {count}, waarvan doorgegeven: {passed}.',
  'told.n': 'Nummer',
  'told.words': 'Wat is er gemeld',
  'told.by': 'Genoteerd door',
  'told.passed': 'Doorgegeven',
  'told.hidden': 'Wat er is gemeld, is na 14 dagen gewist of alleen te zien voor wie alarmeert.',
} as const
