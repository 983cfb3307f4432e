import t from 'tap'
import { byClock } from '../../src/dispatch/by-clock.ts'
import type { Log } from '../../src/dispatch/ports.ts'

t.test('a run that fails is in the log, and the next one comes', async (t) => {
  const said: unknown[] = []
  const log: Log = (level, event, fields) => void said.push([level, event, fields])
  let runs = 0
  const task = byClock({
    ...{ name: 'heartbeat', at: '* * * * * *', log },
    run: () => {
      runs += 1
      if (runs === 1) throw new Error('no such action')
    },
  })
  t.teardown(() => task.destroy())
  while (runs < 2) await new Promise((resolve) => setTimeout(resolve, 50))
  t.strictSame(said, [
    ['error', 'clock-failed', { clock: 'heartbeat', error: 'Error: no such action' }],
  ])
})

t.test(
  'what a blocked loop missed is made up for by the next run, and nobody is warned',
  async (t) => {
    const said: unknown[] = []
    let runs = 0
    const task = byClock({
      ...{ name: 'heartbeat', at: '* * * * * *', log: (...line) => void said.push(line) },
      run: () => {
        runs += 1
      },
    })
    t.teardown(() => task.destroy())
    while (runs < 1) await new Promise((resolve) => setTimeout(resolve, 50))
    const until = Date.now() + 2500
    while (Date.now() < until) {
      // Nothing else runs meanwhile.
    }
    const before = runs
    while (runs === before) await new Promise((resolve) => setTimeout(resolve, 50))
    t.strictSame(said, [])
  },
)
