// The names in vector tiles, on one picture over all squares: a name may lie across their edges, and
// none may lie over another.
import { writeNames } from './names.js'
import { Picture } from './picture.js'
import { namesOf } from './tile-layers.js'

/** One for all large maps of a screen. */
export function tileNamesOn(map) {
  if (!map.tileNames) {
    map.createPane('tile-names').style.zIndex = 255
    map.tileNames = new TileNames({ pane: 'tile-names', padding: 0.5 }).addTo(map)
  }
  return map.tileNames
}

/** Takes down the names of one square: those of which the middle lies on it, as parts of the world. */
export function notesOn(tile, { x, y, z }) {
  const [side, world] = [tile.width, 2 ** z]
  tile.names = []
  return ({ layer, room, ...name }) => {
    const sort = namesOf(layer)
    if (!sort || name.x < 0 || name.y < 0 || name.x >= side || name.y >= side) return
    const at = { x: (x + name.x / side) / world, y: (y + name.y / side) / world }
    tile.names.push({ ...sort, name: name.name, room: room / side / world, ...at })
  }
}

const TileNames = Picture.extend({
  /** Follows the squares of a map as they come and go. */
  follow(squares) {
    this.squares = this.squares ?? new Set()
    squares.on('tileload', ({ tile }) => this.squares.add(tile))
    squares.on('tileunload', ({ tile }) => this.squares.delete(tile))
    // Not for each square: those of one move are written at once.
    squares.on('load', () => this.later())
  },

  later() {
    if (this.waiting) return
    this.waiting = requestAnimationFrame(() => {
      this.waiting = undefined
      this._update()
    })
  },

  paint(context, size, ratio) {
    const zoom = this._map.getZoom()
    const names = [...(this.squares ?? [])]
      .flatMap(({ names }) => names ?? [])
      .filter(({ from }) => zoom >= from)
      .sort((a, b) => a.rank - b.rank)
    const { x, y } = this.corner()
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    const [scale, at] = [256 * 2 ** zoom, { x: -x, y: -y }]
    writeNames(context, names, { map: this._map, scale, at, size })
  },
})
