import t from 'tap'
import { withWholeNumbers } from '../../src/web/catalogue/whole-numbers.ts'

const whole = (number: string) => `<span class="number">${number}</span>`

t.test('a phone number in a sentence stays on one line', async (t) => {
  for (const number of ['0800-0011', '088-1234567', '06-••••1234', '06 12345678']) {
    t.equal(withWholeNumbers(`<p>Bel ${number}.</p>`), `<p>Bel ${whole(number)}.</p>`)
  }
})

t.test('what a browser shows or sends as it stands is left as it is', async (t) => {
  for (const html of [
    '<textarea name="text">Bel 0800-0011.</textarea>',
    '<input value="0800-0011">',
    '<option value="0800-0011">0800-0011</option>',
    '<title>0800-0011</title>',
    '<p>2026-11-24, 22:00-07:00, 2026-0014</p>',
  ]) {
    t.equal(withWholeNumbers(html), html)
  }
})
