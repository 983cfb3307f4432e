// The map of Nieuwe actie: a click is the centre of the circle, or the next corner of an area that
// is being drawn. It only fills in fields of the form; nothing needs it.
import { Pencil } from './pencil.js'

const field = (name) => document.querySelector(`[name="${name}"]`)
const fill = (input, value) => {
  input.value = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
const metres = (text) => Number(text.replace(/[., ](?=\d{3}(?!\d))/g, '').replace(',', '.')) || 0

/** The circle around the point that the form holds. */
function showCircle(map) {
  const [point, radius] = [field('point'), field('radius')]
  let circle
  const show = () => {
    circle?.remove()
    const [lon, lat] = point.value.split(/[,; ]+/).map(Number)
    if (point.value === '' || !Number.isFinite(lat)) return
    const options = { radius: metres(radius.value) || 1, className: 'map-chosen' }
    circle = L.circle([lat, lon], { ...options, interactive: false }).addTo(map)
  }
  point.form.addEventListener('input', show)
  show()
}

/** A slider beside the number, for those who would rather drag. */
function coupleRadius() {
  const [slider, radius] = [document.getElementById('radius-slider'), field('radius')]
  slider.hidden = false
  slider.addEventListener('input', () => fill(radius, slider.value))
  const follow = () => {
    if (document.activeElement !== slider) slider.value = metres(radius.value)
  }
  radius.addEventListener('input', follow)
  follow()
}

/** The pencil with its button, its help and its keys. */
function pencilOn(map, element) {
  const [button, help] = [document.getElementById('draw'), document.getElementById('draw-help')]
  const onChange = (isDrawing) => {
    button.setAttribute('aria-pressed', String(isDrawing))
    help.hidden = !isDrawing
    element.classList.toggle('is-drawing', isDrawing)
  }
  const pencil = new Pencil({ map, input: field('polygon'), onChange })
  button.addEventListener('click', () => {
    if (pencil.isDrawing) pencil.giveUp()
    else pencil.begin()
    element.focus()
  })
  map.on('dblclick', () => pencil.isDrawing && pencil.finish())
  element.addEventListener('keydown', (event) => {
    if (!pencil.isDrawing || !['Backspace', 'Escape'].includes(event.key)) return
    event.preventDefault()
    if (event.key === 'Escape') pencil.giveUp()
    else pencil.back()
  })
  return pencil
}

async function drawMap(element) {
  const layers = await (await fetch('/kaart/lagen.json')).json()
  document.getElementById('map-tools').hidden = false
  element.hidden = false
  element.setAttribute('role', 'application')
  element.setAttribute('aria-label', element.dataset.title)
  const map = L.map(element, { attributionControl: false, doubleClickZoom: false, zoomSnap: 0.25 })
  const drawn = layers.map(({ name, geojson }) =>
    L.geoJSON(geojson, { style: { className: `map-${name}` }, interactive: false }).addTo(map),
  )
  if (drawn.length > 0) map.fitBounds(L.featureGroup(drawn).getBounds(), { padding: [4, 4] })
  else map.setView([52.1, 5.3], 8)
  showCircle(map)
  const pencil = pencilOn(map, element)
  const choose = (latlng) => {
    if (pencil.isDrawing) pencil.add(latlng)
    else fill(field('point'), `${latlng.lng.toFixed(5)}, ${latlng.lat.toFixed(5)}`)
  }
  map.on('click', ({ latlng }) => choose(latlng))
  // The arrows move the map under its cross; Enter is a click on the cross.
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target !== element) return
    event.preventDefault()
    choose(map.getCenter())
  })
}

const element = document.getElementById('map')
if (element && window.L) {
  coupleRadius()
  drawMap(element).catch(() => {
    element.hidden = true
  })
}
