import t from 'tap'
import { withWholeNumbers } from '../../src/web/catalogue/whole-numbers.ts'

const whole = (number: string) => `<span class="number">${number}</span>`

const numbers = [
  ...['0800-0011', '088-1234567', '06-••••1234', '06 12345678', '06 12 34 56 78', '06 1234 5678'],
  ...['06-12 34 56 78', '088 123 45 67', '+31 6 12345678', '+31 6 12 34 56 78', '+31 88 1234567'],
]

t.test('a phone number in a sentence stays on one line', async (t) => {
  for (const number of numbers) {
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
    '<p>05-11 13:00, 03-11-2026, 13:00 15 16, 0 van 12 34</p>',
  ]) {
    t.equal(withWholeNumbers(html), html)
  }
})
