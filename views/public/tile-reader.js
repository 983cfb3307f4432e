// Vector tiles (Mapbox Vector Tile 2.1): the shapes of a tile as they are drawn, and no more of them.
import { PbfReader } from '/assets/pbf/index.js'

const kinds = ['none', 'point', 'line', 'area']
const goes = { 1: 'moveTo', 2: 'lineTo', 7: 'closePath' }
/** Each is drawn at once: a browser takes many small paths sooner than a huge one. */
const shapesAPath = 400

/**
 * Calls `draw` for the lines and areas, the coordinates in pixels of a canvas, and `call` for what
 * has a name.
 */
export function readTile(bytes, frame, { draw, call }) {
  const pbf = new PbfReader(bytes)
  pbf.readFields((tag) => {
    if (tag !== 3) return
    const end = pbf.readVarint() + pbf.pos
    const layer = readLayer(pbf, end)
    const scaled = { ...frame, scale: frame.scale / layer.extent }
    drawLayer(pbf, layer, scaled, draw)
    if (call) callNames(pbf, layer, scaled, call)
    pbf.pos = end
  }, undefined)
}

function readLayer(pbf, end) {
  const layer = { name: '', extent: 4096, features: [], keys: [], values: [] }
  pbf.readFields(
    (tag) => {
      if (tag === 1) layer.name = pbf.readString()
      else if (tag === 5) layer.extent = pbf.readVarint()
      else if (tag === 2) layer.features.push(readFeature(pbf, pbf.readVarint() + pbf.pos))
      else if (tag === 3) layer.keys.push(spanOf(pbf))
      else if (tag === 4) layer.values.push(spanOf(pbf))
    },
    undefined,
    end,
  )
  return layer
}

function drawLayer(pbf, { name, features }, frame, draw) {
  for (const kind of ['area', 'line']) {
    const alike = features.filter((feature) => feature.kind === kind)
    for (let first = 0; first < alike.length; first += shapesAPath) {
      const path = new Path2D()
      const box = [Infinity, Infinity, -Infinity, -Infinity]
      const pen = { path, box, pbf, ...frame }
      for (const feature of alike.slice(first, first + shapesAPath)) trace(pen, feature)
      draw({ name, kind, path, box })
    }
  }
}

/** Where its parts are, which may come in any order. */
function readFeature(pbf, end) {
  const feature = { kind: 'none', geometry: undefined, tags: undefined }
  pbf.readFields(
    (tag) => {
      if (tag === 3) feature.kind = kinds[pbf.readVarint()] ?? 'none'
      else if (tag === 4) feature.geometry = spanOf(pbf)
      else if (tag === 2) feature.tags = spanOf(pbf)
    },
    undefined,
    end,
  )
  return feature
}

/** Passes over what may be read later. */
function spanOf(pbf) {
  const end = pbf.readVarint() + pbf.pos
  const span = [pbf.pos, end]
  pbf.pos = end
  return span
}

/** Commands with a count, then steps from one point to the next (§4.3). */
function trace({ path, box, pbf, scale, left, top }, { geometry: [from, end] = [0, 0] }) {
  pbf.pos = from
  let [x, y] = [0, 0]
  const step = (go) => {
    x += pbf.readSVarint()
    y += pbf.readSVarint()
    const [a, b] = [x * scale - left, y * scale - top]
    path[go](a, b)
    if (a < box[0]) box[0] = a
    if (b < box[1]) box[1] = b
    if (a > box[2]) box[2] = a
    if (b > box[3]) box[3] = b
  }
  while (pbf.pos < end) {
    const word = pbf.readVarint()
    const go = goes[word & 7]
    if (!go) throw new Error('is no vector tile')
    if (go === 'closePath') path.closePath()
    else for (let steps = word >> 3; steps > 0 && pbf.pos < end; steps -= 1) step(go)
  }
}

/** Where makers of maps write what something is called; a house has a number for a name. */
const nameKeys = ['name', 'naam', 'label', 'text', 't', 'housenumber', 'number']

function callNames(pbf, { name: layer, features, keys, values }, frame, call) {
  const words = keys.map(([from, end]) => text(pbf, from, end))
  const wanted = ['room', ...nameKeys].map((key) => words.indexOf(key))
  for (const { kind, geometry, tags } of features) {
    const placeOn = placesOn[kind]
    if (!placeOn || !geometry || !tags) continue
    const [room = 0, ...said] = tagsOf(pbf, tags, wanted, values)
    const name = said.find((one) => one !== undefined && one !== '')
    const place = name === undefined ? undefined : placeOn(pbf, geometry, frame)
    if (place) call({ layer, name: String(name), room: room * frame.scale, ...place })
  }
}

/** Where the name of a point or a line is written; in areas makers of maps put points. */
const placesOn = { point: pointAt, line: midway }

function pointAt(pbf, [from], { scale, left, top }) {
  pbf.pos = from
  pbf.readVarint()
  return { x: pbf.readSVarint() * scale - left, y: pbf.readSVarint() * scale - top }
}

/** Halfway along a line, as wide as it reaches. */
function midway(pbf, geometry, frame) {
  const [spots, box] = [[], [Infinity, Infinity, -Infinity, -Infinity]]
  const note = (x, y) => spots.push({ x, y })
  trace({ path: { moveTo: note, lineTo: note, closePath() {} }, box, pbf, ...frame }, { geometry })
  const room = Math.max(1, box[2] - box[0], box[3] - box[1])
  const middle = (spots.length - 1) / 2
  const [a, b] = [spots[Math.floor(middle)], spots[Math.ceil(middle)]]
  return a && { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, room }
}

/** The values of some keys: pairs of a key and a value, each by its place in the layer (§4.4). */
function tagsOf(pbf, [from, end], wanted, values) {
  const said = wanted.map(() => undefined)
  pbf.pos = from
  const places = []
  while (pbf.pos < end) places.push(pbf.readVarint())
  for (let n = 0; n + 1 < places.length; n += 2) {
    const span = values[places[n + 1]]
    const at = wanted.indexOf(places[n])
    if (span && at !== -1) said[at] = worthOf(pbf, span)
  }
  return said
}

/** A text or a whole number; others are of no use here. */
function worthOf(pbf, [from, end]) {
  let value
  pbf.pos = from
  pbf.readFields(
    (tag) => {
      if (tag === 1) value = pbf.readString()
      else if (tag === 5) value = pbf.readVarint()
    },
    undefined,
    end,
  )
  return value
}

const text = (pbf, from, end) => new TextDecoder().decode(pbf.buf.subarray(from, end))
