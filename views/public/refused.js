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
