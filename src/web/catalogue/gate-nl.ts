/** Between a text that is ready and people who get it: what is ticked, and who looks along. */
export const gateNl = {
  'criteria.title': 'Vink aan wat klopt',
  'criteria.hint':
    'Klopt er iets niet? Verstuur dan niet. Uw naam en de tijd worden erbij bewaard.',
  'criteria.go': 'Alles gelezen? Ga naar aanvinken',
  'criteria.keys': 'Met het toetsenbord: druk op het cijfer van de regel.',
  'criteria.list': 'De lijst met nummers: {numbers}.',
  'criteria.list.none': 'Er staat nog geen nummer op de lijst.',
  'criteria.nl-alert': 'Is er een NL-Alert verstuurd?',
  'criteria.nl-alert.sent': 'Ja, er is een NL-Alert verstuurd',
  'criteria.nl-alert.not-sent': 'Nee, er is geen NL-Alert verstuurd',
  'criteria.asked-by': 'Wie in de meldkamer vroeg erom?',
  'criteria.asked-by.hint':
    'Naam of dienstnummer. Dit wordt versleuteld bewaard en na 14 dagen gewist.',
  'criteria-open': 'Vink aan wat klopt. Klopt dit niet, verstuur dan niet.',
  'asked-by-missing': 'Vul in wie in de meldkamer erom vroeg. Bijvoorbeeld: J. de Wit, meldkamer.',
  'nl-alert-open': 'Kies of er een NL-Alert is verstuurd.',
  'check-not-shown':
    'Deze pagina is te oud of het apparaat is opnieuw gestart. Kijk alles nog eens na en druk opnieuw.',
  'check-text-changed':
    'Het bericht is anders dan u zag. Lees het opnieuw voordat u het verstuurt.',
  'check-policy-changed':
    'De coördinator heeft net het beleid aangepast. Kijk opnieuw voordat u verstuurt.',
  'check-people-changed':
    'De ontvangers zijn veranderd sinds u keek: {added} erbij, {removed} eraf. Kijk opnieuw voordat u verstuurt.',
  'sending.title': 'Wordt zo verstuurd',
  'sending.left.one': 'Nog 1 seconde',
  'sending.left.many': 'Nog {seconds} seconden',
  'sending.nothing-yet':
    'Er is nog niets verstuurd. Valt het apparaat nu uit, dan gaat er ook niets uit.',
  'sending.take-back': 'Neem terug',
  'sending.taken-back': 'Teruggenomen. Er is niets verstuurd.',
  'sending.not': 'Er is niets verstuurd',
  'sending.not.why': 'Niemand heeft dit bericht gekregen.',
  'sending.not.unknown':
    'Deze actie is niet gestart. Het apparaat ging uit voordat de 5 seconden om waren, of het is langer dan een uur geleden.',
} as const
