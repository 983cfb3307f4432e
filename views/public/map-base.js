// What both maps begin with: the ground, and the view of all of it.

const base = document.body.dataset.base ?? ''

/** A map in an element, with the ground drawn; the keys move it once it has the focus. */
export async function openMap(element, options) {
  const [{ ground, tiles, faulty }, { boundsOfGround, drawGround }] = await Promise.all([
    fetch(`${base}/kaart/kaart.json`).then((answer) => answer.json()),
    import('./ground.js'),
  ])
  element.hidden = false
  const map = L.map(element, {
    ...{ attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false, ...options },
  })
  // The wheel scrolls the page that the map lies in, until somebody works in the map.
  element.addEventListener('focusin', () => map.scrollWheelZoom.enable())
  element.addEventListener('focusout', () => map.scrollWheelZoom.disable())
  // The map is one stop of the keyboard: + and - zoom it as its buttons do.
  for (const button of element.querySelectorAll('.leaflet-control-zoom a')) button.tabIndex = -1
  if (faulty) say(element, faulty)
  map.fitBounds(ground ? boundsOfGround(ground) : boundsOf(tiles), { padding: [4, 4] })
  if (ground) await drawGround(map, { ...ground, path: base + ground.path })
  if (tiles.length > 0) await addTiles(map, tiles)
  return map
}

/** Of the first large map, or of the Netherlands. */
function boundsOf([first]) {
  const [west, south, east, north] = first?.bounds ?? [3.3, 50.7, 7.3, 53.6]
  return [
    [south, west],
    [north, east],
  ]
}

async function addTiles(map, tiles) {
  const { drawTiles } = await import('./tiles.js')
  for (const one of tiles) {
    const onBroken = () => say(map.getContainer(), one.broken)
    drawTiles(map, { ...one, path: base + one.path }, onBroken)
  }
}

/** What cannot be drawn is said under the map, each once. */
function say(element, text) {
  const said = [...document.querySelectorAll('.map-unusable')]
  if (said.some(({ textContent }) => textContent === text)) return
  const line = document.createElement('p')
  line.className = 'hint map-unusable'
  line.setAttribute('role', 'status')
  line.textContent = text
  element.after(line)
}

/** An area as the server says it. */
export function drawArea(area, look = 'map-chosen') {
  const options = { className: look, interactive: false }
  if (area.radiusMetres !== undefined) {
    const [lon, lat] = area.centre
    return L.circle([lat, lon], { ...options, radius: area.radiusMetres })
  }
  // Strips along a street overlap: what lies in two of them is no hole, and has no line in it.
  const className = area.coordinates.length > 1 && area.type === 'MultiPolygon' ? 'map-strips' : ''
  const style = { ...options, fillRule: 'nonzero', className: `${look} ${className}` }
  return L.geoJSON(area, { style, interactive: false })
}

/** Lines of words on the map. */
export function words(lines, [lon, lat], className) {
  const span = document.createElement('span')
  span.append(
    ...lines.flatMap((line, n) => (n === 0 ? [line] : [document.createElement('br'), line])),
  )
  const icon = L.divIcon({ className, html: span, iconSize: [0, 0] })
  const zIndexOffset = className.includes('map-when') ? 1000 : 0
  return L.marker([lat, lon], { icon, zIndexOffset, keyboard: false, interactive: false })
}
