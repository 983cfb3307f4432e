// Names on the ground, where they fit: in their own area, and not over each other.
const font = '600 12px'
const height = 14
/** The same street again is of use only further on. */
const apartPixels = 220
/** No letter is narrower: of most names that do not fit nothing has to be measured. */
const leastLetter = 3
/** House numbers are for who looks closely; they have no letter at the front. */
const numbersFrom = 17.5

export function writeNames(context, names, { map, scale, at, size }) {
  dress(context, map.getContainer())
  const isClose = map.getZoom() >= numbersFrom
  const [taken, said] = [[], new Map()]
  for (const { name, room, x, y } of names) {
    if (!isClose && /^\d/.test(name)) continue
    const spot = { x: x * scale + at.x, y: y * scale + at.y }
    if (!isOn(size, spot) || !hasRoom(name.length * leastLetter, room * scale)) continue
    const box = boxOf(context, name, spot)
    const isFree = !taken.some((one) => overlaps(one, box)) && !isNear(said.get(name), spot)
    if (!isFree || !hasRoom(box.east - box.west, room * scale)) continue
    taken.push(box)
    said.set(name, [...(said.get(name) ?? []), spot])
    context.strokeText(name, spot.x, spot.y)
    context.fillText(name, spot.x, spot.y)
  }
}

function dress(context, element) {
  const { color, backgroundColor, fontFamily } = getComputedStyle(element)
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
}

const isOn = (size, { x, y }) => x >= 0 && y >= 0 && x <= size.x && y <= size.y

/** No room said is as much as it likes. */
const hasRoom = (width, room) => room === 0 || width <= room

function boxOf(context, name, { x, y }) {
  const half = context.measureText(name).width / 2 + 2
  return { west: x - half, east: x + half, north: y - height / 2, south: y + height / 2 }
}

const overlaps = (a, b) =>
  a.west < b.east && b.west < a.east && a.north < b.south && b.north < a.south

const isNear = (spots = [], { x, y }) =>
  spots.some((spot) => Math.hypot(spot.x - x, spot.y - y) < apartPixels)
