import type { Kind } from '../../src/domain/action.ts'
import { type FieldName, readDescription } from '../../src/domain/description/description.ts'

export type Typed = Readonly<Partial<Record<FieldName, string>>>

/** What a dispatcher types in the fields. */
export const described = (kind: Kind, typed: Typed) => ({
  kind,
  description: readDescription(kind, (name) => typed[name] ?? ''),
  number: '0800-0011',
  laterNumber: '0900-8844',
})

/** The scenarios of domain.md 5 as they are typed, and the alert that comes of it. */
export const describedScenarios: readonly (readonly [Kind, Typed, string])[] = [
  [
    'missing-child',
    {
      ...{ sex: 'boy', age: '7 jaar', hair: 'blond krulhaar', clothes: 'blauwe laarzen, rode jas' },
      ...{ time: '1540', place: 'Speeltuin Wilgenhof', transport: 'te voet' },
    },
    'vermist, jongen, 7 jaar, blond krulhaar, rode jas, blauwe laarzen. Om 15.40 te voet weg bij Speeltuin Wilgenhof. Gezien? Bel 0800-0011.',
  ],
  [
    'missing-person',
    {
      ...{ sex: 'woman', age: '82', hair: 'grijs haar', clothes: 'rollator, groene jas' },
      ...{ time: '21:10', place: 'uit De Linde in Oosterwerf', care: 'confused' },
    },
    'vermist, vrouw, 82 jaar, grijs haar, groene jas, rollator. Om 21.10 weg uit De Linde in Oosterwerf. Is verward. Gezien? Bel 0800-0011.',
  ],
  [
    'burglary',
    {
      ...{ sex: 'man', age: '25 tot 30', length: '185', build: 'mager' },
      ...{ clothes: 'grijze rugzak, zwarte trui', time: '14.12', place: 'Kerklaan' },
      direction: 'station',
    },
    'kijk uit naar man, 25-30 jaar, 1.85 m, mager, zwarte trui, grijze rugzak. Om 14.12 van Kerklaan naar station. Niet aanspreken, bel 0800-0011.',
  ],
  [
    'robbery',
    {
      ...{ sex: 'man', count: '2', clothes: '1: witte jas, 2: blauwe helm', event: 'na overval' },
      ...{ time: '19.55', place: 'bij Dorpsplein', transport: 'zwarte scooter', danger: 'yes' },
    },
    'kijk uit naar 2 mannen, 1: witte jas, 2: blauwe helm. Om 19.55 na overval op zwarte scooter weg bij Dorpsplein. GEVAARLIJK: houd afstand. Bel 112.',
  ],
  [
    'vehicle',
    {
      ...{ colour: 'witte', vehicle: 'bestelbus', plate: 'ae 123 o', damage: 'deuk linksachter' },
      ...{ time: '9u20', place: 'Havenstraat' },
    },
    'kijk uit naar witte bestelbus, kenteken AE-123-O, deuk linksachter. Om 9.20 gestolen in de Havenstraat. Niet volgen. Gezien? Bel 0800-0011.',
  ],
  [
    'hit-and-run',
    {
      ...{ colour: 'donkergrijze', vehicle: 'auto', damage: 'schade rechtsvoor, koplamp kapot' },
      ...{ time: '17.45', place: 'Ringdijk' },
    },
    'kijk uit naar donkergrijze auto, schade rechtsvoor, koplamp kapot. Om 17.45 doorgereden na aanrijding op de Ringdijk. Gezien? Bel 0800-0011.',
  ],
  [
    'aed',
    { place: 'Kerklaan 12 Oosterwerf', time: '11.03' },
    'REANIMATIE Kerklaan 12 Oosterwerf. Ga er nu heen en start. Ambulance is onderweg. Kunt u niet? Dan hoeft u niets te doen. Oproep 11.03 uur.',
  ],
  [
    'fire-smoke',
    {
      ...{ threat: 'grote brand', place: 'Industrieweg', time: '21.30', direction: 'Oosterwerf' },
      advice: 'ga naar binnen, sluit ramen en deuren, zet ventilatie uit',
    },
    'grote brand Industrieweg sinds 21.30, rook trekt naar Oosterwerf. Ga naar binnen, sluit ramen en deuren, zet ventilatie uit. Bel bij nood 112.',
  ],
  [
    'missing-person',
    {
      ...{ sex: 'man', age: '44', length: '1,78', hair: 'kaal', clothes: 'bruine leren jas' },
      ...{ transport: 'zwarte fiets', time: '7.30', place: 'uit Westhoek', care: 'worried' },
    },
    'vermist, man, 44 jaar, 1.78 m, kaal, bruine leren jas. Om 7.30 op zwarte fiets weg uit Westhoek. Zorgen om zijn welzijn. Gezien? Bel 0800-0011.',
  ],
  [
    'theft',
    {
      ...{ sex: 'boy', age: '16-18', clothes: 'oranje helm', transport: 'zwarte fiets' },
      ...{ event: 'tas weggerukt', time: '12.10', place: 'Marktplein', direction: 'kanaal' },
    },
    'kijk uit naar jongen, 16-18 jaar, oranje helm. Om 12.10 tas weggerukt, op zwarte fiets van Marktplein naar kanaal. Niet aanspreken, bel 0800-0011.',
  ],
  [
    'outage',
    {
      ...{ threat: 'stroom en internet zijn uit', place: 'in Elzendaal' },
      advice:
        'Hulp nodig? Kom naar noodsteunpunt De Brug, Sportweg 3. Help buren. 112 werkt niet: ga naar de brandweer',
    },
    'stroom en internet zijn uit in Elzendaal. Hulp nodig? Kom naar noodsteunpunt De Brug, Sportweg 3. Help buren. 112 werkt niet: ga naar de brandweer.',
  ],
]
