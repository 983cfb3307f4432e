import type { FieldName } from './description.ts'

/** Words that are offered while one types a field; any other word may be typed too. */
export const suggestions: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
  build: ['mager', 'slank', 'normaal postuur', 'stevig', 'gezet', 'gespierd'],
  hair: ['blond haar', 'bruin haar', 'zwart haar', 'grijs haar', 'rood haar', 'kaal'],
  colour: ['witte', 'zwarte', 'grijze', 'zilveren', 'blauwe', 'rode', 'groene', 'gele'],
  vehicle: ['auto', 'bestelbus', 'stationwagen', 'vrachtwagen', 'motor', 'scooter', 'fiets'],
  transport: ['te voet', 'fiets', 'elektrische fiets', 'scooter', 'auto', 'rolstoel'],
  event: ['na overval', 'na inbraak', 'tas weggerukt', 'gestolen', 'doorgereden na aanrijding'],
  threat: ['grote brand', 'rook', 'gaslek', 'stroom uit', 'stroom en internet zijn uit'],
  advice: [
    'Ga naar binnen, sluit ramen en deuren, zet ventilatie uit.',
    'Blijf weg van die plek.',
    'Help buren. 112 werkt niet: ga naar de brandweer.',
  ],
}
