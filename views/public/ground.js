// The map of the town itself, as one picture. It comes as one tile and stays as paths: drawing it anew
// fills those that are in view.
import { paint, styleOf } from './map-style.js'
import { writeNames } from './names.js'
import { Picture } from './picture.js'
import { readTile } from './tile-reader.js'

/** As the server counts: see `worldSteps`. */
const worldSteps = 2 ** 28

/** Adds the ground; resolves once it is drawn. */
export async function drawGround(map, { path, origin }) {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`ground: ${answer.status}`)
  const styles = new Map()
  const [shapes, names] = [[], []]
  const draw = (shape) => {
    if (!styles.has(shape.name)) styles.set(shape.name, styleOf(map.getContainer(), shape.name))
    shapes.push({ ...shape, style: styles.get(shape.name) })
  }
  const frame = { scale: worldSteps, left: 0, top: 0 }
  // A named area has its name from elsewhere, with how many live there.
  const call = (name) => name.layer === 'area' || names.push(name)
  readTile(await answer.arrayBuffer(), frame, { draw, call })
  map.createPane('ground').style.zIndex = 250
  new Ground({ pane: 'ground', padding: 0.5, origin, shapes, names }).addTo(map)
}

/** Where all of it is. */
export function boundsOfGround({ origin: [west, north], size: [width, height] }) {
  return [placeOf([west, north]), placeOf([west + width, north + height])]
}

const placeOf = ([x, y]) => {
  const scale = 256 / worldSteps
  return L.CRS.EPSG3857.pointToLatLng(L.point(x * scale, y * scale), 0)
}

const Ground = Picture.extend({
  paint(context, size, ratio) {
    const { origin, shapes, names } = this.options
    const scale = (256 * 2 ** this._map.getZoom()) / worldSteps
    const corner = this.corner()
    const at = { x: origin[0] * scale - corner.x, y: origin[1] * scale - corner.y }
    const isSeen = ([west, north, east, south]) =>
      west * scale + at.x < size.x &&
      east * scale + at.x > 0 &&
      north * scale + at.y < size.y &&
      south * scale + at.y > 0
    const zoomed = scale * ratio
    context.setTransform(zoomed, 0, 0, zoomed, at.x * ratio, at.y * ratio)
    for (const { path, kind, style, box } of shapes) {
      if (isSeen(box)) paint(context, path, { kind, style, ratio: 1 / scale })
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    writeNames(context, names, { map: this._map, scale, at, size })
  },
})
