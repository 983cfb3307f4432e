import t from 'tap'
import { RefusedError } from '../../src/domain/errors.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { asDialled, readSimNumber, simNumberKey } from '../../src/domain/sim-number.ts'
import { emptyState } from '../../src/domain/state.ts'
import { keepNumber, numberOfModem, numberOfSim, numbersOf } from '../../src/sim-numbers.ts'
import { by } from '../support/engine.ts'
import { modemView, webOffice } from '../support/office-web.ts'

t.test('the number of a SIM is read as people write it', async (t) => {
  const mobile = madeUpMobile(1)
  for (const text of [mobile, mobile.replace('+31', '0'), mobile.replace('+', '00')]) {
    t.equal(readSimNumber(text, 'number'), mobile, text)
  }
  t.equal(readSimNumber('097 0123 4567 8', 'number'), '+3197012345678')
  for (const text of ['', '112', '06', '0800 0011', '+32470000000', madeUpMobile(1).slice(0, -1)]) {
    t.throws(
      () => readSimNumber(text, 'number'),
      new RefusedError('sim-number-unknown', { field: 'number' }),
      text,
    )
  }
  t.equal(asDialled(mobile), `06 ${mobile.slice(4)}`)
})

t.test('a number belongs to the SIM: another one in the modem has none', async (t) => {
  const state = emptyState()
  const sim = { iccid: '8931001' }
  const bank = { modems: () => [{ id: 'm1', status: () => sim }] } as never
  const append = async (facts: readonly object[]) => {
    for (const { key, value } of facts as { key: string; value: string }[]) {
      state.memories.set(key, value)
    }
  }
  const keep = keepNumber({ bank, store: { state, append } as never })
  await keep('m1', madeUpMobile(2), by)
  t.equal(state.memories.get(simNumberKey('8931001')), madeUpMobile(2))
  t.strictSame(numbersOf(bank, state), [madeUpMobile(2)])
  sim.iccid = '8931002'
  t.equal(numberOfSim(state, sim.iccid), undefined)
  await t.rejects(
    keep('m9', madeUpMobile(2), by),
    new RefusedError('no-such-modem', { status: 404 }),
  )
})

t.test('the sheet and the card have every number once; an admin fills them in', async (t) => {
  const office = await webOffice(t, [], {
    modems: () => [
      modemView({ number: madeUpMobile(1), sim: '1234' }),
      modemView({ id: 'm2', number: madeUpMobile(2) }),
      modemView({ id: 'm3', number: madeUpMobile(2) }),
      modemView({ id: 'm4' }),
    ],
  })
  const dispatcher = await office.as('dispatcher')
  const { html } = await dispatcher.get('/modems/nummers')
  t.strictSame(
    [...html.matchAll(/<li>(06 \d+)<\/li>/g)].map(([, number]) => number),
    [1, 2].map((n) => asDialled(madeUpMobile(n))),
  )
  t.notMatch(html, /<form[^>]*nummers/)
  const card = (await dispatcher.get('/modems/nummers.vcf')).html.split('\r\n')
  t.strictSame(card, [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'FN:Buurtoproep Waterhoven',
    'N:Buurtoproep Waterhoven;;;;',
    'ORG:Waterhoven',
    `TEL;TYPE=CELL:${madeUpMobile(1)}`,
    `TEL;TYPE=CELL:${madeUpMobile(2)}`,
    'END:VCARD',
    '',
  ])
  t.equal((await dispatcher.post('/modems/nummers', { modem: 'm4', number: '06' })).status, 403)
  const admin = await office.as('admin')
  t.equal((await admin.post('/modems/nummers', { modem: 'm4', number: '06 1' })).status, 303)
  t.strictSame(office.orders, ['number m4 06 1'])
})

t.test('a number that is refused comes back with the field that it is about', async (t) => {
  const office = await webOffice(t, [], {
    modems: () => [modemView()],
    keepNumber: async () => {
      throw new RefusedError('sim-number-unknown', { field: 'number' })
    },
  })
  const admin = await office.as('admin')
  const { status, html } = await admin.post('/modems/nummers', { modem: 'm1', number: '112' })
  t.equal(status, 422)
  t.match(html, /href="#number-m1"/)
  t.match(html, /id="number-m1" aria-invalid="true"[^>]* value="112"/)
  t.match((await (await office.as('auditor')).get('/modems/nummers')).html, /nog niet ingevuld/)
})

t.test(
  'what a SIM knows of itself counts until somebody types it, if it can be dialled',
  async (t) => {
    const state = emptyState()
    const sim = { iccid: '8931002', number: madeUpMobile(2) }
    const bank = { modems: () => [{ id: 'm1', status: () => sim }] } as never
    t.strictSame(numbersOf(bank, state), [madeUpMobile(2)])
    state.memories.set(simNumberKey('8931002'), madeUpMobile(3))
    t.strictSame(numbersOf(bank, state), [madeUpMobile(3)])
    t.equal(numberOfModem(state, { iccid: '8931003', number: '+32470000000' }), undefined)
  },
)
