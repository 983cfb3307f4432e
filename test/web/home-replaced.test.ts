import t from 'tap'
import { homeAddressIn } from '../../src/domain/wording/home-address.ts'
import { shippedTextRules } from '../../src/domain/wording/text-rules.ts'
import { neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm } from '../support/pressing.ts'

const people = [neighbour(1)]
const text = 'let op jongen, 7 jaar, rode jas. Weg van Merelstraat 12a. Gezien? Bel 0800-0011.'

t.test('one press takes a house number out of the text and of every field', async (t) => {
  const visitor = await (await webOffice(t, people)).as('dispatcher')
  const form = { ...alertForm, text, voice: 'De jongen van Merelstraat 12a wordt vermist.' }
  const { html } = await visitor.post('/acties/meekijken', form)
  const button = /<button[^>]*name="replace" value="Merelstraat 12a"[^>]*>Vervang door Merelstraat</
  t.match(html, button)
  t.match(html, 'data-replace="Merelstraat 12a" data-by="Merelstraat"', 'with a script at once')
  const pressed = await visitor.post('/acties/nieuw', { ...form, replace: 'Merelstraat 12a' })
  t.match(pressed.html, /<textarea id="text"[^>]*>let op jongen[^<]*Weg van Merelstraat\. Gezien/)
  t.match(pressed.html, 'De jongen van Merelstraat wordt vermist.')
  t.notMatch(pressed.html, 'name="replace"')
  const { text: _, ...without } = form
  const fields = { ...without, text: '', 'who-sex': 'boy', 'who-place': 'bij Merelstraat 12a' }
  const again = await visitor.post('/acties/nieuw', { ...fields, replace: 'Merelstraat 12a' })
  t.match(again.html, /id="who-place"[^>]* value="bij Merelstraat"/)
  t.match(again.html, /<textarea id="text"[^>]*>[^<]*bij Merelstraat[^<]*</)
})

t.test('the number of another house in that street stays', async (t) => {
  const visitor = await (await webOffice(t, people)).as('dispatcher')
  const both = 'let op jongen, rode jas, tussen Merelstraat 1 en Merelstraat 14. Bel 0800-0011.'
  const form = { ...alertForm, text: both, replace: 'Merelstraat 1' }
  const { html } = await visitor.post('/acties/nieuw', form)
  t.match(html, 'tussen Merelstraat en Merelstraat 14. Bel')
  t.match(html, 'value="Merelstraat 14"', 'which is warned of next')
})

t.test('nothing else is taken for an address', async (t) => {
  const visitor = await (await webOffice(t, people)).as('dispatcher')
  const form = { ...alertForm, text, replace: 'jongen, 7 jaar' }
  t.match((await visitor.post('/acties/nieuw', form)).html, 'let op jongen, 7 jaar, rode jas')
  const words = (said: string) => homeAddressIn(said, shippedTextRules.streets)?.words
  t.equal(words('weg van Merelstraat 12-II gezien'), 'Merelstraat 12-II', 'all of it goes')
  t.equal(words('weg van Merelstraat 12 om 13.40'), 'Merelstraat 12')
})
