// Each text follows what is offered for it, until it is written by hand; one that is for some people
// only, such as in another language than Dutch, is shown where it goes to somebody.
const offers = () => [...document.querySelectorAll('[data-follow]')]
const made = new Map(offers().map(({ dataset, value }) => [dataset.follow, value]))
document.addEventListener('htmx:after:swap', () => {
  for (const { dataset, value } of offers()) {
    const text = document.getElementById(dataset.follow)
    if (!text) continue
    const row = text.closest('[data-other]')
    if (row) row.hidden = dataset.read === undefined
    const before = made.get(dataset.follow) ?? ''
    if (value === before) continue
    if (text.value === '' || text.value === before) text.value = value
    made.set(dataset.follow, value)
  }
})
