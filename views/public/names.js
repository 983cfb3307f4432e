// Names on the ground, where they fit: in their own area, and not over each other.
const font = '600 12px'
const height = 14
/** The same street again is of use only further on. */
const apartPixels = 220
/** House numbers are for who looks closely; they have no letter at the front. */
const numbersFrom = 17.5

export function writeNames(context, names, { map, scale, at, size }) {
  const { color, backgroundColor, fontFamily } = getComputedStyle(map.getContainer())
  const isClose = map.getZoom() >= numbersFrom
  Object.assign(context, {
    font: `${font} ${fontFamily}`,
    textAlign: 'center',
    textBaseline: 'middle',
    lineJoin: 'round',
    lineWidth: 3,
    strokeStyle: backgroundColor,
    fillStyle: color,
    globalAlpha: 1,
  })
  context.setLineDash([])
  const [taken, said] = [[], new Map()]
  for (const { name, room, x, y } of names) {
    if (!isClose && /^\d/.test(name)) continue
    const spot = { x: x * scale + at.x, y: y * scale + at.y }
    if (spot.x < 0 || spot.y < 0 || spot.x > size.x || spot.y > size.y) continue
    const box = boxOf(context, name, spot)
    const isTooWide = room > 0 && box.east - box.west > room * scale
    if (isTooWide || taken.some((one) => overlaps(one, box)) || isNear(said.get(name), spot))
      continue
    taken.push(box)
    said.set(name, [...(said.get(name) ?? []), spot])
    context.strokeText(name, spot.x, spot.y)
    context.fillText(name, spot.x, spot.y)
  }
}

function boxOf(context, name, { x, y }) {
  const half = context.measureText(name).width / 2 + 2
  return { west: x - half, east: x + half, north: y - height / 2, south: y + height / 2 }
}

const overlaps = (a, b) =>
  a.west < b.east && b.west < a.east && a.north < b.south && b.north < a.south

const isNear = (spots = [], { x, y }) =>
  spots.some((spot) => Math.hypot(spot.x - x, spot.y - y) < apartPixels)
