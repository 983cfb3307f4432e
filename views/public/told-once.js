// What is told of who is looked for follows in the fields of the area, and the other way about: the
// server works it out, here it is filled in. What somebody chose by hand stays.
const said = document.getElementById('where-said')
const profile = document.getElementById('profile')

if (said && profile) {
  const { elements } = profile.form
  const chosen = [
    ['profile', 'meant'],
    ['direction', 'meantWay'],
  ]
  const meant = () => chosen.map(([, name]) => elements[name].value)
  let before = meant()
  document.addEventListener('htmx:after:swap', () => {
    const now = meant()
    for (const [n, [name]] of chosen.entries()) {
      const { value } = elements[name]
      if (value === '' || value === before[n]) elements[name].value = now[n]
    }
    before = now
    // Words that say otherwise than what was chosen by hand.
    for (const word of said.querySelectorAll('[data-told]')) {
      const field = document.getElementById(word.dataset.told)
      if (field === document.activeElement || field.value.trim() === '') continue
      if (word.dataset.words) field.value = word.dataset.words
    }
  })
}
