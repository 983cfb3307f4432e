// A kiosk: who walks away leaves nothing behind for who comes next.
const warning = document.getElementById('idle')
if (warning) {
  const warnMs = 90_000
  const endMs = 30_000
  let timer
  const end = () => document.getElementById('end').submit()
  const warn = () => {
    warning.hidden = false
    timer = setTimeout(end, endMs)
  }
  const rest = () => {
    warning.hidden = true
    clearTimeout(timer)
    timer = setTimeout(warn, warnMs)
  }
  for (const sign of ['pointerdown', 'keydown', 'input', 'scroll']) {
    addEventListener(sign, rest, { passive: true })
  }
  warning.querySelector('button').addEventListener('click', rest)
  rest()
}
