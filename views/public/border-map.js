// The map of Gemeentegrens: where the municipality ends. The page says it in words as well.
import { openMap } from './map-base.js'

const element = document.getElementById('border-map')

async function show() {
  const map = await openMap(element)
  const area = JSON.parse(document.getElementById('border-drawn').textContent)
  const style = { className: 'map-chosen' }
  const drawn = L.geoJSON(area, { style, interactive: false }).addTo(map)
  map.fitBounds(drawn.getBounds(), { padding: [8, 8] })
}

if (element && window.L) {
  show().catch(() => {
    element.hidden = true
  })
}
