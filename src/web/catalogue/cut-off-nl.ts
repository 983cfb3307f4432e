/** An alert that was pressed, and that a restart kept from going out. */
export const cutOffNl = {
  'cut-off.title': 'Er is NIETS verstuurd',
  'cut-off.own': 'U drukte op {at} op Versturen ({what}). Door een herstart is er NIETS verstuurd.',
  'cut-off.other':
    '{who} drukte op {at} op Versturen ({what}). Door een herstart is er NIETS verstuurd.',
  'cut-off.title.extension': 'De uitbreiding is NIET verstuurd',
  'cut-off.asked.own':
    'U vroeg op {at} of iemand wilde meekijken ({what}). Door een herstart is die vraag weg. Er is NIETS verstuurd.',
  'cut-off.asked.other':
    '{who} vroeg op {at} of iemand wilde meekijken ({what}). Door een herstart is die vraag weg. Er is NIETS verstuurd.',
  'cut-off.asked.own.extension':
    'U vroeg op {at} of iemand wilde meekijken met een uitbreiding ({what}). Door een herstart is die vraag weg. De actie zelf is niet veranderd.',
  'cut-off.asked.other.extension':
    '{who} vroeg op {at} of iemand wilde meekijken met een uitbreiding ({what}). Door een herstart is die vraag weg. De actie zelf is niet veranderd.',
  'cut-off.yours.asked':
    'Niemand kreeg een bericht. Is het nog nodig? Bekijk het en vraag het opnieuw.',
  'cut-off.yours.extension':
    'Niemand erbij kreeg een bericht. Is het nog nodig? Bekijk het en vraag het opnieuw.',
  'cut-off.theirs.extension':
    'Niemand erbij kreeg een bericht. Is het nog nodig? Waarschuw {who}, of breid de actie zelf uit.',
  'cut-off.again.asked':
    'Er is nog niets verstuurd. Dit is uw oproep van voor de herstart. Kijk alles na en vraag het opnieuw.',
  'cut-off.again.extension':
    'Er is nog niets extra verstuurd. Dit is uw uitbreiding van voor de herstart. Kijk alles na en vraag het opnieuw.',
  'cut-off.agreed':
    '{other} gaf op {at} akkoord met de oproep van {who} ({what}). Door een herstart is er NIETS verstuurd.',
  'cut-off.agreed.extension':
    '{other} gaf op {at} akkoord met de uitbreiding van {who} ({what}). Door een herstart ging die NIET uit.',
  'cut-off.yours': 'Niemand kreeg een bericht. Is het nog nodig? Bekijk en verstuur het opnieuw.',
  'cut-off.theirs':
    'Niemand kreeg een bericht. Is het nog nodig? Waarschuw {who}, of maak zelf een nieuwe actie.',
  'cut-off.title.update': 'De aanvulling is NIET verstuurd',
  'cut-off.title.correction': 'De correctie is NIET verstuurd',
  'cut-off.title.result': 'De actie is NIET afgesloten',
  'cut-off.own.order':
    'U drukte op {at} op {button} ({what}). Door een herstart ging dat NIET door.',
  'cut-off.other.order':
    '{who} drukte op {at} op {button} ({what}). Door een herstart ging dat NIET door.',
  'cut-off.yours.order':
    'Niemand kreeg dit bericht, en aan de actie veranderde het niets. Is het nog nodig? Bekijk en verstuur het opnieuw.',
  'cut-off.theirs.order':
    'Niemand kreeg dit bericht, en aan de actie veranderde het niets. Is het nog nodig? Waarschuw {who}, of doe het zelf bij de actie.',
  'cut-off.again.order':
    'Hiervan is nog niets verstuurd. Zo vulde u het in voor de herstart. Kijk alles na en verstuur opnieuw.',
  'cut-off.look': 'Opnieuw bekijken',
  'cut-off.let-be': 'Laat maar',
  'cut-off.again':
    'Er is nog niets verstuurd. Dit is uw oproep van voor de herstart. Kijk alles na en verstuur opnieuw.',
  'report.deed.ask-cut-off':
    'Gevraagd of iemand meekijkt; door een herstart ging die vraag verloren',
  'report.deed.cut-off': 'Op Versturen gedrukt; door een herstart ging er toen niets uit',
  'term.what.presses': 'Een bericht dat door een herstart niet is verstuurd',
  'term.note.presses': 'Bij een reanimatie {home}.',
} as const
