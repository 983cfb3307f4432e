// The map of Nieuwe actie: a click is the centre of the circle, or the next corner of an area that
// is being drawn. It only fills in fields of the form; nothing needs it.
import { showChosen } from './chosen.js'
import { openMap } from './map-base.js'
import { showNamed } from './named.js'
import { Pencil } from './pencil.js'

const field = (name) => document.querySelector(`[name="${name}"]`)
const fill = (input, value) => {
  input.value = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
const metres = (text) => Number(text.replace(/[., ](?=\d{3}(?!\d))/g, '').replace(',', '.')) || 0

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

/** A point on the map takes the place of an address: that is said, and can be taken back. */
function replacing(point) {
  const [place, said] = [field('place'), document.getElementById('replaced')]
  const [words, back] = said.children
  const before = place.value.trim()
  fill(field('point'), point)
  if (before === '') return
  words.textContent = said.dataset.words.replace('{place}', () => before)
  said.hidden = false
  back.onclick = () => {
    said.hidden = true
    fill(place, before)
    place.focus()
  }
}

async function drawMap(element) {
  const map = await openMap(element, { doubleClickZoom: false })
  document.getElementById('map-tools').hidden = false
  element.setAttribute('role', 'application')
  element.setAttribute('aria-label', element.dataset.title)
  await showNamed(map)
  showChosen(map)
  const pencil = pencilOn(map, element)
  const choose = (latlng) => {
    if (pencil.isDrawing) pencil.add(latlng)
    else replacing(`${latlng.lng.toFixed(5)}, ${latlng.lat.toFixed(5)}`)
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
