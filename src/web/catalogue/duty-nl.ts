/** The phones of who is on duty, and what waits for somebody to look. */
export const dutyNl = {
  'duty.title': 'Diensttelefoons',
  'duty.hint':
    'Leest niemand een reactie binnen een minuut? Dan krijgen deze telefoons een sms, tot iemand die heeft gezien. Dat gebeurt ook als niemand antwoordt op de vraag of een actie nog actueel is, en meteen als een oproep in nood uitgaat zonder akkoord van iemand anders. Ze horen ook dat de stroom uitvalt, als er een UPS is. Test elke telefoon elk half jaar.',
  'duty.none': 'Er zijn geen diensttelefoons. Voeg er een toe: anders blijft het bij het scherm.',
  'duty.name': 'Naam of functie',
  'duty.number': 'Mobiel nummer',
  'duty.add': 'Voeg diensttelefoon toe',
  'duty.try': 'Stuur {name} een test',
  'duty.tried': 'test verstuurd, wacht op het antwoord met de code',
  'duty.drop': 'Haal {name} van de lijst',
  'duty.words': 'Zet in de sms aan de diensttelefoons ook wat iemand schreef',
  'duty.words.hint': 'Zonder vinkje staat er alleen hoeveel reacties wachten en waar ze staan.',
  'duty-name-missing': 'Vul een naam of functie in van hoogstens 40 tekens. Bijvoorbeeld: piket.',
  'duty-not-mobile': 'Dit is geen mobiel nummer. Vul een nummer in dat met 06 begint.',
  'duty-enough': 'Er kunnen hoogstens {most} diensttelefoons zijn. Haal er eerst een van de lijst.',
  'duty-known': 'Dit nummer staat al op de lijst.',
  'unread.one': '1 reactie is nog niet gelezen, van {time}.',
  'unread.many': '{count} reacties zijn nog niet gelezen, de eerste van {time}.',
  'unread.told': 'De diensttelefoons zijn {times} keer gewaarschuwd, het laatst om {time}.',
  'unread.told.reminder':
    'De diensttelefoons zijn hierover {times} keer gewaarschuwd, het laatst om {time}.',
  'unread.soon': 'Na een minuut krijgen de diensttelefoons een sms.',
  'unread.no-phones': 'Er zijn geen diensttelefoons om te waarschuwen.',
  'unread.look': 'Lees ze',
  'unread.read': 'Ik heb ze gelezen',
  'unread.seen': 'Gezien: stop met waarschuwen',
} as const
