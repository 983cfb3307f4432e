import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { PbfWriter } from 'pbf'
import { type Name, type Shape, shapesOf } from './shapes.ts'
import { type Spot, worldSteps } from './world.ts'

/** A map's layers as a browser draws them: a tenth of the GeoJSON, and nothing left to work out. */
export interface PackedGround {
  /** One vector tile (Mapbox Vector Tile 2.1), gzip. */
  readonly bytes: Uint8Array
  readonly version: string
  /** From where its coordinates count, in steps of `worldSteps` from the north-west of the world. */
  readonly origin: Spot
  readonly size: Spot
}

interface Layer {
  readonly name: string
  readonly shapes: readonly Shape[]
  readonly names: readonly Name[]
}

/** Undefined when there is nothing to draw. */
export function packGround(
  layers: readonly { readonly name: string; readonly geojson: unknown }[],
): PackedGround | undefined {
  const read = layers.map(({ name, geojson }): Layer => ({ name, ...shapesOf(geojson) }))
  const box = boxOf(read)
  if (!box) return undefined
  const [west, north, east, south] = box
  const pbf = new PbfWriter()
  for (const layer of read) {
    pbf.writeMessage(
      3,
      (_: undefined, to: PbfWriter) => writeLayer(to, layer, [west, north]),
      undefined,
    )
  }
  const bytes = gzipSync(pbf.finish(), { level: 9 })
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  return { bytes, version, origin: [west, north], size: [east - west, south - north] }
}

function boxOf(layers: readonly Layer[]) {
  let [west, north, east, south] = [worldSteps, worldSteps, 0, 0]
  for (const [x, y] of layers.flatMap(({ shapes }) =>
    shapes.flatMap(({ parts }) => parts.flat()),
  )) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    north = Math.min(north, y)
    south = Math.max(south, y)
  }
  return east < west ? undefined : ([west, north, east, south] as const)
}

/** §4.1: a name and features; those that lie together follow each other, to be left out together. */
function writeLayer(pbf: PbfWriter, { name, shapes, names }: Layer, origin: Spot): void {
  pbf.writeVarintField(15, 2)
  pbf.writeStringField(1, name)
  for (const shape of shapes.toSorted((a, b) => curve(a, origin) - curve(b, origin))) {
    const kind = shape.kind === 'line' ? 2 : 3
    writeFeature(pbf, { kind, tags: [], steps: stepsOf(shape, origin) })
  }
  for (const [n, { spot }] of names.entries()) {
    const [x, y] = aside(spot, origin)
    writeFeature(pbf, { kind: 1, tags: [0, n * 2, 1, n * 2 + 1], steps: [9, zigzag(x), zigzag(y)] })
  }
  for (const key of names.length > 0 ? ['name', 'room'] : []) pbf.writeStringField(3, key)
  for (const { name, room } of names) {
    pbf.writeMessage(
      4,
      (_: undefined, value: PbfWriter) => value.writeStringField(1, name),
      undefined,
    )
    pbf.writeMessage(
      4,
      (_: undefined, value: PbfWriter) => value.writeVarintField(5, room),
      undefined,
    )
  }
  pbf.writeVarintField(5, worldSteps)
}

interface Written {
  readonly kind: 1 | 2 | 3
  readonly tags: number[]
  readonly steps: number[]
}

const writeFeature = (pbf: PbfWriter, { kind, tags, steps }: Written): void =>
  pbf.writeMessage(
    2,
    (_: undefined, feature: PbfWriter) => {
      if (tags.length > 0) feature.writePackedVarint(2, tags)
      feature.writeVarintField(3, kind)
      feature.writePackedVarint(4, steps)
    },
    undefined,
  )

/** §4.3: from one corner to the next. A ring is closed by its last command, not by its last point. */
function stepsOf({ kind, parts }: Shape, origin: Spot): number[] {
  let [x, y] = [0, 0]
  const steps: number[] = []
  const go = (spot: Spot): void => {
    const [a, b] = aside(spot, origin)
    steps.push(zigzag(a - x), zigzag(b - y))
    ;[x, y] = [a, b]
  }
  for (const part of parts) {
    const [first, ...rest] = kind === 'area' ? opened(part) : part
    if (!first || rest.length === 0) continue
    steps.push(9)
    go(first)
    steps.push((rest.length << 3) | 2)
    for (const spot of rest) go(spot)
    if (kind === 'area') steps.push(15)
  }
  return steps
}

function opened(ring: readonly Spot[]): readonly Spot[] {
  const [first, last] = [ring[0], ring.at(-1)]
  return first?.[0] === last?.[0] && first?.[1] === last?.[1] ? ring.slice(0, -1) : ring
}

const aside = ([x, y]: Spot, [west, north]: Spot): Spot => [x - west, y - north]
const zigzag = (value: number): number => (value << 1) ^ (value >> 31)

/** In Morton order: neighbours on the map are neighbours in the list. */
function curve({ parts }: Shape, origin: Spot): number {
  const [x, y] = aside(parts[0]?.[0] ?? origin, origin)
  let place = 0
  for (let bit = 23; bit >= 8; bit -= 1)
    place = place * 4 + (((y >> bit) & 1) << 1) + ((x >> bit) & 1)
  return place
}
