// Vector tiles (Mapbox Vector Tile 2.1): the shapes of a tile as they are drawn, and no more of them.
import { PbfReader } from '/assets/pbf/index.js'

const kinds = ['none', 'point', 'line', 'area']
const goes = { 1: 'moveTo', 2: 'lineTo', 7: 'closePath' }
/** Each is drawn at once: a browser takes many small paths sooner than a huge one. */
const shapesAPath = 400

/** Calls `draw(name, kind, path)` for the lines and areas, the coordinates in pixels of a canvas. */
export function readTile(bytes, { scale, left, top }, draw) {
  const pbf = new PbfReader(bytes)
  pbf.readFields((tag) => {
    if (tag === 3) readLayer(pbf, pbf.readVarint() + pbf.pos, { scale, left, top, draw })
  }, undefined)
}

function readLayer(pbf, end, { scale, left, top, draw }) {
  const layer = { name: '', extent: 4096, features: [] }
  pbf.readFields(
    (tag) => {
      if (tag === 1) layer.name = pbf.readString()
      else if (tag === 5) layer.extent = pbf.readVarint()
      else if (tag === 2) layer.features.push(readFeature(pbf, pbf.readVarint() + pbf.pos))
    },
    undefined,
    end,
  )
  const frame = { scale: scale / layer.extent, left, top }
  for (const kind of ['area', 'line']) {
    const features = layer.features.filter((feature) => feature.kind === kind)
    for (let first = 0; first < features.length; first += shapesAPath) {
      const path = new Path2D()
      for (const feature of features.slice(first, first + shapesAPath)) {
        trace(path, pbf, feature, frame)
      }
      draw(layer.name, kind, path)
    }
  }
  pbf.pos = end
}

/** Where its geometry is, which may come before the kind of it. */
function readFeature(pbf, end) {
  const feature = { kind: 'none', from: end, end }
  pbf.readFields(
    (tag) => {
      if (tag === 3) feature.kind = kinds[pbf.readVarint()] ?? 'none'
      else if (tag === 4) {
        feature.end = pbf.readVarint() + pbf.pos
        feature.from = pbf.pos
        pbf.pos = feature.end
      }
    },
    undefined,
    end,
  )
  return feature
}

/** Commands with a count, then steps from one point to the next (§4.3). */
function trace(path, pbf, { from, end }, { scale, left, top }) {
  pbf.pos = from
  let [x, y] = [0, 0]
  const step = (go) => {
    x += pbf.readSVarint()
    y += pbf.readSVarint()
    path[go](x * scale - left, y * scale - top)
  }
  while (pbf.pos < end) {
    const word = pbf.readVarint()
    const go = goes[word & 7]
    if (!go) throw new Error('is no vector tile')
    if (go === 'closePath') path.closePath()
    else for (let steps = word >> 3; steps > 0 && pbf.pos < end; steps -= 1) step(go)
  }
}
