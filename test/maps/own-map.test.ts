import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { readOwnMap } from '../../src/maps/own-map.ts'

const collection = (...geometries: readonly unknown[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: geometries.map((geometry) => ({
      type: 'Feature',
      properties: { owner: 'somebody' },
      geometry,
    })),
  })
const line = {
  type: 'LineString',
  coordinates: [
    [5.2, 52.5],
    [5.3, 52.6],
  ],
}
const area = {
  type: 'Polygon',
  coordinates: [
    [
      [5.2, 52.5],
      [5.3, 52.5],
      [5.3, 52.6],
      [5.2, 52.5],
    ],
  ],
}

function mapWith(t: Test, files: Readonly<Record<string, string>>) {
  const dataDir = t.testdir()
  mkdirSync(join(dataDir, 'map'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dataDir, 'map', name), text)
  return readOwnMap(dataDir)
}

t.test(
  'each file is a layer, lowest first, with its lines and areas and nothing else',
  async (t) => {
    const { layers, faults } = mapWith(t, {
      'border.geojson': collection(area),
      'forest.geojson': collection(area),
      'building.geojson': collection(area, { type: 'Point', coordinates: [5.2, 52.5] }),
      'land.geojson': collection(area),
      'street.geojson': collection(line),
      'notes.txt': 'no map',
    })
    const names = layers.map(({ name }) => name)
    t.strictSame(names, ['land', 'street', 'building', 'forest', 'border'])
    t.strictSame(faults, [])
    t.strictSame(layers[2]?.geojson, {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: {}, geometry: area }],
    })
  },
)

t.test('what is named keeps its name, by whatever key, and nothing else of anybody', async (t) => {
  const point = { type: 'Point', coordinates: [5.2, 52.5] }
  const named = (properties: object, geometry: object = point) => ({ properties, geometry })
  const features = [
    named({ t: 'Merelstraat', owner: 'somebody' }),
    named({ naam: ' Oud Bos ', label: 'bos' }, area),
    named({ name: 7 }),
    named({ name: ' ' }),
    named({ name: 'Twee' }, { type: 'MultiPoint', coordinates: [[5.2, 52.5]] }),
  ]
  const { layers, faults } = mapWith(t, { 'label.geojson': JSON.stringify({ features }) })
  t.strictSame(faults, [])
  t.strictSame(JSON.stringify(layers).match(/"properties":[^}]*}/g), [
    '"properties":{"name":"Merelstraat"}',
    '"properties":{"name":"Oud Bos"}',
  ])
})

t.test('a bad file is said by its name and why, and costs no other', async (t) => {
  const rd = { type: 'LineString', coordinates: [[150_000, 450_000]] }
  const { layers, faults } = mapWith(t, {
    'a-half.geojson': '{',
    'b-list.geojson': '[]',
    'c-rd.geojson': collection(line, rd),
    'd-words.geojson': collection({ type: 'LineString', coordinates: [['a', 'b']] }),
    'e-flat.geojson': collection({ type: 'Polygon', coordinates: [5.2, 52.5] }),
    'f-none.geojson': collection(null),
    'g-odd.geojson': collection({ ...line, type: 'constructor' }),
    'i name.geojson': collection(area),
    'h-far.geojson': collection({ type: 'LineString', coordinates: [[1e300, 52]] }),
    'water.geojson': collection(area),
  })
  t.match(layers, [{ name: 'water' }])
  t.match(faults, [
    { file: join('map', 'a-half.geojson'), reason: /JSON/ },
    { file: join('map', 'b-list.geojson'), reason: 'is no FeatureCollection' },
    { file: join('map', 'c-rd.geojson'), reason: 'feature 1: is in RD New' },
    { file: join('map', 'd-words.geojson'), reason: 'feature 0: has a place without numbers' },
    { file: join('map', 'e-flat.geojson'), reason: 'feature 0: has a broken shape' },
    { file: join('map', 'f-none.geojson'), reason: 'feature 0: is no line or area' },
    { file: join('map', 'g-odd.geojson'), reason: 'feature 0: is no line or area' },
    { file: join('map', 'h-far.geojson'), reason: 'feature 0: is not on earth' },
    { file: join('map', 'i name.geojson'), reason: 'its name has to be letters' },
  ])
})

t.test(
  'a folder that cannot be read is said, and the appliance starts without a map',
  async (t) => {
    const dataDir = t.testdir({ map: 'no folder' })
    t.match(readOwnMap(dataDir), { layers: [], faults: [{ file: 'map', reason: /^ENOTDIR/ }] })
  },
)

t.test('files that are too large together are refused as one that is too large', async (t) => {
  const text = collection(area).padEnd(20 << 20)
  const { layers, faults } = mapWith(t, { 'a.geojson': text, 'b.geojson': text })
  t.match(layers, [{ name: 'a' }])
  t.match(faults, [{ file: join('map', 'b.geojson'), reason: 'at most 32 MB can be drawn' }])
})

t.test('without a folder there is no map, and nothing is wrong', async (t) => {
  t.strictSame(readOwnMap(t.testdir()), { layers: [], tiles: [], faults: [] })
})
