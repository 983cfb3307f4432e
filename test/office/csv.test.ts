import t from 'tap'
import { decimalOf, readCsv } from '../../src/csv.ts'
import { RefusedError } from '../../src/domain/errors.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { emptyState } from '../../src/domain/state.ts'
import { importParticipants } from '../../src/imports/import-participants.ts'
import { Importing } from '../../src/imports/importing.ts'
import type { Store } from '../../src/store/store.ts'
import { by } from '../support/engine.ts'

const heading = 'name;phone;channel;postcode;house_number;suffix;kind;night_alerts'

/** The faults of these rows, by row, column and key; and how many people were good. */
async function read(...rows: readonly string[]) {
  const facts: Fact[] = []
  const register = { find: () => [{ location: [5.3, 52.6], suffix: '' }] }
  const append = async (more: readonly Fact[]) => void facts.push(...more)
  const store = { state: emptyState(), register, append } as unknown as Store
  const file = Buffer.from([heading, ...rows].join('\n')).toString('base64')
  const input = { file, isDryRun: false, skipsBad: true }
  const ports = { store, newId: () => 'p', now: () => 0 }
  const { good, bad } = await importParticipants(new Importing(ports))(input, by)
  return { good, facts, bad: bad.map(({ row, field, problem }) => `${row} ${field} ${problem}`) }
}

t.test('a word that means nothing is a fault of its row and column, never guessed', async (t) => {
  const phone = madeUpMobile(1)
  const { good, bad } = await read(
    `A;112;;9999AB;1;;home;ja`,
    `B;${phone};fax;9999AB;1;;home;nee`,
    `C;${phone};;9999AB;1x;;home;`,
    `D;${phone};;9999AB;1;;boot;`,
    `E;${phone};;9999AB;1;;;misschien`,
    `F;${phone};;99AB;1;;;`,
    `G;${phone};SMS;9999AB;1;;Home;JA`,
    `H;${phone};;9999AB;1;;;`,
    `H;020;;9999AB;1;;;`,
  )

  t.strictSame(bad, [
    '2 phone phone-number-unknown',
    '3 channel channel-unknown',
    '4 house_number house-number-unknown',
    '5 kind address-kind-unknown',
    '6 night_alerts yes-or-no',
    '7 postcode postcode-unknown',
    '10 phone phone-number-unknown',
  ])
  t.equal(good, 1)
})

t.test('a file that lacks a column is refused as such', async (t) => {
  const refused = (csv: string) => {
    try {
      return readCsv(csv, ['phone', 'postcode'])
    } catch (error) {
      return error instanceof RefusedError ? error.parameters.columns : error
    }
  }
  t.equal(refused('naam;telefoon\nx;y\n'), 'phone, postcode')
  t.equal(refused('phone,x\n1,2\n'), 'postcode')
  t.strictSame(refused('\ufeffPhone; POSTCODE ;x\r\n1;2;3\r\n'), [
    { phone: '1', postcode: '2', x: '3' },
  ])
  t.equal(decimalOf('155000,25'), 155000.25)
  t.ok(Number.isNaN(decimalOf('')))
})
