// Large maps, in squares that are fetched and drawn as they come into view. A square that was drawn
// is a picture: none of its shapes are kept.
import { paint } from './map-style.js'
import { lookOf } from './tile-layers.js'
import { notesOn, tileNamesOn } from './tile-names.js'
import { readTile } from './tile-reader.js'

/** Zoomed out this far beyond what there is, four squares take the place of one each step. */
const mostStepsOut = 2

/** Below the ground of the town itself. */
export function drawTiles(map, archive, onBroken) {
  if (!map.getPane('tiles')) map.createPane('tiles').style.zIndex = 240
  const { minZoom, maxZoom, bounds } = archive
  const [west, south, east, north] = bounds
  const squares = new Squares({
    pane: 'tiles',
    minZoom: Math.max(0, minZoom - mostStepsOut),
    minNativeZoom: minZoom,
    bounds: [
      [south, west],
      [north, east],
    ],
  })
  Object.assign(squares, { archive: { ...archive, maxZoom }, looks: new Map(), onBroken })
  squares.on('tileunload', ({ tile }) => tile.leaving?.abort())
  tileNamesOn(map).follow(squares)
  squares.addTo(map)
  if (archive.attribution) nameMaker(map, archive.attribution)
}

const Squares = L.GridLayer.extend({
  createTile(coords, done) {
    const tile = document.createElement('canvas')
    const { x, y } = this.getTileSize()
    const ratio = Math.min(2, window.devicePixelRatio || 1)
    tile.width = x * ratio
    tile.height = y * ratio
    tile.leaving = new AbortController()
    this.fill(tile, coords).then(
      () => done(undefined, tile),
      (error) => {
        if (error.name !== 'AbortError') this.onBroken()
        done(error, tile)
      },
    )
    return tile
  },

  async fill(tile, coords) {
    const { x, y, z } = coords
    // Beyond the last zoom there is, a part of a square is drawn larger, as sharp as ever.
    const steps = Math.max(0, z - this.archive.maxZoom)
    const from = `${z - steps}/${x >> steps}/${y >> steps}`
    const answer = await fetch(`${this.archive.path}/${from}`, { signal: tile.leaving.signal })
    if (!answer.ok) throw new Error(`tile ${from}: ${answer.status}`)
    if (answer.status === 204) return
    const scale = tile.width * 2 ** steps
    const left = (x % 2 ** steps) * tile.width
    const top = (y % 2 ** steps) * tile.width
    const call = notesOn(tile, coords)
    this.draw(tile, await answer.arrayBuffer(), { frame: { scale, left, top }, call })
  },

  draw(tile, bytes, { frame, call }) {
    const context = tile.getContext('2d')
    const ratio = tile.width / this.getTileSize().x
    const shapes = []
    const keep = ({ name, kind, path }) => {
      const look = lookOf(this._map.getContainer(), this.looks, name, kind)
      if (look) shapes.push({ look, kind, path })
    }
    readTile(bytes, frame, { draw: keep, call })
    shapes.sort((a, b) => a.look.rank - b.look.rank)
    for (const { look, kind, path } of shapes) paint(context, path, { ...look, kind, ratio })
  },
})

/** Whom the licence wants named. */
function nameMaker(map, text) {
  const Maker = L.Control.extend({
    onAdd: () => Object.assign(L.DomUtil.create('div', 'map-maker'), { textContent: text }),
  })
  new Maker({ position: 'bottomright' }).addTo(map)
}
