// One click replaces a character that makes the message longer.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-replace]')
  const text = document.getElementById('text')
  if (!button || !text) return
  text.value = text.value.replaceAll(button.dataset.replace, button.dataset.by)
  text.dispatchEvent(new Event('input', { bubbles: true }))
  text.focus()
})
