// The map of a running action: parts of it fill up as people get the alert. It only shows what the
// table beside it says too; nothing needs it.
import { drawArea, openMap } from './map-base.js'

const element = document.getElementById('run-map')
const everyMs = 3000

function painter(map) {
  const filling = L.layerGroup().addTo(map)
  const areas = L.layerGroup().addTo(map)
  return ({ cells, areas: chosen, tips }) => {
    filling.clearLayers()
    areas.clearLayers()
    for (const { area, quarters, name } of cells) {
      const share = ['<25', '25', '50', '75', '100'][quarters]
      const cell = L.geoJSON(area, { style: { className: `map-cell map-cell-${quarters}` } })
      cell.bindTooltip(`${name ? `${name}: ` : ''}${share} %`).addTo(filling)
    }
    for (const area of chosen) drawArea(area).addTo(areas)
    for (const tip of tips) pin(tip).addTo(filling)
    return areas
  }
}

function pin({ n, point: [lon, lat] }) {
  const icon = L.divIcon({ className: 'map-pin', html: String(n), iconSize: [26, 26] })
  return L.marker([lat, lon], { icon, keyboard: false, interactive: false })
}

/** A click on the map is where a tip is about. */
function placeTips(map) {
  const place = document.getElementById('tip-place')
  if (!place) return
  map.on('click', ({ latlng }) => {
    place.value = `${latlng.lng.toFixed(5)}, ${latlng.lat.toFixed(5)}`
    place.focus()
  })
}

async function show() {
  const get = async (path) => (await fetch(path)).json()
  const first = await get(element.dataset.source)
  const map = await openMap(element)
  const paint = painter(map)
  const shown = L.featureGroup(paint(first).getLayers())
  if (shown.getLayers().length > 0) map.fitBounds(shown.getBounds(), { padding: [8, 8] })
  placeTips(map)
  let paintedAt = Date.now()
  document.body.addEventListener('tick', async () => {
    if (Date.now() - paintedAt < everyMs) return
    paintedAt = Date.now()
    paint(await get(element.dataset.source))
  })
}

if (element && window.L) {
  show().catch(() => {
    element.hidden = true
  })
}
