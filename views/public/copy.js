// Copies what a text field holds, and says so. Without a secure page there is no clipboard to write
// to: then what is chosen is copied.
document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('[data-copy]')
  const text = button && document.getElementById(button.dataset.copy)
  if (!text) return
  const isCopied = await navigator.clipboard?.writeText(text.value).then(
    () => true,
    () => false,
  )
  if (!isCopied) {
    text.select()
    document.execCommand('copy')
  }
  const said = button.parentElement.querySelector('[role="status"]')
  if (said) said.textContent = button.dataset.done
})
