/** What is told to a running action: the seconds before it goes, and who told what meanwhile. */
export const orderNl = {
  'order.goes.update': 'De aanvulling gaat zo naar {count} mensen',
  'order.goes.correction': 'De correctie gaat zo naar {count} mensen',
  'order.goes.result': 'De actie wordt zo afgesloten. De afloop gaat naar {count} mensen',
  'order.goes.result.later':
    'De actie wordt zo afgesloten. De afloop gaat op {when} naar {count} mensen',
  'order.goes.extension': 'De uitbreiding gaat zo naar nog {count} mensen',
  'order.goes.by': '{who} drukte om {at} op {button}.',
  'order.held':
    'Intussen gaat het oude bericht niet verder: wie het nog niet heeft, krijgt het niet.',
  'order.nothing-yet':
    'Hiervan is nog niets verstuurd. Valt het apparaat nu uit, dan gaat het ook niet uit.',
  'order.taken-back': 'Teruggenomen. Hiervan is niets verstuurd. Wat u typte staat er nog.',
  'order.old-goes-on': 'Het oude bericht gaat verder naar wie het nog niet heeft.',
  'order.failed.update': 'De aanvulling is niet verstuurd',
  'order.failed.correction': 'De correctie is niet verstuurd',
  'order.failed.result': 'Deze afloop is niet verstuurd',
  'order.failed.extension': 'De uitbreiding is niet verstuurd',
  'order.look': 'Bekijk wat u typte',
  'sending.failed': 'Het ging mis bij het versturen. Probeer het opnieuw.',
  'order.not.back': 'Terug naar de actie',
  'order.not.unknown':
    'Dit is niet verstuurd. Het apparaat ging uit voordat de 5 seconden om waren, of het is langer dan een uur geleden.',
  'since.title': 'Nog niet verstuurd: lees dit eerst',
  'since.you': 'U',
  'since.update': '{who} verstuurde een aanvulling ({at}): “{text}”.',
  'since.update.waits': '{who} drukte op {button} ({at}): “{text}”. Die gaat zo uit.',
  'since.correction': '{who} verstuurde een correctie ({at}): “{text}”.',
  'since.correction.waits': '{who} drukte op {button} ({at}): “{text}”. Die gaat zo uit.',
  'since.result': '{who} sloot deze actie af ({at}). De afloop: “{text}”.',
  'since.result.waits':
    '{who} drukte op {button} ({at}): “{text}”. Dan kan er niets meer achteraan.',
  'since.extension': '{who} breidde het gebied uit ({at}).',
  'since.extension.waits': '{who} drukte op {button} ({at}): “{text}”. Die gaat zo uit.',
  'extend.ahead': '{who} drukte om {at} op {button}. Hieronder staat nog de tekst van daarvoor.',
  'since.ask.extension':
    'Klopt uw bericht dan nog? Verander het, of verstuur de uitbreiding nog eens.',
  'since.ask.update':
    'Verstuur deze aanvulling ook? Kijk eerst of het bericht voor wie hem nog niet heeft, dan nog klopt.',
  'since.ask.correction': 'Verstuur deze correctie ook?',
  'since.ask.result': 'Sluit u toch ook af, met deze afloop?',
  'since.send.update': 'Verstuur deze ook',
  'since.send.correction': 'Verstuur deze ook',
  'since.send.result': 'Sluit toch af met deze afloop',
  'since.over': 'Dit is niet verstuurd. U kunt het hier nog lezen en overnemen.',
  'since.over.text': 'Wat u typte',
  'run.stopped.title': 'Gestopt: er begint geen nieuwe oproep meer',
  'run.stopped.update': 'Stuur een aanvulling aan wie de oproep al heeft',
  'run.stopped.close': 'Sluit af en laat weten hoe het is afgelopen',
  'run.stopped.new': 'Begin een nieuwe actie als er toch mensen nodig zijn',
  'run.stopped.why':
    'Stoppen kan niet worden teruggenomen. Wie de oproep al heeft, weet niet dat u stopte. U kunt nog:',
} as const
