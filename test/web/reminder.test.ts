import t from 'tap'
import { by, centre, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const people = Array.from({ length: 20 }, (_, n) => neighbour(n + 1))
const begun = Date.parse('2026-11-24T12:00:00Z')

t.test(
  'the screen asks after 30 minutes, takes the answer, and lets choose after 60',
  async (t) => {
    const clock = { now: begun }
    const office = await webOffice(t, people, { now: () => clock.now })
    const visitor = await office.as('dispatcher')
    const { id } = await office.ports.desk.start(draft({ area: { centre, radiusMetres: 155 } }), by)
    const look = async () => (await visitor.get(`/acties/${id}/voortgang`)).html

    t.notMatch(await look(), /nog actueel\?/)
    clock.now = begun + 30 * 60_000
    t.match(await look(), /role="alert"><p><strong>[^<]*Is hij nog actueel\?/)
    await visitor.post(`/acties/${id}/actueel`)
    t.match(await look(), /Nog actueel, bevestigd · dispatcher/)
    clock.now = begun + 60 * 60_000
    const html = await look()
    t.match(html, /Kies: breid hem uit of sluit hem af/)
    t.match(html, /href="\/acties\/[^"]+\/uitbreiden"/)
    t.match((await visitor.get(`/acties/${id}`)).html, /<details class="card" id="close"/)
    const auditor = await office.as('auditor')
    t.notMatch((await auditor.get(`/acties/${id}`)).html, /Kies: breid hem uit/)
  },
)
