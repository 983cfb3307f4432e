import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { decimalOf, readCsv } from '../../src/csv.ts'
import { prepareArea } from '../../src/domain/area.ts'
import type { NamedArea, Position } from '../../src/domain/geo.ts'
import { readAreas } from '../../src/domain/geojson-areas.ts'
import { areaFinder, mostMetresOff } from '../../src/domain/nearest-area.ts'
import { earthRadiusMetres, radians } from '../../src/domain/sphere.ts'

const box = (id: string, west: number, east: number): NamedArea => ({
  id,
  name: id,
  area: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 53],
        [east, 53],
        [east, 53.1],
        [west, 53.1],
        [west, 53],
      ],
    ],
  },
})
/** So many metres east of a place, or north of it. */
const east = ([lon, lat]: Position, metres: number): Position => [
  lon + metres / (earthRadiusMetres * radians * Math.cos(lat * radians)),
  lat,
]
const north = ([lon, lat]: Position, metres: number): Position => [
  lon,
  lat + metres / (earthRadiusMetres * radians),
]

t.test('a place belongs to the area it lies in, else to the nearest close by', async (t) => {
  const find = areaFinder([box('a', 6, 6.1), box('b', 6.102, 6.2)])
  t.equal(find([6.05, 53.05]), 0)
  t.equal(find([6.15, 53.05]), 1)
  t.equal(find(east([6.1, 53.05], 30)), 0)
  t.equal(find(east([6.102, 53.05], -30)), 1)
  t.equal(find(north([6.15, 53.1], mostMetresOff - 1)), 1)
  t.equal(find(north([6.15, 53.1], mostMetresOff + 1)), undefined, 'who lives elsewhere')
  t.equal(find(north(east([6.2, 53.1], 200), 200)), undefined, 'off a corner')
  t.equal(areaFinder([])([6, 53]), undefined)
})

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'geodata')
const areasFile = join(folder, 'neighbourhoods.geojson')
const skip = existsSync(areasFile) ? false : 'no areas of a real municipality lie beside this'

t.test('of a real municipality the 7 off every area fall to their own', { skip }, async (t) => {
  let id = 0
  const newId = () => String(++id)
  const areas = readAreas(JSON.parse(readFileSync(areasFile, 'utf8')), newId)
  const inside = areas.map(({ area }) => prepareArea(area))
  const find = areaFinder(areas)
  const text = readFileSync(join(folder, 'addresses.csv'), 'utf8')
  const off = readCsv(text, ['lat', 'lon', 'neighbourhood']).filter((row) => {
    const [lon, lat] = [decimalOf(row.lon), decimalOf(row.lat)]
    return !inside.some((isInside) => isInside(lon, lat))
  })
  t.equal(off.length, 7)
  for (const row of off) {
    const found = find([decimalOf(row.lon), decimalOf(row.lat)])
    t.equal(found === undefined ? undefined : areas[found]?.code, row.neighbourhood)
  }
})
