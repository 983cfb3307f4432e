// What both maps begin with: the ground, and the view of all of it.
const get = async (path) => (await fetch(path)).json()

/** A map in an element, with the ground drawn; the keys move it once it has the focus. */
export async function openMap(element, options) {
  const layers = await get(`${document.body.dataset.base ?? ''}/kaart/lagen.json`)
  element.hidden = false
  const map = L.map(element, { attributionControl: false, zoomSnap: 0.25, ...options })
  const drawn = drawGround(map, layers)
  if (drawn.length > 0) map.fitBounds(L.featureGroup(drawn).getBounds(), { padding: [4, 4] })
  else map.setView([52.1, 5.3], 8)
  return map
}

/** Below all else on one canvas, which moves as a picture while the map is dragged. */
function drawGround(map, layers) {
  map.createPane('ground').style.zIndex = 250
  const renderer = L.canvas({ pane: 'ground', padding: 0.5 })
  return layers
    .map(({ name, geojson }) => {
      const style = { ...styleOf(map.getContainer(), name), renderer, pane: 'ground' }
      return L.geoJSON(geojson, { style, interactive: false })
    })
    .filter((layer) => layer.getLayers().length > 0)
    .map((layer) => layer.addTo(map))
}

/** As the style sheet has it: a canvas does not know classes. */
function styleOf(element, name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('class', `map-ground map-${name}`)
  svg.append(path)
  element.append(svg)
  const { stroke, strokeWidth, strokeDasharray, fill, fillOpacity } = getComputedStyle(path)
  const style = {
    stroke: stroke !== 'none',
    color: stroke,
    weight: Number.parseFloat(strokeWidth),
    dashArray: strokeDasharray === 'none' ? null : strokeDasharray.replaceAll(/px|,/g, ''),
    fill: fill !== 'none',
    fillColor: fill,
    fillOpacity: Number(fillOpacity),
  }
  svg.remove()
  return style
}

/** An area as the server says it. */
export function drawArea(area) {
  const options = { className: 'map-chosen', interactive: false }
  if (area.radiusMetres !== undefined) {
    const [lon, lat] = area.centre
    return L.circle([lat, lon], { ...options, radius: area.radiusMetres })
  }
  // Strips along a street overlap: what lies in two of them is no hole, and has no line in it.
  const className = area.coordinates.length > 1 && area.type === 'MultiPolygon' ? 'map-strips' : ''
  const style = { ...options, fillRule: 'nonzero', className: `map-chosen ${className}` }
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
