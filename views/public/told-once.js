// What is told of who is looked for follows in the fields of the area, and the other way about: the
// server works it out, here it is filled in. What somebody chose by hand stays.
const said = document.getElementById('where-said')
const profile = document.getElementById('profile')

if (said && profile) {
  const { elements } = profile.form
  const chosen = [
    ['profile', 'meant'],
    ['direction', 'meantWay'],
    ['who-place', 'meantPlace'],
  ]
  const meant = () => chosen.map(([, name]) => elements[name].value)
  let before = meant()
  const follow = (field, was, is) => {
    // Whoever empties a field is about to write in it.
    const isWrittenIn = field === document.activeElement && field.type === 'text'
    if (!isWrittenIn && (field.value === '' || field.value === was)) field.value = is
  }
  document.addEventListener('htmx:after:swap', () => {
    const now = meant()
    for (const [n, [name]] of chosen.entries()) follow(elements[name], before[n], now[n])
    before = now
    // Words that say otherwise than what was chosen by hand.
    for (const word of said.querySelectorAll('[data-told]')) {
      const field = document.getElementById(word.dataset.told)
      if (field === document.activeElement || field.value.trim() === '') continue
      if (word.dataset.words) field.value = word.dataset.words
    }
  })
}
