import t from 'tap'
import { rehearse } from '../../src/dispatch/rehearse.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'

const town = Array.from({ length: 5 }, (_, n) => neighbour(n))

/** An engine that began, with how often its people were looked up to choose among. */
async function began(people = town) {
  const engine = new Engine(['m1'], people)
  await engine.open()
  let looks = 0
  const { people: look } = engine.dispatch
  engine.dispatch.people = () => {
    looks += 1
    return look.call(engine.dispatch)
  }
  const logged: string[] = []
  const log = (_level: string, event: string): unknown => logged.push(event)
  const ports = { ...engine.dispatch.ports, log }
  Object.defineProperty(engine.dispatch, 'ports', { value: ports })
  return { engine, looks: () => looks, logged }
}

t.test('a rehearsal works an alert out and leaves nothing behind', async (t) => {
  const { engine, looks, logged } = await began()
  const before = engine.journal.length
  rehearse(engine.dispatch)
  await engine.time.pass(60_000)
  t.ok(looks() > 0)
  t.equal(engine.journal.length, before)
  t.equal(engine.state.actions.byId.size, 0)
  t.same(logged, [])
  engine.off()
})

t.test('a rehearsal waits for the index of people, and makes it in no one go', async (t) => {
  const { engine, looks } = await began()
  let hasIndex = false
  Object.defineProperty(engine.dispatch, 'hasIndex', { get: () => hasIndex })
  rehearse(engine.dispatch)
  await engine.time.pass(5_000)
  t.equal(looks(), 0)
  hasIndex = true
  await engine.time.pass(1_000)
  t.ok(looks() > 0)
  engine.off()
})

t.test('nothing is rehearsed beside an alert, without people or after the end', async (t) => {
  const busy = await began()
  const starting = busy.engine.desk.start(draft(), by)
  await busy.engine.time.pass(100)
  await starting
  const started = busy.looks()
  rehearse(busy.engine.dispatch)
  await busy.engine.time.pass(1_500)
  t.equal(busy.looks(), started)
  busy.engine.off()

  const empty = await began([])
  rehearse(empty.engine.dispatch)
  await empty.engine.time.pass(60_000)
  t.equal(empty.looks(), 0)

  const ended = await began()
  rehearse(ended.engine.dispatch)
  ended.engine.off()
  await ended.engine.time.pass(60_000)
  t.equal(ended.looks(), 0)
})

t.test('nothing is rehearsed beside what a stopped or closing action owes', async (t) => {
  const { engine, looks } = await began()
  const settled = async <T>(order: Promise<T>): Promise<T> => {
    await engine.time.pass(100)
    return order
  }
  const { id } = await settled(engine.desk.start(draft(), by))
  await engine.time.pass(60_000)
  const rehearsed = async (): Promise<number> => {
    const before = looks()
    rehearse(engine.dispatch)
    await engine.time.pass(1_500)
    return looks() - before
  }
  await settled(engine.desk.stop(id, by))
  t.equal(engine.state.actions.byId.get(id)?.state, 'stopped')
  t.equal(await rehearsed(), 0)
  const sendAt = new Date(engine.time.now() + 3_600_000).toISOString()
  const text = { sms: 'de jongen is gevonden. Dank u.' }
  await settled(engine.desk.close(id, { outcome: 'neutral', text, sendAt }, by))
  t.equal(engine.state.actions.byId.get(id)?.state, 'closing')
  t.equal(await rehearsed(), 0)
  await engine.time.pass(3_660_000)
  t.equal(engine.state.actions.byId.get(id)?.state, 'closed')
  t.ok((await rehearsed()) > 0)
  engine.off()
})

t.test('an alert that cannot be worked out ends the rehearsal, and nothing else', async (t) => {
  const { engine, looks, logged } = await began()
  const { people: look } = engine.dispatch
  engine.dispatch.people = () => {
    look.call(engine.dispatch)
    throw new Error('no index')
  }
  rehearse(engine.dispatch)
  await engine.time.pass(60_000)
  t.equal(looks(), 1)
  t.same(logged, ['rehearsal-failed'])
  engine.off()
})
