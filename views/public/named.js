// The named areas on the map, each with its name and how many take part there, as the form says it.
import { words } from './map-base.js'

/** A name may be so much wider than its area: one that is wider still says little of which it is. */
const widest = 1.5

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
    return { outline, label, name }
  })
  // The short ones first: a long one that lies over another takes the place of none.
  named.sort((a, b) => a.name.length - b.name.length)
  const show = () => {
    for (const { label } of named) label.addTo(map)
    const boxes = named.map(({ label }) => label.getElement().firstChild.getBoundingClientRect())
    const shown = []
    for (const [n, { outline, label }] of named.entries()) {
      const room = widthOf(map, outline.getBounds()) * widest
      if (boxes[n].width > room || shown.some((one) => overlaps(one, boxes[n]))) label.remove()
      else shown.push(boxes[n])
    }
  }
  map.on('zoomend', show)
  show()
}

const widthOf = (map, bounds) =>
  map.latLngToLayerPoint(bounds.getSouthEast()).x - map.latLngToLayerPoint(bounds.getNorthWest()).x

const overlaps = (a, b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
