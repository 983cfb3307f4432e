// The radius grows with the minutes, while one types the rest: the server works it out, here it is
// asked again and filled in. A radius that somebody typed is left alone.
const everyMs = 10_000
const said = document.getElementById('where-said')
const radius = document.getElementById('radius')

if (said && radius) {
  const { form } = radius
  const grown = () => form.elements.grown.value
  let filledIn = grown()

  // After the swap, which brings what is grown by then.
  document.addEventListener('htmx:after:swap', () => {
    if (radius.value === '' || radius.value === filledIn) radius.value = grown()
    filledIn = grown()
    form.dispatchEvent(new Event('grown'))
  })

  form.addEventListener('click', (event) => {
    if (!event.target.closest('button[name="grow"]')) return
    event.preventDefault()
    radius.value = grown()
    radius.dispatchEvent(new Event('input', { bubbles: true }))
    radius.focus()
  })

  // Nobody is at work by it: the visit goes on no longer.
  form.addEventListener('htmx:config:request', ({ detail: { ctx } }) => {
    if (ctx.sourceEvent?.type === 'grow') ctx.request.headers['X-By-Itself'] = 'true'
  })

  setInterval(() => {
    if (said.querySelector('[data-grows]')) form.dispatchEvent(new Event('grow'))
  }, everyMs)
}
