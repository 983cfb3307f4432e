// What somebody filled in before the page's scripts were there, on a slow machine, or what the browser
// kept over a step back, is asked about as if it were being written now.
import { isChanged } from './changed.js'

// htmx listens from this event on.
document.addEventListener('DOMContentLoaded', () => setTimeout(askForWhatIsThere))

function askForWhatIsThere() {
  for (const form of document.querySelectorAll('form[hx-trigger*="change"]')) {
    const fields = [...form.querySelectorAll('input, select, textarea')]
    if (fields.some(isChanged)) form.dispatchEvent(new Event('change'))
  }
}
