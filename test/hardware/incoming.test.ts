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
    clearRead: async () => false,
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
        if (chore === announcedAt) incoming.announced({ store: 'SM', index: 1, isReport: false })
        if (chore < arrivesAt || hasArrived) return
        hasArrived = true
        const index = [1, 2, 3].find((place) => !messages.has(place)) ?? 3
        messages.set(index, 'new')
        incoming.announced({ store: 'SM', index: index, isReport: false })
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

/** A store of reports whose modem counts the exchanges, and clears as its maker thought right. */
function reportStore(
  clears: 'what was read' | 'nothing, but says so' | 'refuses',
  name: 'SR' | 'SM' = 'SR',
) {
  const reports = new Map<number, { readonly pdu: string; isRead: boolean }>()
  const asked: string[] = []
  let beforeClear = (): void => undefined
  const access: StoreAccess = {
    stores: [name],
    list: async (store) => {
      asked.push('list')
      return [...reports].map(([index, report]) => {
        report.isRead = true
        return { store, index, pdu: report.pdu }
      })
    },
    read: async (store, index) => {
      asked.push('read')
      const report = reports.get(index)
      return report && { store, index, pdu: report.pdu }
    },
    remove: async ({ index }) => {
      asked.push('remove')
      reports.delete(index)
    },
    clearRead: async () => {
      asked.push('clear')
      beforeClear()
      for (const [index, { isRead }] of reports) {
        if (isRead && clears === 'what was read') reports.delete(index)
      }
      return clears !== 'refuses'
    },
    // As between two messages: what is announced meanwhile waits, and is read together.
    chore: async (work) => {
      await new Promise((resolve) => setImmediate(resolve))
      return work()
    },
  }
  return { reports, asked, access, onClear: (run: () => void) => (beforeClear = run) }
}

const settled = async () => {
  for (let turn = 0; turn < 60; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

function collecting(receive: (pdu: string) => Promise<void> = async () => undefined) {
  const received: string[] = []
  const warned: string[] = []
  const incoming = new Incoming({
    timers: new VirtualTime().timers,
    stopping: new AbortController().signal,
    receive: async (pdu) => {
      await receive(pdu)
      received.push(pdu)
    },
    warn: (event) => warned.push(event),
  })
  return { incoming, received, warned }
}

/** Begins a session, and keeps what was asked of the modem in each gap after that. */
async function begunWith(incoming: Incoming, access: StoreAccess, asked: string[]) {
  const turnsOver: string[][] = []
  await incoming.begin({
    ...access,
    chore: async (work, since) => {
      const done = await access.chore(work, since)
      turnsOver.push(asked.splice(0))
      return done
    },
  })
  turnsOver.length = 0
  return turnsOver
}

t.test('many reports cost two exchanges', async (t) => {
  const { reports, asked, access } = reportStore('what was read')
  const { incoming, received, warned } = collecting()
  await incoming.begin(access)
  asked.length = 0
  for (let index = 0; index < 25; index += 1) {
    reports.set(index, { pdu: `report ${index}`, isRead: false })
    incoming.announced({ store: 'SR', index: index, isReport: true })
  }
  await settled()
  t.strictSame(asked, ['list', 'clear'])
  t.equal(received.length, 25)
  t.equal(reports.size, 0)
  t.strictSame(warned, [])
})

t.test('what was listed is kept one in a turn, for other modems have gaps too', async (t) => {
  const { reports, access } = reportStore('what was read')
  let turn = 0
  const kept: number[] = []
  const { incoming } = collecting(async () => void kept.push(turn))
  await incoming.begin(access)
  for (let index = 0; index < 25; index += 1) {
    reports.set(index, { pdu: `report ${index}`, isRead: false })
    incoming.announced({ store: 'SR', index, isReport: true })
  }
  for (; turn < 60; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  t.equal(kept.length, 25)
  t.equal(new Set(kept).size, 25)
})

t.test(
  'a message may go before listed reports are durable, and before they are cleared',
  async (t) => {
    const { reports, asked, access } = reportStore('what was read')
    let isDurable: () => void = () => undefined
    const durable = new Promise<void>((resolve) => (isDurable = resolve))
    const { incoming } = collecting(() => durable)
    const turnsOver = await begunWith(incoming, access, asked)
    for (const index of [0, 1, 2]) {
      reports.set(index, { pdu: `report ${index}`, isRead: false })
      incoming.announced({ store: 'SR', index: index, isReport: true })
    }
    await settled()
    t.strictSame(turnsOver, [['list']])
    isDurable()
    await settled()
    t.strictSame(turnsOver, [['list'], ['clear']])
  },
)

t.test('a sweep lists no reports that are about to be cleared', async (t) => {
  const { reports, asked, access } = reportStore('what was read')
  let isDurable: () => void = () => undefined
  const durable = new Promise<void>((resolve) => (isDurable = resolve))
  const { incoming, received } = collecting((pdu) => (pdu === 'late' ? Promise.resolve() : durable))
  await incoming.begin(access)
  asked.length = 0
  for (const index of [0, 1, 2]) {
    reports.set(index, { pdu: `report ${index}`, isRead: false })
    incoming.announced({ store: 'SR', index: index, isReport: true })
  }
  await settled()
  reports.set(3, { pdu: 'late', isRead: false })
  const swept = incoming.sweep()
  await settled()
  t.strictSame(asked, ['list'])
  isDurable()
  await swept
  t.strictSame(asked, ['list', 'clear', 'list', 'remove'])
  t.strictSame(received, ['report 0', 'report 1', 'report 2', 'late'])
  t.equal(reports.size, 0)
})

t.test(
  'reports among messages are read together, and nothing is cleared that was not read',
  async (t) => {
    const { reports, asked, access } = reportStore('what was read', 'SM')
    const { incoming, received } = collecting()
    await incoming.begin(access)
    asked.length = 0
    for (const index of [0, 1, 2, 3]) {
      reports.set(index, { pdu: `report ${index}`, isRead: false })
      incoming.announced({ store: 'SM', index, isReport: index > 0 })
    }
    await settled()
    t.strictSame(asked, ['list', 'remove', 'remove', 'remove', 'remove'])
    t.strictSame(received, ['report 0', 'report 1', 'report 2', 'report 3'])
    t.equal(reports.size, 0)
  },
)

t.test('many messages with a few reports among them are read one by one', async (t) => {
  const { reports, asked, access } = reportStore('what was read', 'SM')
  const { incoming, received } = collecting()
  await incoming.begin(access)
  asked.length = 0
  for (let index = 0; index < 8; index += 1) {
    reports.set(index, { pdu: `message ${index}`, isRead: false })
    incoming.announced({ store: 'SM', index, isReport: index < 3 })
  }
  await settled()
  t.strictSame(asked.slice(0, 4), ['read', 'remove', 'read', 'remove'])
  t.equal(received.length, 8)
  t.equal(reports.size, 0)
})

t.test('a report that comes while the others are cleared is kept too', async (t) => {
  const { reports, access, onClear } = reportStore('what was read')
  const { incoming, received } = collecting()
  await incoming.begin(access)
  onClear(() => {
    if (reports.has(9)) return
    reports.set(9, { pdu: 'late', isRead: false })
    incoming.announced({ store: 'SR', index: 9, isReport: true })
  })
  for (const index of [0, 1, 2, 3]) {
    reports.set(index, { pdu: `report ${index}`, isRead: false })
    incoming.announced({ store: 'SR', index: index, isReport: true })
  }
  await settled()
  t.strictSame(received, ['report 0', 'report 1', 'report 2', 'report 3', 'late'])
  t.equal(reports.size, 0)
})

t.test('a modem that clears nothing, and says it did, is emptied one by one', async (t) => {
  for (const clears of ['nothing, but says so', 'refuses'] as const) {
    const { reports, access } = reportStore(clears)
    const { incoming, received } = collecting()
    await incoming.begin(access)
    for (const round of [0, 1]) {
      for (const n of [0, 1, 2]) {
        const index = 3 * round + n
        reports.set(index, { pdu: `report ${index}`, isRead: false })
        incoming.announced({ store: 'SR', index: index, isReport: true })
      }
      await settled()
    }
    t.equal(reports.size, 0, clears)
    t.strictSame(
      received,
      [0, 1, 2, 3, 4, 5].map((n) => `report ${n}`),
      'each once',
    )
  }
})

t.test('nothing is cleared that is not durable, or was announced and not listed', async (t) => {
  const { reports, asked, access } = reportStore('what was read')
  const { incoming, received, warned } = collecting(async (pdu) => {
    if (pdu === 'report 1') throw new Error('the disk is full')
  })
  await incoming.begin(access)
  for (const index of [0, 1, 2]) {
    reports.set(index, { pdu: `report ${index}`, isRead: false })
    incoming.announced({ store: 'SR', index: index, isReport: true })
  }
  await settled()
  t.strictSame([...reports.keys()], [1], 'the next sweep offers it again')
  t.strictSame(received, ['report 0', 'report 2'])
  t.strictSame(warned, ['incoming-not-durable'])
  reports.clear()
  asked.length = 0
  for (const index of [0, 1, 2]) {
    if (index !== 1) reports.set(index, { pdu: `other ${index}`, isRead: false })
    incoming.announced({ store: 'SR', index: index, isReport: true })
  }
  await settled()
  t.notMatch(asked, ['clear'])
  t.equal(reports.size, 0)
})

t.test('where reports lie among messages each is deleted in a gap of its own', async (t) => {
  const { reports, asked, access } = reportStore('refuses', 'SM')
  const { incoming, received } = collecting()
  const turnsOver = await begunWith(incoming, access, asked)
  for (const index of [0, 1, 2, 3]) {
    reports.set(index, { pdu: `report ${index}`, isRead: false })
    incoming.announced({ store: 'SM', index, isReport: true })
  }
  await settled()
  t.strictSame(turnsOver, [['list'], ...[0, 1, 2, 3].map(() => ['remove'])])
  t.equal(received.length, 4)
})

t.test('a message that a list of reports leaves out is read by itself', async (t) => {
  const { reports, access } = reportStore('refuses', 'SM')
  const { incoming, received } = collecting()
  const list: StoreAccess['list'] = async (store) =>
    (await access.list(store)).filter(({ pdu }) => pdu !== 'STOP')
  await incoming.begin({ ...access, list })
  for (const index of [0, 1, 2, 3]) {
    reports.set(index, { pdu: index === 2 ? 'STOP' : `report ${index}`, isRead: false })
    incoming.announced({ store: 'SM', index, isReport: index !== 2 })
  }
  await settled()
  t.ok(received.includes('STOP'))
  t.equal(reports.size, 0)
})
