import t from 'tap'
import { type FailureClass, ModemError } from '../../hardware/errors.ts'
import { failureOf } from '../../hardware/failures.ts'
import { type Lesson, lessonOf } from '../../hardware/lessons.ts'
import { cleanSim, simRefused } from '../../hardware/sim-record.ts'
import { outcomeOf } from '../../hardware/submission.ts'

const anna = '+31610000001'

const rejected = (family: 'cms' | 'cme' | 'plain', number?: number): ModemError =>
  new ModemError('at-rejected', 'AT+CMGS=… was refused', {
    answer: number === undefined ? { family } : { family, number },
  })

/** What the modem does on an answer, when its SIM has a clean record. */
const works = { kind: 'works' } as const
const none = { kind: 'none' } as const
const network = { kind: 'network' } as const
const sick = { kind: 'sick' } as const
const emptyStores = { kind: 'empty-stores' } as const
const barred = { kind: 'park', reason: 'account-barred' } as const
const park = (reason: 'sim-missing' | 'sim-pin' | 'sim-puk' | 'sim-failure' | 'no-sms-centre') =>
  ({ kind: 'park', reason }) as const

type Row = readonly [codes: readonly number[], FailureClass, Lesson]

const to = (from: number, last: number): readonly number[] =>
  Array.from({ length: last - from + 1 }, (_, i) => from + i)

/** 24.011 annex E, 23.040 §9.2.3.22, 27.005 §3.2.5: each number, its class, what the modem does. */
const cms: readonly Row[] = [
  [[1], 'number', works],
  [[8, 10], 'account', barred],
  [[17], 'network', network],
  [[21, 22, 27], 'retry', works],
  [[28, 29], 'account', barred],
  [[30], 'number', works],
  [[38], 'network', network],
  [[41, 42, 47], 'retry', works],
  [[50], 'account', barred],
  [[69], 'config', works],
  [[81], 'sick', sick],
  [[...to(95, 99), 111], 'config', works],
  [[127], 'retry', works],
  [[128, 129, 130, 143, 144, 145, 159, 160, 161, 175, 176], 'config', works],
  [[192], 'retry', works],
  [[193], 'account', barred],
  [[194], 'network', network],
  [[195, 196], 'number', works],
  [[197], 'accepted', works],
  [[198, 199], 'config', works],
  [to(208, 211), 'storage', emptyStores],
  [[212], 'retry', works],
  [[213, ...to(224, 254)], 'config', works],
  [[255], 'retry', works],
  [[300], 'sick', sick],
  [[301, 302], 'retry', none],
  [[303, 304, 305], 'config', none],
  [[310], 'sim', park('sim-missing')],
  [[311], 'sim', park('sim-pin')],
  [[312, 316, 318], 'sim', park('sim-puk')],
  [[317], 'sim', park('sim-failure')],
  [[313, 315], 'sick', sick],
  [[314], 'retry', none],
  [[320, 321, 322], 'storage', emptyStores],
  [[330], 'sim', park('no-sms-centre')],
  [[331], 'network', network],
  [[332], 'unknown', network],
  [[340], 'retry', none],
  [[500], 'retry', none],
  [[512, 515, 532, 538, 4_242], 'retry', none],
]

/** 27.007 §9.2. */
const cme: readonly Row[] = [
  [[3, 4], 'config', none],
  [[10], 'sim', park('sim-missing')],
  [[11], 'sim', park('sim-pin')],
  [[12], 'sim', park('sim-puk')],
  [[16, 17, 18], 'sim', park('sim-failure')],
  [[13, 15], 'sick', sick],
  [[14], 'retry', none],
  [[20], 'storage', emptyStores],
  [to(21, 27), 'config', none],
  [[30], 'network', network],
  [[31], 'unknown', network],
  [[32], 'account', barred],
  [[100], 'retry', none],
  [[103, 106, 107, 111, 112, 113, 132, 133, 134], 'account', barred],
  [[515], 'retry', none],
]

const families: readonly (readonly ['cms' | 'cme', readonly Row[]])[] = [
  ['cms', cms],
  ['cme', cme],
]
for (const [family, rows] of families)
  for (const [codes, failure, lesson] of rows)
    t.test(`+${family.toUpperCase()} ERROR ${codes.join(', ')}: ${failure}`, (t) => {
      for (const code of codes) {
        const error = rejected(family, code)
        t.equal(failureOf(error), failure, `${code}`)
        const outcome = outcomeOf(error, {
          wasHandedOver: true,
          seconds: 1,
          failureOf,
          expectLate: async () => undefined,
        })
        const record = simRefused(cleanSim, { family, number: code }, anna)
        t.strictSame(lessonOf(outcome, record, true), lesson, `${code}`)
      }
      t.end()
    })

const unnumbered: [what: string, error: ModemError][] = [
  ['a bare ERROR', rejected('plain')],
  ['+CMS ERROR without a number', rejected('cms')],
  ['a number of no table', rejected('cms', 7)],
  ['a number that is none', rejected('cme', Number.NaN)],
  ['no answer of the modem', new ModemError('at-timeout', 'AT+CMGS=… had no answer')],
]
for (const [what, error] of unnumbered)
  t.test(`${what} may be tried again`, (t) => {
    t.equal(failureOf(error), 'retry')
    t.end()
  })

t.test('every number there can be has a class', (t) => {
  const classes = new Set<FailureClass>()
  for (let code = 0; code < 70_000; code += 1)
    for (const family of ['cms', 'cme'] as const) classes.add(failureOf(rejected(family, code)))

  t.strictSame(
    [...classes].sort(),
    'accepted account config network number retry sick sim storage unknown'.split(' '),
  )
  t.end()
})
