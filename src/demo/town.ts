import type { NamedArea, Polygon, Position } from '../domain/geo.ts'
import { Random } from './random.ts'

/** An address of the town, as the register has it. */
export interface TownAddress {
  readonly postcode: string
  readonly houseNumber: number
  readonly suffix: string
  readonly street: string
  readonly city: string
  readonly location: Position
}

export interface Street {
  readonly name: string
  readonly from: Position
  readonly to: Position
}

export interface Town {
  readonly addresses: readonly TownAddress[]
  readonly areas: readonly NamedArea[]
  readonly streets: readonly Street[]
  readonly water: readonly Polygon[]
  readonly parks: readonly Polygon[]
  readonly outline: Polygon
}

/** In the middle of the Markermeer, where nobody lives. */
const centre: Position = [5.23, 52.56]
const metre: Position = [1 / 67_700, 1 / 111_320]

const at = (east: number, north: number): Position => [
  centre[0] + east * metre[0],
  centre[1] + north * metre[1],
]

const quarters = [
  { name: 'Centrum', east: -700, north: -700, blocks: 9, postcode: '9991' },
  { name: 'Molenwijk', east: 700, north: -700, blocks: 8, postcode: '9992' },
  { name: 'Wilgenhof', east: -700, north: 700, blocks: 8, postcode: '9993' },
  { name: 'Havenkwartier', east: 700, north: 700, blocks: 7, postcode: '9994' },
  { name: 'Westhoek', east: -2100, north: -100, blocks: 6, postcode: '9995' },
  { name: 'Oosterwerf', east: 2100, north: 100, blocks: 6, postcode: '9996' },
  { name: 'Zuidpolder', east: 0, north: -2000, blocks: 4, postcode: '9997' },
  { name: 'Noordbuurt', east: 200, north: 2000, blocks: 5, postcode: '9998' },
] as const

const half = 640
const trees = [
  'Berken',
  'Linden',
  'Elzen',
  'Iepen',
  'Wilgen',
  'Essen',
  'Eiken',
  'Beuken',
  'Kersen',
  'Meidoorn',
  'Vlier',
  'Populieren',
]
const birds = [
  'Merel',
  'Kievit',
  'Reiger',
  'Zwaluw',
  'Grutto',
  'Ooievaar',
  'Lijster',
  'Vink',
  'Specht',
  'Wulp',
  'Tureluur',
  'Plevier',
]
const endings = ['straat', 'laan', 'weg', 'hof', 'kade', 'pad']

const box = (east: number, north: number, width: number, height: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      at(east - width, north - height),
      at(east + width, north - height),
      at(east + width, north + height),
      at(east - width, north + height),
      at(east - width, north - height),
    ],
  ],
})

/** Waterhoven: about 10,000 addresses by rule and seed; nothing in it exists. */
export function makeTown(seed = 7): Town {
  const random = new Random(seed)
  const names = streetNames()
  const streets: Street[] = []
  const addresses: TownAddress[] = []
  for (const quarter of quarters) {
    for (let row = 0; row < quarter.blocks * 2; row++) {
      const isAcross = row % 2 === 0
      const offset =
        -half + 60 + (Math.floor(row / 2) * (2 * half - 120)) / Math.max(1, quarter.blocks - 1)
      const name = names[streets.length] ?? `Straat ${streets.length}`
      const ends = isAcross
        ? ([
            [-half + 20, offset],
            [half - 20, offset],
          ] as const)
        : ([
            [offset, -half + 20],
            [offset, half - 20],
          ] as const)
      const [from, to] = ends.map(([e, n]) => at(quarter.east + e, quarter.north + n))
      if (!from || !to) continue
      streets.push({ name, from, to })
      addresses.push(...along(random, name, quarter.postcode, row, from, to))
    }
  }
  addresses.push(...outlying(random))
  return {
    addresses,
    areas: quarters.map(({ name, east, north }, i) => ({
      id: `wijk-${i + 1}`,
      name,
      code: `WH${String(i + 1).padStart(2, '0')}`,
      area: box(east, north, half + 20, half + 20),
    })),
    streets,
    water: [box(0, 0, 2900, 22), box(1450, 1400, 60, 700), box(2300, 1500, 420, 300)],
    parks: [box(-1400, -1600, 420, 380), box(-1450, 1500, 260, 300)],
    outline: box(0, 0, 3300, 2900),
  }
}

function streetNames(): readonly string[] {
  return endings.flatMap((ending) => [...trees, ...birds].map((stem) => `${stem}${ending}`))
}

/** Houses on both sides, a block of flats now and then. */
function along(
  random: Random,
  street: string,
  area: string,
  row: number,
  from: Position,
  to: Position,
): TownAddress[] {
  const letters = `${String.fromCharCode(65 + (row % 26))}${String.fromCharCode(65 + ((row * 7) % 26))}`
  const postcode = `${area}${letters}`
  const houses = 84 + random.below(16)
  return Array.from({ length: houses }, (_, i) => i + 1).flatMap((houseNumber) => {
    const share = houseNumber / (houses + 1)
    const side = houseNumber % 2 === 0 ? 12 : -12
    const isAcross = Math.abs(to[1] - from[1]) < Math.abs(to[0] - from[0])
    const location: Position = [
      from[0] + (to[0] - from[0]) * share + (isAcross ? 0 : side * metre[0]),
      from[1] + (to[1] - from[1]) * share + (isAcross ? side * metre[1] : 0),
    ]
    const isFlat = random.isOneIn(90)
    const suffixes = isFlat ? ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] : ['']
    return suffixes.map((suffix) => ({
      postcode,
      houseNumber,
      suffix,
      street,
      city: 'Waterhoven',
      location,
    }))
  })
}

/** Farms outside every neighbourhood, two of them under one key, as registers have them. */
function outlying(random: Random): TownAddress[] {
  return Array.from({ length: 60 }, (_, i) => ({
    postcode: '9999ZZ',
    houseNumber: i === 59 ? 59 : i + 1,
    suffix: '',
    street: 'Dijkweg',
    city: 'Waterhoven',
    location: at(random.between(-3200, 3200), -2800 + random.between(-60, 60)),
  }))
}
