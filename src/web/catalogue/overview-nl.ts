/** Texts of the overview of participants. */
export const overviewNl = {
  'numbers.title': 'Nummers van de modems',
  'numbers.heading': 'onze nummers',
  'numbers.link': 'Nummers om uit te delen',
  'numbers.why':
    'Bewaar deze nummers in uw telefoon onder de naam {prefix}. Dan ziet u meteen wie u belt of sms’t. Stoppen? Stuur STOP naar een van deze nummers. Nood? Bel 112.',
  'numbers.none': 'De beheerder heeft de nummers nog niet ingevuld.',
  'numbers.none.admin':
    'Vul hieronder bij elke modem het nummer van de simkaart in. Het staat op het kaartje van de simkaart.',
  'numbers.card': 'Download als contact (vCard)',
  'numbers.modems': 'Per modem',
  'numbers.of': 'Modem {modem}, simkaart …{sim}, {operator}',
  'numbers.keep': 'Bewaar',
  'sim-number-unknown':
    'Dit is geen nummer van een simkaart. Goede voorbeelden zijn 06 12345678 en 097 012345678.',
  'overview.title': 'Overzicht van deelnemers',
  'overview.link': 'Overzicht in cijfers',
  'overview.empty':
    'Er zijn nog geen deelnemers. Voeg iemand toe of lees een bestand in; dan komen hier cijfers.',
  'overview.small':
    'Op de plaats van kleine aantallen (onder de 5) staat ×. Soms staat er ook × bij een groter aantal, of bij 0: anders is het kleine uit te rekenen. Zo is niemand te herkennen.',
  'overview.csv': 'Download de cijfers (CSV)',
  'overview.members': 'deelnemers',
  'overview.homes': 'adressen doen mee',
  'overview.share': 'van alle adressen',
  'overview.now': 'nu bereikbaar per sms',
  'overview.tonight': 'vannacht om 3 uur per sms',
  'overview.unconfirmed': 'telefoons niet bevestigd',
  'overview.ask': 'Vraag nu 100 telefoons',
  'overview.asked':
    "{count} telefoons zijn gevraagd. De sms'en gaan weg als er niets anders te verzenden is.",
  'overview.asked.none': 'Er is nu niemand te vragen: iedereen heeft bevestigd of is al gevraagd.',
  'overview.areas': 'Per wijk',
  'overview.area': 'Wijk',
  'overview.area.none': 'Buiten alle wijken',
  'overview.addresses': 'Adressen',
  'overview.joined': 'Doen mee',
  'overview.percent': 'Deel',
  'overview.areas.empty':
    'Lees eerst wijken in. Dat doet de beheerder, met `omroeper import areas`.',
  'overview.register.empty':
    'Er is geen adressenbestand. Daarom staat er niet bij welk deel van de adressen meedoet.',
  'overview.growth': 'Groei per maand',
  'overview.growth.why': 'Geteld zijn de mensen die nu meedoen, in de maand waarin zij begonnen.',
  'overview.growth.empty': 'Van deze deelnemers is niet bekend wanneer zij begonnen.',
  'overview.month': 'Maand',
  'overview.new': 'Nieuw',
  'overview.total': 'Totaal',
  'overview.channels': 'Telefoons',
  'overview.quiet': 'Nachtrust of niet beschikbaar',
  'overview.voiceOnly': 'Alleen bellen',
  'overview.when': 'Wie is te bereiken?',
  'overview.when.now': 'Nu',
  'overview.when.tonight': 'Vannacht 3 uur',
} as const
