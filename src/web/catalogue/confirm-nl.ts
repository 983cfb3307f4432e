/** Whether a phone was confirmed, and how far the asking is. */
export const confirmNl = {
  'confirm.waits':
    'Nog niet bevestigd. Wij bellen dit nummer zodra een modem tijd heeft, tussen 9 en 20 uur.',
  'confirm.again': 'Nog niet bevestigd. {tries} keer gebeld. Wij bellen weer na {day}.',
  'confirm.over': 'Niet bevestigd: {tries} keer gebeld. Vraag het deze persoon zelf.',
  'confirm.refused':
    'Niet bevestigd: wie opnam, wil op dit nummer niet gebeld worden. Vraag het deze persoon zelf, of haal het nummer weg.',
  'confirm.bySms': 'Nog niet bevestigd. Keer gevraagd per sms: {tries}, voor het laatst op {day}.',
  'confirm.bySms.over':
    'Niet bevestigd. Keer gevraagd per sms: {tries}. Vraag het deze persoon zelf.',
  'confirm.byCall.over': 'Niet bevestigd, ook niet na bellen. Vraag het deze persoon zelf.',
  'confirm.declined':
    'Niet bevestigd: van dit nummer kwam het antwoord nee. Vraag het deze persoon zelf, of haal het nummer weg.',
  'confirm.title': 'Telefoons die niet bevestigd zijn',
  'confirm.do':
    'Wij vroegen deze telefoons om bevestiging, en die kwam niet. Vraag deze mensen of het nummer klopt. Verander het nummer of haal het weg als dat niet zo is.',
  'confirm.count': 'Mensen met een telefoon die na vragen niet is bevestigd: {count}.',
  'confirm.heading': 'Telefoons bevestigen',
  'confirm.unasked': 'Nog te vragen',
  'confirm.asked': 'Gevraagd, nog geen antwoord',
  'confirm.vain': 'Vaak genoeg gevraagd, zonder antwoord',
  'confirm.how':
    'Dit gaat vanzelf, vanaf een dag na de invoer. Tussen 10 en 18 uur vragen wij steeds een paar telefoons: mobiel met een sms, ten hoogste drie keer in zes weken; vast met een telefoontje, tussen 9 en 20 uur, ten hoogste op drie dagen. Nooit tijdens een actie. Wie nee zegt, vragen wij niet meer.',
  'confirm.paused':
    'Het vragen staat stil, ook de telefoontjes die nog wachtten. Alleen wie u zelf laat vragen, krijgt een sms.',
  'confirm.pause': 'Zet het vragen stil',
  'confirm.resume': 'Vraag weer vanzelf',
  'confirm.show': 'Bekijk wie dat zijn',
  'record.asked': 'Vragen of een telefoon van deze persoon is',
  'record.asked.times': 'keer gevraagd: {times}, voor het laatst op {when}.',
  'record.asked.declined': 'Het antwoord was nee: wij vragen het niet meer.',
  'record.notice.call': 'Telefoontje met de vraag of het nummer klopt',
} as const
