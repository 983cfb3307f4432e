import type { Street, Town } from './town.ts'

/** The map of a town as GeoJSON, lowest layer first. */
export const layersOf = ({ outline, parks, water, streets, areas }: Town) => [
  { name: 'outline', geojson: outline },
  { name: 'park', geojson: { type: 'MultiPolygon', coordinates: parks.map((p) => p.coordinates) } },
  {
    name: 'water',
    geojson: { type: 'MultiPolygon', coordinates: water.map((p) => p.coordinates) },
  },
  { name: 'street', geojson: { type: 'MultiLineString', coordinates: streets.map(lineOf) } },
  { name: 'area', geojson: { type: 'FeatureCollection', features: areas.map(featureOf) } },
]

const lineOf = ({ from, to }: Street) => [from, to]
const featureOf = ({ name, area }: Town['areas'][number]) => ({
  type: 'Feature',
  properties: { name },
  geometry: area,
})
