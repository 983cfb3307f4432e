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

/** Layers of which the names are written, from which zoom on; what comes first has its place first. */
const named = [
  [/^(place|places|place_labels|label|labels|name|names)$/, 0],
  [/^(water|water_name|water_\w+_labels|waterway)$/, 12],
  [/^(street|streets|road|roads|transportation_name|street_labels\w*)$/, 14],
  [/^(address|addresses|housenumber|number)$/, 17.5],
]

/** How the names of a layer are written; undefined when they are not. */
export function namesOf(layer) {
  const rank = named.findIndex(([names]) => names.test(layer))
  return rank === -1 ? undefined : { rank, from: named[rank][1] }
}

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
