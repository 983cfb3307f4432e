const rounded = ({ lng, lat }) => [Number(lng.toFixed(5)), Number(lat.toFixed(5))]
const chosen = { className: 'map-chosen', interactive: false }

const withPoints = /^(-?\d+(?:\.\d+)?)(?:\s*[,;]\s*|\s+)(-?\d+(?:\.\d+)?)$/
const withCommas = /^(-?\d+,\d+)(?:\s*;\s*|\s+)(-?\d+,\d+)$/

/** The corners in a field, one a line, as the server reads them; none when it holds something else. */
function cornersIn(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const read = lines.map((line) => withPoints.exec(line.trim()) ?? withCommas.exec(line.trim()))
  if (read.includes(null)) return []
  return read.map(([, ...corner]) => corner.map((part) => Number(part.replace(',', '.'))))
}

/**
 * Draws an area corner by corner; what is finished stands in the field, and its corners can be
 * dragged. The area itself is drawn as the server says it.
 */
export class Pencil {
  #layers
  #input
  #onChange
  /** While it is drawn. */
  #corners

  constructor({ map, input, onChange }) {
    this.#layers = L.layerGroup().addTo(map)
    this.#input = input
    this.#onChange = onChange
    input.form.addEventListener('input', () => this.#show())
    this.#show()
  }

  get isDrawing() {
    return this.#corners !== undefined
  }

  begin() {
    this.#corners = []
    this.#keep([])
  }

  /** A corner; the last one once more ends it, as a double click does. */
  add(latlng) {
    const corner = rounded(latlng)
    if (String(this.#corners.at(-1)) === String(corner)) return this.finish()
    this.#corners.push(corner)
    this.#show()
  }

  back() {
    this.#corners.pop()
    this.#show()
  }

  giveUp() {
    this.#corners = undefined
    this.#show()
  }

  finish() {
    const ring = this.#corners
    this.#corners = undefined
    this.#keep(ring.length > 2 ? ring : [])
  }

  #keep(ring) {
    this.#input.value = ring.map((corner) => corner.join(', ')).join('\n')
    this.#input.dispatchEvent(new Event('input', { bubbles: true }))
    this.#show()
  }

  #show() {
    this.#layers.clearLayers()
    const ring = this.#corners ?? cornersIn(this.#input.value)
    const places = ring.map(([lon, lat]) => [lat, lon])
    if (this.isDrawing && places.length > 1) this.#layers.addLayer(L.polyline(places, chosen))
    for (const [n, place] of places.entries()) this.#layers.addLayer(this.#corner(ring, n, place))
    this.#onChange(this.isDrawing)
  }

  #corner(ring, n, place) {
    const icon = L.divIcon({ className: 'map-corner', iconSize: [24, 24] })
    const marker = L.marker(place, { icon, draggable: !this.isDrawing, keyboard: false })
    marker.on('click', () => this.isDrawing && n === 0 && this.finish())
    marker.on('dragend', () => this.#keep(ring.with(n, rounded(marker.getLatLng()))))
    return marker
  }
}
