import type { Kind } from '../action.ts'
import { type Description, type Sort, sortOf } from '../description/description.ts'

const person = { sex: 'boy', age: '7', hair: 'blond krulhaar', clothes: 'rode jas' } as const
const left = { time: '15.40', place: 'Speeltuin Wilgenhof', transport: 'te voet' } as const

const examples: Readonly<Record<Sort, Description>> = {
  missing: { ...person, ...left },
  suspect: {
    ...{ sex: 'man', age: '25-30', clothes: 'zwarte capuchontrui, grijze rugzak' },
    ...{ time: '14.12', place: 'Kerklaan', direction: 'het station' },
  },
  vehicle: {
    ...{ colour: 'witte', vehicle: 'bestelbus', plate: 'AE-123-O', damage: 'deuk linksachter' },
    ...{ time: '9.20', place: 'Havenstraat' },
  },
  hazard: {
    ...{ threat: 'grote brand', place: 'Industrieweg', time: '21.30', direction: 'Oosterwerf' },
    advice: 'Ga naar binnen, sluit ramen en deuren.',
  },
  help: {
    ...{ place: 'Kerklaan 12 Oosterwerf', time: '11.03' },
    aed: 'muur sporthal De Brug, Sportweg 3',
  },
}

/** Somebody or something made up, by which one sees what a template of a kind makes. */
export const exampleOf = (kind: Kind): Description => examples[sortOf(kind)]
