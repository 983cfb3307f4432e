// Tells every open screen that something changed; screens poll where this cannot connect.
if (document.querySelector('[hx-trigger*="tick"]')) {
  const source = new EventSource('/events')
  source.addEventListener('tick', () => document.body.dispatchEvent(new Event('tick')))
}

// The text that belongs to an outcome is put in, unless something was written already.
for (const choice of document.querySelectorAll('input[name="outcome"][data-text]')) {
  choice.addEventListener('change', () => {
    const text = document.getElementById('result')
    const texts = [...document.querySelectorAll('[data-text]')].map(({ dataset }) => dataset.text)
    if (text.value === '' || texts.includes(text.value)) text.value = choice.dataset.text
  })
}
