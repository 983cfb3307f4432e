import type { Log } from './dispatch/ports.ts'
import { readOwnMap } from './maps/own-map.ts'
import type { WebPorts } from './web/ports.ts'

/** The municipality's own map; what cannot be used of it is said once. */
export function ownMap(dataDir: string, log: Log): Pick<WebPorts, 'mapLayers' | 'mapTiles'> {
  const { layers, tiles, faults } = readOwnMap(dataDir)
  for (const fault of faults) log('warn', 'map-file-unusable', { ...fault })
  const faulty = faults.map(({ file }) => file)
  return { mapLayers: () => layers, mapTiles: { archives: tiles, faulty } }
}

/** Of a map that has no large parts. */
export const noTiles: WebPorts['mapTiles'] = { archives: [], faulty: [] }
