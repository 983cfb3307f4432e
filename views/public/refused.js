// What was refused stays in the middle of the window while the form around it is still being filled
// in, until somebody does something. The map beside it comes late as well, and the browser scrolls
// along with that column.
const refused = document.querySelector('[aria-invalid="true"][autofocus]')
if (refused?.form) {
  const watch = new ResizeObserver(() => refused.scrollIntoView({ block: 'center' }))
  watch.observe(refused.form)
  watch.observe(document.body)
  for (const sign of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
    addEventListener(sign, () => watch.disconnect(), { once: true, passive: true })
  }
}

// Once somebody writes in it, it is refused no more; whether it is right is told at the next press.
document.addEventListener('input', ({ target, isTrusted }) => {
  if (!isTrusted || target.getAttribute('aria-invalid') !== 'true') return
  target.removeAttribute('aria-invalid')
  document.getElementById(`${target.id}-wrong`)?.remove()
  const about = (target.getAttribute('aria-describedby')?.split(' ') ?? [])
    .filter((id) => id !== `${target.id}-wrong`)
    .join(' ')
  if (about === '') target.removeAttribute('aria-describedby')
  else target.setAttribute('aria-describedby', about)
  const link = document.querySelector(`.problem a[href="#${CSS.escape(target.id)}"]`)
  const summary = link?.closest('.problem')
  ;(link?.closest('li') ?? summary)?.remove()
  if (summary && !summary.querySelector('a')) summary.remove()
})
