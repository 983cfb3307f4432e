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

// One click replaces a character that makes the message longer.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-replace]')
  const text = document.getElementById('text')
  if (!button || !text) return
  text.value = text.value.replaceAll(button.dataset.replace, button.dataset.by)
  text.dispatchEvent(new Event('input', { bubbles: true }))
  text.focus()
})
