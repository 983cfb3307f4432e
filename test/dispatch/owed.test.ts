import t from 'tap'
import { Owed } from '../../src/dispatch/owed.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

t.test('what is owed is done in order, within the turn of the event loop', async (t) => {
  const owed = new Owed(() => undefined)
  const done: number[] = []
  for (const n of [1, 2]) owed.add(() => void done.push(n))
  await Promise.resolve()
  t.strictSame(done, [])
  await turn()

  t.strictSame(done, [1, 2])

  owed.add(() => void done.push(3))
  owed.settle()
  t.strictSame(done, [1, 2, 3], 'or when it is asked for')
  await turn()
  t.strictSame(done, [1, 2, 3], 'and once')
})

t.test('what fails keeps nothing else from being done', async (t) => {
  const failures: unknown[] = []
  const owed = new Owed((error) => failures.push(error))
  const done: number[] = []
  owed.add(() => {
    throw new Error('no room')
  })
  owed.add(() => void done.push(2))
  await turn()

  t.strictSame(done, [2])
  t.match(failures, [{ message: 'no room' }])
})

t.test('the next message is on its way before it is written down that one was taken', async (t) => {
  const { engine, acceptedAt } = await watched()
  const starting = engine.desk.start(draft(), by)
  await engine.time.pass(20_000)
  await starting

  t.strictSame(acceptedAt, [0, 0, 1])
  const kinds = engine.journal.map(({ fact }) => fact.type)
  t.strictSame(
    kinds.filter((kind) => /^delivery\.(sending|part-accepted)$/.test(kind)),
    Array.from({ length: 3 }, () => ['delivery.sending', 'delivery.part-accepted']).flat(),
    'the journal has them in the order in which they happened',
  )
  engine.off()
})

t.test('what was taken is written down at once when nothing begins any more', async (t) => {
  const { engine } = await watched()
  const starting = engine.desk.start(draft(), by)
  await engine.time.pass(100)
  await starting
  engine.dispatch.stop()
  await engine.time.pass(10_000)

  t.equal(acceptedIn(engine), 1)
  engine.off()
})

/** An engine of one modem and three people, with how many were accepted at each hand-over. */
async function watched() {
  const engine = new Engine(
    ['m1'],
    [1, 2, 3].map((n) => neighbour(n)),
  )
  const acceptedAt: number[] = []
  for (const modem of engine.dispatch.ports.modems()) {
    const { submit } = modem
    const watching: typeof submit = (submission) => {
      acceptedAt.push(acceptedIn(engine))
      return submit(submission)
    }
    Object.assign(modem, { submit: watching })
  }
  await engine.open()
  return { engine, acceptedAt }
}

const acceptedIn = ({ journal }: Engine): number =>
  journal.filter(({ fact }) => fact.type === 'delivery.part-accepted').length
