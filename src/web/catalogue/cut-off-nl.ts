/** An alert that was pressed, and that a restart kept from going out. */
export const cutOffNl = {
  'cut-off.title': 'Er is NIETS verstuurd',
  'cut-off.own': 'U drukte op {at} op Versturen ({what}). Door een herstart is er NIETS verstuurd.',
  'cut-off.other':
    '{who} drukte op {at} op Versturen ({what}). Door een herstart is er NIETS verstuurd.',
  'cut-off.agreed':
    '{other} gaf op {at} akkoord met de oproep van {who} ({what}). Door een herstart is er NIETS verstuurd.',
  'cut-off.yours': 'Niemand kreeg een bericht. Is het nog nodig? Bekijk en verstuur het opnieuw.',
  'cut-off.theirs':
    'Niemand kreeg een bericht. Is het nog nodig? Waarschuw {who}, of maak zelf een nieuwe actie.',
  'cut-off.look': 'Opnieuw bekijken',
  'cut-off.let-be': 'Laat maar',
  'cut-off.again':
    'Er is nog niets verstuurd. Dit is uw oproep van voor de herstart. Kijk alles na en verstuur opnieuw.',
  'report.deed.cut-off': 'Op Versturen gedrukt; door een herstart ging er toen niets uit',
  'term.what.presses': 'Een oproep die door een herstart niet is verstuurd',
} as const
