/** What a municipality may publish about an action. */
export const publicNl = {
  'summary.title': 'Samenvatting voor publicatie',
  'summary.label': 'Tekst voor de website of de pers',
  'summary.hint':
    'Hierin staat niets waaraan iemand te herkennen is. Maak dit leeg als u niets publiceert.',
  'summary.why':
    'Neem deze tekst over voor de website. Na het afsluiten staat hier de tekst voor daarna.',
  'summary.copy': 'Kopieer de tekst',
  'summary.copied': 'Gekopieerd',
  'publication-describes':
    '“{words}” vertelt hoe iemand of iets eruitziet. Haal dat weg uit de samenvatting: wat u publiceert, blijft te vinden.',
  'publication-place':
    'De samenvatting noemt een plaats: “{place}”. Haal die weg: wat u publiceert, blijft te vinden.',
  'publication-long': 'De samenvatting is te lang. Gebruik hoogstens {most} tekens.',
} as const
