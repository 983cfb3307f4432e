// The named areas on the map, each with its name and how many take part there, as the form says it.
import { words } from './map-base.js'

/** A letter is about so wide. */
const letterPixels = 7

export async function showNamed(map) {
  const boxes = [...document.querySelectorAll('input[name="names"]')]
  if (boxes.length === 0) return
  const areas = await (await fetch(`${document.body.dataset.base ?? ''}/kaart/wijken.json`)).json()
  const told = new Map(boxes.map((box) => [box.value, box.closest('label').dataset]))
  const named = areas.map(({ id, area }) => {
    const style = { className: 'map-area' }
    const outline = L.geoJSON(area, { style, interactive: false }).addTo(map)
    const { lng, lat } = outline.getBounds().getCenter()
    const { name = '', people } = told.get(id) ?? {}
    const lines = people === undefined ? [name] : [name, people]
    const label = words(lines, [lng, lat], 'map-words map-name')
    return { outline, label, width: name.length * letterPixels }
  })
  // A name that is wider than its area would lie over the next.
  const show = () => {
    for (const { outline, label, width } of named) {
      if (widthOf(map, outline.getBounds()) < width) label.remove()
      else label.addTo(map)
    }
  }
  map.on('zoomend', show)
  show()
}

const widthOf = (map, bounds) =>
  map.latLngToLayerPoint(bounds.getSouthEast()).x - map.latLngToLayerPoint(bounds.getNorthWest()).x
