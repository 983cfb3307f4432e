/** The texts of an action in other languages than Dutch. */
export const otherNl = {
  'other.title': 'Andere talen',
  'other.en': 'Engels',
  'other.de': 'Duits',
  'other.pl': 'Pools',
  'other.hint':
    'Wie een andere taal leest, krijgt dit bericht. Het volgt de velden, tot u er zelf in schrijft. Zonder tekst krijgen zij het Nederlandse bericht.',
  'other.no-area': 'Kies een gebied: dan ziet u wat de mensen daar lezen.',
  'other.none': 'Hier leest iedereen Nederlands.',
  'other.count': '{language}: {count}.',
  'other.dutch-only': '{language}: {count}, krijgen alleen Nederlands.',
  'other.get': '{count} mensen krijgen dit bericht.',
  'other.get-dutch': '{count} mensen lezen dit en krijgen het Nederlandse bericht.',
  'other.write':
    'Schrijf hier het bericht ({language}). Anders krijgen zij het Nederlandse bericht.',
  'other.alert': 'bericht',
  'other.update': 'aanvulling',
  'other.combined': 'bericht voor wie nog niets kreeg',
  'other.of': '{language}: {words}',
  'text-to-fill-in': 'Vul in wat tussen haken staat: {words}.',
} as const
