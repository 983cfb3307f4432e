// Draws what the server made of the form: the area that was chosen, in whatever way, and rings with
// the time by which everybody within them knows.
import { drawArea, words } from './map-base.js'

/** Follows `#drawn`, which each answer to the form brings. */
export function showChosen(map) {
  const [source, layer] = [document.getElementById('drawn'), L.featureGroup().addTo(map)]
  // What a border cut off is drawn, and not looked for.
  const beyond = L.featureGroup().addTo(map)
  let shown = ''
  const show = () => {
    const text = source.textContent.trim()
    if (text === shown) return
    shown = text
    const before = { isSeen: isInView(map, layer), centre: centreOf(layer) }
    layer.clearLayers()
    beyond.clearLayers()
    if (text === '') return
    const { area, whole, rings } = JSON.parse(text)
    if (whole) drawArea(whole, 'map-whole').addTo(beyond)
    drawArea(area).addTo(layer)
    for (const ring of rings) drawRing(ring, layer)
    follow(map, layer, before)
    showTimes()
  }
  // Times that would lie over one another wait until there is room; below the map are all of them.
  const showTimes = () => {
    const shown = []
    for (const time of layer.getLayers().filter(isTime).reverse()) {
      const at = map.latLngToLayerPoint(time.getLatLng())
      const isFree = shown.every(({ x, y }) => Math.abs(at.x - x) > 60 || Math.abs(at.y - y) > 22)
      if (isFree) shown.push(at)
      time.setOpacity(isFree ? 1 : 0)
    }
  }
  map.on('zoomend', showTimes)
  const watched = { childList: true, characterData: true, subtree: true }
  new MutationObserver(show).observe(source, watched)
  show()
}

const isTime = (drawn) => drawn instanceof L.Marker

/**
 * Another place is shown, close by; who looks elsewhere on the map is left there while the area
 * grows, and who points on the map itself holds it.
 */
function follow(map, layer, { isSeen, centre }) {
  if (map.getContainer().contains(document.activeElement)) return
  const isOther = centre === undefined || !centre.equals(centreOf(layer), 0.0005)
  const isMissed = !isInView(map, layer) && (isSeen || isOther)
  if (isMissed || (isOther && isTiny(map, layer))) fit(map, layer)
}

function drawRing({ lines, at, when }, layer) {
  for (const line of lines) {
    const places = line.map(([lon, lat]) => [lat, lon])
    L.polyline(places, { className: 'map-ring', interactive: false }).addTo(layer)
  }
  if (at && when) words([when], at, 'map-words map-when').addTo(layer)
}

const boundsOf = (layer) => layer.getBounds()
const centreOf = (layer) => (layer.getLayers().length > 0 ? boundsOf(layer).getCenter() : undefined)
const isInView = (map, layer) =>
  layer.getLayers().length > 0 && map.getBounds().contains(boundsOf(layer))
const fit = (map, layer) => map.fitBounds(boundsOf(layer), { padding: [24, 24] })

/** So small that its rings cannot be told apart. */
function isTiny(map, layer) {
  const bounds = boundsOf(layer)
  const [a, b] = [bounds.getNorthWest(), bounds.getSouthEast()].map((p) =>
    map.latLngToLayerPoint(p),
  )
  return Math.max(b.x - a.x, b.y - a.y) < 240
}
