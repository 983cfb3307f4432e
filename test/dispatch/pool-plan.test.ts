import t from 'tap'
import { Budget } from '../../src/dispatch/budget.ts'
import { DeliveryQueue } from '../../src/dispatch/delivery-queue.ts'
import { PoolPlan } from '../../src/dispatch/pool-plan.ts'
import { Engine } from '../support/engine.ts'

/** Two modems that do both, with a call in line; how often a plan asked for the modems. */
function pool() {
  const engine = new Engine(['m1', 'm2'], [], ['m1', 'm2'])
  const later: (() => void)[] = []
  let now = 1_000_000
  let plans = 0
  const ports = {
    ...engine.dispatch.ports,
    now: () => now,
    after: (_: number, run: () => void) => {
      later.push(run)
      return () => undefined
    },
    modems: () => {
      plans += 1
      return engine.dispatch.ports.modems()
    },
  }
  const queue = new DeliveryQueue()
  queue.put({ id: 'alert', name: 'alert' }, 'voice', { n: 0 }, now)
  const plan = new PoolPlan(ports, new Budget(ports), queue)
  return {
    plan,
    plans: () => plans,
    ask: (): void => {
      const [modem] = engine.dispatch.ports.modems()
      if (modem) plan.channelsOf({ ...modem.status(), capabilities: ['sms', 'voice'] })
    },
    pass: (ms: number) => {
      now += ms
    },
    runLater: () => {
      for (const run of later.splice(0)) run()
    },
  }
}

t.test('a modem that asks waits for no plan that is only a little old', async (t) => {
  const { ask, pass, plans, runLater } = pool()
  ask()
  t.equal(plans(), 1, 'the first is made at once')

  pass(1_500)
  ask()
  ask()
  t.equal(plans(), 1, 'it goes by the one that is there')
  runLater()
  t.equal(plans(), 2, 'and the next is made once, when it is gone')
  ask()
  t.equal(plans(), 2)
})

t.test('what is old, or was made for other work, is planned again at once', async (t) => {
  const { ask, pass, plan, plans } = pool()
  ask()
  pass(6_000)
  ask()
  t.equal(plans(), 2)
  plan.outdated()
  ask()
  t.equal(plans(), 3)
})
