import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type GroundLayer, inDrawingOrder, readGround } from './ground.ts'
import { openTiles, type Tiles } from './tiles.ts'

/** A municipality's own map, and what of it could not be used. */
export interface OwnMap {
  readonly layers: readonly GroundLayer[]
  /** Of what is too large to be drawn whole; below the layers, in the order of their names. */
  readonly tiles: readonly Tiles[]
  readonly faults: readonly MapFault[]
}

export interface MapFault {
  /** Relative to the data folder. */
  readonly file: string
  readonly reason: string
}

/** A browser holds all of it, of all layers: what is larger has to come in tiles. */
const mostBytes = 32 << 20

/** Reads `map/` in the data folder: each file is a layer or tiles, and a bad one costs no other. */
export function readOwnMap(dataDir: string): OwnMap {
  const folder = join(dataDir, 'map')
  const layers: GroundLayer[] = []
  const tiles: Tiles[] = []
  const faults: MapFault[] = []
  /** What `read` throws is a fault of the file: no map is a reason not to start. */
  const trying = <T>(file: string, read: () => T): T | undefined => {
    try {
      return read()
    } catch (error) {
      faults.push({ file, reason: error instanceof Error ? error.message : String(error) })
      return undefined
    }
  }
  let left = mostBytes
  for (const file of trying('map', () => filesIn(folder)) ?? []) {
    if (isTiles(file)) {
      const opened = trying(join('map', file), () => readTiles(join(folder, file)))
      if (opened) tiles.push(opened)
      continue
    }
    const layer = trying(join('map', file), () => readLayer(join(folder, file), left))
    if (layer === undefined) continue
    left -= layer.size
    layers.push({ name: basename(file, '.geojson'), geojson: layer.geojson })
  }
  return { layers: inDrawingOrder(layers), tiles, faults }
}

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).filter(isMap).sort() : []

const isMap = (file: string): boolean => /\.(geojson|pmtiles)$/i.test(file)
const isTiles = (file: string): boolean => /\.pmtiles$/i.test(file)

/** The name is a class of the style sheet, or a part of an address. */
function requireName(path: string, ending: string): void {
  const file = basename(path)
  if (file.endsWith(ending) && /^[\w-]+$/.test(basename(file, ending))) return
  throw new Error(`its name has to be letters, digits, - and _, and then ${ending}`)
}

/** A pipe is waited for as long as nobody writes to it, and a device never ends. */
function sizeOf(path: string): number {
  const found = statSync(path)
  if (!found.isFile()) throw new Error('is no file')
  return found.size
}

function readTiles(path: string): Tiles {
  requireName(path, '.pmtiles')
  sizeOf(path)
  return openTiles(path)
}

function readLayer(
  path: string,
  left: number,
): { readonly size: number; readonly geojson: unknown } {
  requireName(path, '.geojson')
  const size = sizeOf(path)
  if (size > left) {
    const most = mostBytes >> 20
    throw new Error(`has ${size >> 20} MB; at most ${most} MB can be drawn, of all files together`)
  }
  return { size, geojson: readGround(readFileSync(path, 'utf8')) }
}
