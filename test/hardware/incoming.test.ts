import t from 'tap'
import { Incoming, type StoreAccess } from '../../hardware/incoming.ts'
import { VirtualTime } from '../support/virtual-time.ts'

/** One store of a modem, with a hand that does something before the n-th chore. */
function storeOf(messages: Map<number, string>, before: (chore: number) => void) {
  let chores = 0
  let last: Promise<unknown> = Promise.resolve()
  const access: StoreAccess = {
    stores: ['SM'],
    list: async () => [...messages].map(([index, pdu]) => ({ store: 'SM', index, pdu })),
    read: async (store, index) => {
      const pdu = messages.get(index)
      return pdu === undefined ? undefined : { store, index, pdu }
    },
    remove: async ({ index }) => void messages.delete(index),
    chore: (work) => {
      const turn = last.then(() => {
        before(chores++)
        return work()
      })
      last = turn.catch(() => undefined)
      return turn
    },
  }
  return access
}

t.test('a message that comes where another lay is never deleted unread', async (t) => {
  // At each moment of a sweep the first message is announced once more, and a new one takes the
  // first free place and is announced too.
  for (const announcedAt of [0, 1, 2, 3]) {
    for (const arrivesAt of [0, 1, 2, 3, 4, 5]) {
      const messages = new Map([
        [1, 'old'],
        [2, 'older'],
      ])
      const time = new VirtualTime()
      const received: string[] = []
      const incoming = new Incoming({
        timers: time.timers,
        stopping: new AbortController().signal,
        receive: async (pdu) => void received.push(pdu),
        warn: (event) => t.fail(event),
      })
      let hasArrived = false
      const access = storeOf(messages, (chore) => {
        if (chore === announcedAt) incoming.announced('SM', 1)
        if (chore < arrivesAt || hasArrived) return
        hasArrived = true
        const index = [1, 2, 3].find((place) => !messages.has(place)) ?? 3
        messages.set(index, 'new')
        incoming.announced('SM', index)
      })
      await incoming.begin(access)
      await time.pass(1_000)
      await incoming.sweep()
      await time.pass(1_000)
      const name = `announced at ${announcedAt}, arrives at ${arrivesAt}`
      t.strictSame(
        [...new Set(received)].sort(),
        ['new', 'old', 'older'].slice(hasArrived ? 0 : 1),
        name,
      )
      t.equal(messages.size, 0, name)
    }
  }
})
