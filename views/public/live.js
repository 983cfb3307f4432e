// Tells every open screen that something changed; screens poll where this cannot connect.
if (document.querySelector('[hx-trigger*="tick"]')) {
  const source = new EventSource(`${document.body.dataset.base ?? ''}/events`)
  source.addEventListener('tick', () => document.body.dispatchEvent(new Event('tick')))
}

// Whoever logs out asks for nothing any more: what is refused would lead the next one back here.
document.querySelector('form[data-log-out]')?.addEventListener('submit', () => {
  document.addEventListener('htmx:before:request', (event) => event.preventDefault())
})

const oldAfterMs = 12_000
const sayAtMostEveryMs = 10_000

// Says that a screen is up to date only while answers come in, by events or by polling.
const live = document.querySelector('[data-live]')
if (live) {
  const words = live.querySelector('.live-words')
  let seenAt = Date.now()
  const show = () => {
    const isOld = Date.now() - seenAt > oldAfterMs
    const time = new Date(seenAt).toLocaleTimeString(document.documentElement.lang)
    const text = isOld ? live.dataset.old.replace('{time}', time) : live.dataset.live
    live.classList.toggle('is-old', isOld)
    if (words.textContent !== text) words.textContent = text
  }
  document.addEventListener('htmx:after:request', ({ detail }) => {
    if (detail.ctx.response.status < 400) seenAt = Date.now()
    show()
  })
  setInterval(show, 1000)
  show()
}

// Progress is read out now and then, what failed at once.
const said = document.getElementById('said')
if (said) {
  let lost = document.querySelector('[data-lost]').dataset.lost
  let saidAt = Date.now()
  document.addEventListener('htmx:after:swap', () => {
    const news = document.querySelector('[data-say]').dataset
    const isDue = Date.now() - saidAt > sayAtMostEveryMs || news.lost !== lost
    if (!isDue || said.textContent === news.say) return
    said.textContent = news.say
    saidAt = Date.now()
    lost = news.lost
  })
}

// What is about to go out comes over the page: what somebody writes in comes from behind it.
let isPending = document.querySelector('.pending') !== null
document.addEventListener('htmx:after:swap', () => {
  const wasPending = isPending
  isPending = document.querySelector('.pending') !== null
  const at = document.activeElement
  if (isPending && !wasPending && at !== document.body) at.scrollIntoView({ block: 'nearest' })
})

// How many people a correction, an update or the result would go to by now.
document.addEventListener('htmx:after:swap', () => {
  const now = document.querySelector('[data-owed-now]')?.dataset.owedNow
  if (now === undefined) return
  for (const hint of document.querySelectorAll('[data-owed]')) {
    hint.textContent = hint.dataset.owed.replace('{count}', now)
  }
})

const isWrittenIn = (part) =>
  [...part.querySelectorAll('textarea')].some(({ value, defaultValue }) => value !== defaultValue)

// What another window has stopped or closed can be stopped or closed no more from here. A form that
// somebody writes in stays: pressed, it tells what happened, and what was written is not lost.
document.addEventListener('htmx:after:swap', () => {
  const state = document.querySelector('[data-say]')?.dataset.state
  if (state === undefined || state === 'running') return
  document.querySelector('.orders form.danger')?.remove()
  if (state === 'stopped') return
  const orders = document.querySelector('.orders')
  for (const part of [...(orders?.children ?? [])]) if (!isWrittenIn(part)) part.remove()
  if (orders?.children.length === 0) orders.remove()
})

// The text that belongs to an outcome is put in, unless something was written already.
for (const choice of document.querySelectorAll('input[name="outcome"][data-text]')) {
  choice.addEventListener('change', () => {
    const text = document.getElementById('result')
    const texts = [...document.querySelectorAll('[data-text]')].map(({ dataset }) => dataset.text)
    if (text.value !== '' && !texts.includes(text.value)) return
    text.value = choice.dataset.text
    text.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
