// One way to choose the area at a time: what is filled in last empties the others.
const ways = ['place', 'point', 'polygon', 'names']
document.addEventListener(
  'input',
  ({ target }) => {
    if (!ways.includes(target.name) || (target.name === 'names' ? !target.checked : !target.value))
      return
    for (const field of target.form.elements) {
      if (!ways.includes(field.name) || field.name === target.name) continue
      if (field.type === 'checkbox') field.checked = false
      else field.value = ''
    }
  },
  // Before the map draws and the strip asks.
  true,
)

const changed = (field) => field.dispatchEvent(new Event('input', { bubbles: true }))

// One click replaces a character that makes the message longer, or where somebody lives by the
// street, in the texts and in the fields; what is said has every character.
const replaceable = '#text, #fetch, input[name^="who-"], [name="made"], [name="fetch-made"]'
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-replace]')
  const text = document.getElementById('text')
  if (!button || !text) return
  event.preventDefault()
  const { replace, by } = button.dataset
  const isAddress = /\p{L}.*\d/u.test(replace)
  const said = isAddress ? ', [name="voice"]' : ''
  // Not in the number of another house: `Kerkstraat 1` is the beginning of `Kerkstraat 14`.
  const escaped = replace.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const whole = isAddress ? new RegExp(`${escaped}(?![\\p{L}\\d-])`, 'gu') : replace
  for (const field of text.form.querySelectorAll(replaceable + said)) {
    field.value = field.value.replaceAll(whole, () => by)
  }
  changed(text)
  text.focus()
})

// The Dutch text follows the fields until it is written by hand; other-words.js does the others.
const value = (name) => document.querySelector(`[name="${name}"]`)?.value
let made = value('made')
document.addEventListener('htmx:after:swap', () => {
  const text = document.getElementById('text')
  const fresh = value('made')
  if (!text || fresh === undefined || fresh === made) return
  if (text.value === '' || text.value === made) text.value = fresh
  made = fresh
})
document.addEventListener('click', (event) => {
  const text = document.getElementById('text')
  if (!text || !event.target.closest('[name="remake"]')) return
  event.preventDefault()
  text.value = made
  changed(text)
  text.focus()
})
