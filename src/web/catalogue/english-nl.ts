/** The English text of an action. */
export const englishNl = {
  'english.title': 'Bericht in het Engels',
  'english.hint':
    'Voor wie Engels leest. Het volgt de velden, tot u er zelf in schrijft. Zonder tekst krijgen zij het Nederlandse bericht.',
  'english.count': '{count} mensen in dit gebied krijgen het Engelse bericht.',
  'english.by-hand':
    'U schreef het Nederlandse bericht zelf. Schrijf ook het Engelse, of iedereen krijgt het Nederlandse.',
  'english.of': 'Engels: {words}',
} as const
