/** The two texts of a resuscitation: who goes there at once, and who first fetches an AED. */
export const errandNl = {
  'who.aed': 'Waar hangt een AED?',
  'field.aed.name': 'plek van de AED',
  'field.aed': 'waar een AED hangt',
  'template.use.fetch': 'Eerste bericht voor wie eerst de AED haalt',
  'errand.text': 'Bericht voor wie eerst de AED haalt',
  'errand.hint':
    'Om de beurt, wie dichtbij woont eerst: één op de drie krijgt het bericht hierboven en gaat er meteen heen. De andere twee krijgen dit bericht.',
  'errand.begins': 'Gaat er meteen heen',
  'errand.fetches': 'Haalt eerst de AED',
  'errand.count': '{count} mensen',
  'errand.readers': '{count} mensen lezen dit, en krijgen één van beide.',
  'errand.coming': 'Er meteen heen: {begin}. Eerst de AED: {fetch}.',
  'errand.update': 'Bericht voor wie eerst de AED haalt en nog niets kreeg',
  'errand.combined': 'bericht voor wie eerst de AED haalt en nog niets kreeg',
  'errand.of': 'Bericht voor wie eerst de AED haalt: {words}',
  'errand.spoken':
    'Andere woorden of een opname hoort alleen wie er meteen heen gaat. Wie eerst de AED haalt, hoort het eigen bericht.',
} as const
