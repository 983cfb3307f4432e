// The map of Nieuwe actie: a click is the centre, the radius field draws the circle. Nothing needs it.
const colours = {
  outline: '#c9c3b5',
  park: '#cfe0c3',
  water: '#bcd6e6',
  street: '#d8d2c6',
  area: '#8a8577',
}

async function drawMap(element) {
  const layers = await (await fetch('/kaart/lagen.json')).json()
  element.hidden = false
  element.setAttribute('role', 'application')
  element.setAttribute('aria-label', element.dataset.title)
  const map = L.map(element, { attributionControl: false, zoomControl: true })
  const drawn = layers.map(({ name, geojson }) => {
    const isArea = name === 'area'
    const style = {
      color: colours[name],
      weight: isArea ? 1 : 2,
      dashArray: isArea ? '4 4' : null,
      fillOpacity: name === 'water' || name === 'park' ? 0.8 : 0,
    }
    return L.geoJSON(geojson, { style, interactive: false }).addTo(map)
  })
  if (drawn.length > 0) map.fitBounds(L.featureGroup(drawn).getBounds())
  else map.setView([52.1, 5.3], 8)
  const point = document.getElementById('point')
  const radius = document.getElementById('radius')
  let circle
  const show = () => {
    circle?.remove()
    const [lon, lat] = point.value.split(/[,; ]+/).map(Number)
    if (point.value === '' || !Number.isFinite(lat)) return
    circle = L.circle([lat, lon], {
      radius: Number(radius.value.replace(/[., ](?=\d{3}(?!\d))/g, '').replace(',', '.')) || 1,
      color: '#0b5c5c',
      weight: 3,
      fillOpacity: 0.15,
      interactive: false,
    }).addTo(map)
  }
  map.on('click', ({ latlng }) => {
    point.value = `${latlng.lng.toFixed(5)}, ${latlng.lat.toFixed(5)}`
    show()
    point.dispatchEvent(new Event('input', { bubbles: true }))
  })
  point.form.addEventListener('input', show)
  show()
}

const element = document.getElementById('map')
if (element && window.L) {
  drawMap(element).catch(() => {
    element.hidden = true
  })
}
