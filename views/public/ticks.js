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

// Whoever heard everything to its end, and skipped nothing, has listened: that needs no second press. Sound says so where
// it is and no further up, so it is caught on the way down.
const heard = new WeakSet()
const isWhole = ({ played, duration }) =>
  Array.from(played, (_, n) => played.end(n) - played.start(n)).reduce((a, b) => a + b, 0) >
  duration - 1
document.addEventListener(
  'ended',
  ({ target }) => {
    if (!isWhole(target)) return
    heard.add(target)
    const form = target.closest('form')
    const box = (form ?? document).querySelector('input[name="listened"]')
    const players = [...(form ?? document).querySelectorAll('audio')]
    if (!box || box.checked || !players.every((player) => heard.has(player))) return
    box.checked = true
    box.dispatchEvent(new Event('change', { bubbles: true }))
  },
  true,
)
