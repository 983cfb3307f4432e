/** The battery that takes over when the power fails. */
export const upsNl = {
  'ups.none':
    'Geen UPS gevonden. Valt de stroom uit, dan gaat dit apparaat meteen uit. Een UPS is een accu die het dan overneemt.',
  'ups.none.admin': 'Sluit een UPS aan en installeer NUT, zoals systemd/README.md beschrijft.',
  'ups.mains': 'UPS: op netstroom.',
  'ups.mains.lasts': 'UPS: op netstroom. Valt de stroom uit, dan houdt de accu het {lasts} vol.',
  'ups.battery': 'UPS: op accu. Er is geen netstroom sinds {since}.',
  'ups.battery.lasts': 'UPS: op accu, nog {lasts}. Er is geen netstroom sinds {since}.',
  'ups.unknown':
    'UPS: staat uit, of geeft de stroom door zonder accu. Bij stroomuitval gaat dit apparaat uit. Vraag de beheerder.',
  'ups.charge': 'De accu is {charge}% vol.',
  'ups.low': 'De accu is bijna leeg. Zorg voor andere stroom: dit apparaat gaat straks uit.',
  'ups.worn': 'De UPS vraagt om een nieuwe accu. Vraag de beheerder.',
  'ups.silent':
    'UPS: antwoordt niet sinds {moment}. Hoe het met de stroom is, is niet te zien. Vraag de beheerder.',
  'ups.unheard': 'Geen antwoord van UPS {names}: vraag de beheerder.',
  'ups.silent.battery': 'Toen was er geen netstroom, en hield de accu het nog {lasts} vol.',
  'ups.ahead':
    'De stroom is uit, de accu houdt het nog {lasts} vol en versturen duurt {sends}: sluit andere stroom aan, of kies een kleiner gebied.',
  'ups.ahead.low':
    'De stroom is uit en de accu is bijna leeg: sluit andere stroom aan, of kies een kleiner gebied.',
  'ups.sends': 'Versturen duurt nog {sends}.',
  'ups.too-short': 'De accu is leeg voordat alles verstuurd is. Zorg voor andere stroom.',
} as const
