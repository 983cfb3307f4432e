import { isChanged } from './changed.js'

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
  if (isTrusted && target.getAttribute('aria-invalid') === 'true') refuseNoMore(target)
})

// On a slow machine somebody writes, ticks or chooses before this script is there; and a text that was
// left empty follows the fields, which composer.js and told-once.js see to at each swap.
refuseWhatIsChangedNoMore()
document.addEventListener('htmx:after:swap', () => setTimeout(refuseWhatIsChangedNoMore))

function refuseWhatIsChangedNoMore() {
  for (const field of document.querySelectorAll('[aria-invalid="true"]')) {
    if (isChanged(field)) refuseNoMore(field)
  }
}

function refuseNoMore(field) {
  field.removeAttribute('aria-invalid')
  document.getElementById(`${field.id}-wrong`)?.remove()
  const about = (field.getAttribute('aria-describedby')?.split(' ') ?? [])
    .filter((id) => id !== `${field.id}-wrong`)
    .join(' ')
  if (about === '') field.removeAttribute('aria-describedby')
  else field.setAttribute('aria-describedby', about)
  const link = document.querySelector(`.problem a[href="#${CSS.escape(field.id)}"]`)
  const summary = link?.closest('.problem')
  ;(link?.closest('li') ?? summary)?.remove()
  if (summary && !summary.querySelector('a')) summary.remove()
}
