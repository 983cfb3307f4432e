/** The door, and what happens to whoever went astray. */
export const doorNl = {
  'login.title': 'Aanmelden',
  'login.name': 'Naam',
  'login.password': 'Wachtwoord',
  'login.name.missing': 'Vul uw naam in.',
  'login.password.missing': 'Vul uw wachtwoord in.',
  'login.submit': 'Meld aan',
  'login.failed': 'Naam of wachtwoord klopt niet. Probeer het opnieuw.',
  'login.wait': 'Te veel pogingen. Wacht een minuut en probeer het opnieuw.',
  'login.demo':
    'Dit is een demonstratie met verzonnen mensen en nagebootste modems. Er wordt niets echt verstuurd.',
  'error.title': 'Dat ging niet',
  'error.not-found': 'Deze pagina bestaat niet, of niet meer.',
  'error.forbidden': 'Uw account mag dit niet. Vraag de beheerder.',
  'error.expired':
    'Dit formulier hoort bij een vorige keer dat u was aangemeld. Er is niets bewaard of verstuurd. Ga terug, ververs de pagina en vul het opnieuw in.',
  'error.ours': 'Er ging bij ons iets mis. Probeer het opnieuw; het logboek zegt wat het was.',
  'error.request': 'Dit verzoek klopt niet. Ga terug en probeer het opnieuw.',
  'error.too-large': 'Dit bestand is te groot. Hoogstens 16 MB kan tegelijk.',
  'error.summary': 'Er is een probleem',
  'login.over':
    'U deed hier lang niets. Daarom bent u afgemeld. Meld u opnieuw aan: daarna ziet u de pagina waar u was.',
  'error.home': 'Naar het beginscherm',
} as const
