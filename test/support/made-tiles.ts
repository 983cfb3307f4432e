import { gzipSync } from 'node:zlib'
import { PbfWriter } from 'pbf'
import { Compression, TileType, zxyToTileId } from 'pmtiles'

export interface MadeTiles {
  /** How many houses, in rows from the north-west. */
  readonly houses: number
  readonly minZoom: number
  readonly maxZoom: number
  readonly tileType?: TileType
  readonly tileCompression?: Compression
  readonly attribution?: string
}

const [west, north, apart] = [6.8, 53.15, 0.0006] as const
const extent = 4096

/** A PMTiles file (version 3) of a town of houses with six corners each, made by rule. */
export function madeTiles(made: MadeTiles): Buffer {
  const tiles = new Map<number, Uint8Array>()
  const rows = rowsOf(made.houses)
  for (let z = made.minZoom; z <= made.maxZoom; z += 1) {
    for (const [key, houses] of byTile(rows, z)) {
      const [x = 0, y = 0] = key.split('/').map(Number)
      tiles.set(zxyToTileId(z, x, y), packed(made, tileOf(houses, { z, x, y })))
    }
  }
  const ids = [...tiles.keys()].sort((a, b) => a - b)
  const data = ids.map((id) => tiles.get(id) ?? new Uint8Array())
  const root = gzipSync(directoryOf(ids, data))
  const metadata = gzipSync(JSON.stringify({ attribution: made.attribution }))
  const header = headerOf(made, [root, metadata, new Uint8Array(), Buffer.concat(data)])
  return Buffer.concat([header, root, metadata, ...data])
}

type Corners = readonly (readonly [x: number, y: number])[]

/** Corners of the world from 0 to 1, as web maps have it (EPSG:3857). */
function rowsOf(houses: number): readonly Corners[] {
  const across = Math.ceil(Math.sqrt(houses))
  return Array.from({ length: houses }, (_, n) => {
    const lon = west + (n % across) * apart
    const lat = north - Math.floor(n / across) * apart * 0.6
    const [w, h] = [apart / 3, apart / 5]
    const corners = [
      [lon, lat],
      [lon + w, lat],
      [lon + w, lat - h / 2],
      [lon + w / 2, lat - h / 2],
      [lon + w / 2, lat - h],
      [lon, lat - h],
    ] as const
    return corners.map(([x, y]) => [x / 360 + 0.5, mercator(y)] as const)
  })
}

const mercator = (lat: number): number =>
  0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)

function byTile(houses: readonly Corners[], z: number): ReadonlyMap<string, Corners[]> {
  const tiles = new Map<string, Corners[]>()
  for (const house of houses) {
    const [[x, y] = [0, 0]] = house
    const key = `${Math.floor(x * 2 ** z)}/${Math.floor(y * 2 ** z)}`
    const tile = tiles.get(key)
    if (tile) tile.push(house)
    else tiles.set(key, [house])
  }
  return tiles
}

type Square = Readonly<Record<'x' | 'y' | 'z', number>>

/** Mapbox Vector Tile 2.1, §4: houses in the form of steps, and a street and a place by name. */
function tileOf(houses: readonly Corners[], square: Square) {
  const { z, x, y } = square
  const pbf = new PbfWriter()
  pbf.writeMessage(
    3,
    (_, layer) => {
      layer.writeStringField(1, 'buildings')
      for (const house of houses) {
        const steps = stepsOf(house.map(([a, b]) => [at(a, z, x), at(b, z, y)] as const))
        layer.writeMessage(
          2,
          (_, feature) => {
            feature.writeVarintField(3, 3)
            feature.writePackedVarint(4, steps)
          },
          undefined,
        )
      }
      layer.writeVarintField(5, extent)
      layer.writeVarintField(15, 2)
    },
    undefined,
  )
  const lines = houses
    .filter((_, n) => n % 50 === 0)
    .map((house) => stepsOf(house.slice(0, 2).map(([a, b]) => [at(a, z, x), at(b, z, y)] as const)))
  const streets = lines.map((steps) => steps.slice(0, -1))
  writeNamed(pbf, { layer: 'streets', name: `Laan ${x}`, kind: 2, all: streets })
  writeNamed(pbf, { layer: 'places', name: `Buurt ${x}`, kind: 1, all: lines.map(firstOf) })
  return pbf.finish()
}

interface Named {
  readonly layer: string
  readonly name: string
  readonly kind: 1 | 2
  /** The steps of each feature. */
  readonly all: readonly number[][]
}

/** A move to the first place, and no further. */
const firstOf = (steps: readonly number[]): number[] => steps.slice(0, 3)

/** §4.1 and §4.4: a layer of one name, among what else is told of its features. */
function writeNamed(pbf: PbfWriter, { layer, name, kind, all }: Named): void {
  pbf.writeMessage(
    3,
    (_, to) => {
      to.writeStringField(1, layer)
      for (const steps of all) {
        to.writeMessage(
          2,
          (_, feature) => {
            feature.writePackedVarint(2, [0, 0, 1, 1])
            feature.writeVarintField(3, kind)
            feature.writePackedVarint(4, steps)
          },
          undefined,
        )
      }
      for (const key of ['class', 'name']) to.writeStringField(3, key)
      for (const value of ['minor', name]) {
        to.writeMessage(4, (_, one) => one.writeStringField(1, value), undefined)
      }
      to.writeVarintField(5, extent)
      to.writeVarintField(15, 2)
    },
    undefined,
  )
}

const at = (part: number, z: number, tile: number): number =>
  Math.round((part * 2 ** z - tile) * extent)

function stepsOf([first = [0, 0], ...corners]: Corners): number[] {
  let [x, y] = first
  const steps = [9, zigzag(x), zigzag(y), (corners.length << 3) | 2]
  for (const [a, b] of corners) {
    steps.push(zigzag(a - x), zigzag(b - y))
    ;[x, y] = [a, b]
  }
  return [...steps, 15]
}

const zigzag = (value: number): number => (value << 1) ^ (value >> 31)

const packed = ({ tileCompression = Compression.Gzip }: MadeTiles, tile: Uint8Array): Uint8Array =>
  tileCompression === Compression.Gzip ? gzipSync(tile) : tile

/** PMTiles version 3, §4: columns, each a step from the one before. */
function directoryOf(ids: readonly number[], data: readonly Uint8Array[]): Uint8Array {
  const pbf = new PbfWriter()
  const all = (numbers: readonly number[]) => numbers.map((number) => pbf.writeVarint(number))
  all([ids.length])
  all(ids.map((id, n) => id - (ids[n - 1] ?? 0)))
  all(ids.map(() => 1))
  all(data.map(({ length }) => length))
  // 0: right behind the one before.
  all(ids.map((_, n) => (n === 0 ? 1 : 0)))
  return pbf.finish()
}

function headerOf(made: MadeTiles, parts: readonly Uint8Array[]): Buffer {
  const header = Buffer.alloc(127)
  header.write('PMTiles')
  header[7] = 3
  let offset = header.length
  for (const [n, { length }] of parts.entries()) {
    header.writeBigUInt64LE(BigInt(offset), 8 + n * 16)
    header.writeBigUInt64LE(BigInt(length), 16 + n * 16)
    offset += length
  }
  header.set([1, Compression.Gzip, made.tileCompression ?? Compression.Gzip], 96)
  header.set([made.tileType ?? TileType.Mvt, made.minZoom, made.maxZoom], 99)
  const side = Math.ceil(Math.sqrt(made.houses)) * apart
  const bounds = [west, north - side * 0.6, west + side, north]
  for (const [n, degrees] of bounds.entries())
    header.writeInt32LE(Math.round(degrees * 1e7), 102 + n * 4)
  return header
}
