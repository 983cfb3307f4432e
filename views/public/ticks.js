// The digit before a line ticks that line, and no other, once the keyboard is among them: each is
// somebody's own act. What is typed in a field stays what is typed.
const lines = document.getElementById('criteria')
lines?.addEventListener('keydown', (event) => {
  const isTyped = event.target.matches('textarea, input:not([type="checkbox"], [type="radio"])')
  if (isTyped || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
  const box = [...lines.querySelectorAll('[data-key]')].find(
    ({ dataset }) => dataset.key === event.key,
  )
  if (!box) return
  event.preventDefault()
  box.focus()
  box.click()
})
