/** Whether a landline was confirmed in a call. */
export const confirmNl = {
  'confirm.waits':
    'Nog niet bevestigd. Wij bellen dit nummer zodra een modem tijd heeft, niet tijdens de nachtrust.',
  'confirm.again': 'Nog niet bevestigd. {tries} keer gebeld. Wij bellen weer na {day}.',
  'confirm.over': 'Niet bevestigd: {tries} keer gebeld. Vraag het deze persoon zelf.',
  'confirm.refused':
    'Niet bevestigd: wie opnam, wil op dit nummer niet gebeld worden. Vraag het deze persoon zelf, of haal het nummer weg.',
  'confirm.title': 'Vaste telefoons die niet bevestigd zijn',
  'confirm.do':
    'Wij belden deze nummers en niemand toetste 1. Vraag deze mensen of het nummer klopt. Verander het nummer of haal het weg als dat niet zo is.',
  'confirm.count': 'Mensen met een vaste telefoon die na bellen niet is bevestigd: {count}.',
  'confirm.show': 'Bekijk wie dat zijn',
  'record.notice.call': 'Telefoontje met de vraag of het nummer klopt',
} as const
