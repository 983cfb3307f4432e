// How the layers of vector tiles look: those of the usual schemas (Shortbread, OpenMapTiles,
// Protomaps) as ours of the same sort, others as a plain ground. Lowest first.
import { styleOf } from './map-style.js'

const sorts = [
  [/^(earth|.*_?(label|labels|name|names)|poi|pois|place|places|addresses|housenumber)$/, null],
  [/^(land|landcover|landuse|natural|sites|aeroway)$/, 'land'],
  [/^(park|parks|forest|green)$/, 'park'],
  [/^(ocean|water|waterway|water_\w+|dam\w*)$/, 'water'],
  [/^(road|street_polygons|pier_polygons)$/, 'road'],
  [/^(street|streets|roads|transportation|highway|pier_lines)$/, 'street'],
  [/^(building|buildings|pand|panden)$/, 'building'],
  [/^(boundary|boundaries|admin|border)$/, 'area'],
]

/** Undefined is not drawn. Looked up once a layer. */
export function lookOf(element, looks, name, kind) {
  const key = `${kind} ${name}`
  if (!looks.has(key)) looks.set(key, look(element, name, kind))
  return looks.get(key)
}

function look(element, name, kind) {
  const rank = sorts.findIndex(([names]) => names.test(name))
  const sort = rank === -1 ? 'other' : sorts[rank][1]
  if (sort === null) return undefined
  // A road may be an area or the line along its middle: the line has no width without a stroke.
  const asLine = kind === 'line' && sort === 'road' ? 'street' : sort
  return { rank: rank === -1 ? sorts.length : rank, style: styleOf(element, asLine) }
}
