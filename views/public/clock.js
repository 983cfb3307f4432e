// The appliance's clock, beside where it is asked when something was. Each answer to the form brings
// it anew; in between it ticks here, whatever the clock of this machine shows.
const clock = document.getElementById('clock')
const told = () => Number(document.querySelector('#where-said [data-now]')?.dataset.now)

if (clock) {
  const { lang } = document.documentElement
  const { zone, words } = clock.dataset
  const time = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  const format = new Intl.DateTimeFormat(lang, time)
  let last = { now: told(), at: Date.now() }
  const show = () => {
    const shown = words.replace('{time}', format.format(last.now + Date.now() - last.at))
    if (clock.textContent !== shown) clock.textContent = shown
  }
  // A page out of the history has the time of then: it says so until it is told another.
  const [{ type } = {}] = performance.getEntriesByType('navigation')
  let isOld = type === 'back_forward'
  document.addEventListener('htmx:after:swap', () => {
    if (told() === last.now) return
    last = { now: told(), at: Date.now() }
    isOld = false
    show()
  })
  const tick = () => isOld || show()
  setInterval(tick, 1000)
  tick()
  const { form } = document.getElementById('ago')
  addEventListener('pageshow', () => isOld && form.dispatchEvent(new Event('grow')))
}
