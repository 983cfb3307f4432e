import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type GroundLayer, inDrawingOrder, readGround } from './ground.ts'

/** A municipality's own map, and what of it could not be used. */
export interface OwnMap {
  readonly layers: readonly GroundLayer[]
  readonly faults: readonly MapFault[]
}

export interface MapFault {
  /** Relative to the data folder. */
  readonly file: string
  readonly reason: string
}

/** A browser holds all of it: what is larger has to come in tiles. */
const mostBytes = 32 << 20

/** Reads `map/*.geojson` in the data folder: each file is a layer, and a bad one costs no other. */
export function readOwnMap(dataDir: string): OwnMap {
  const folder = join(dataDir, 'map')
  const files = existsSync(folder) ? readdirSync(folder).filter(isLayer).sort() : []
  const layers: GroundLayer[] = []
  const faults: MapFault[] = []
  for (const file of files) {
    try {
      layers.push({ name: basename(file, '.geojson'), geojson: readLayer(join(folder, file)) })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      faults.push({ file: join('map', file), reason })
    }
  }
  return { layers: inDrawingOrder(layers), faults }
}

const isLayer = (file: string): boolean => /^[\w-]+\.geojson$/.test(file)

function readLayer(path: string): unknown {
  const { size } = statSync(path)
  if (size > mostBytes) {
    throw new Error(`has ${size >> 20} MB; at most ${mostBytes >> 20} MB can be drawn`)
  }
  return readGround(readFileSync(path, 'utf8'))
}
