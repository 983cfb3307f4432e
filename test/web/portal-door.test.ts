import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import t, { type Test } from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Answer } from '../../src/portal/protocol.ts'
import { listen } from '../../src/portal-door.ts'
import { neighbour } from '../support/engine.ts'
import { OwnPageOffice } from '../support/own-page-office.ts'

const after = (ms: number, call: () => void) => {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}

/** The door to an office with one neighbour, on real time; its path is short enough for a socket. */
async function opened(t: Test) {
  const office = new OwnPageOffice([neighbour(1)])
  const folder = mkdtempSync(join(tmpdir(), 'omroeper-door-'))
  const path = join(folder, 'portal.sock')
  const close = listen(
    { ...office.ports, now: Date.now, after, append: async () => undefined },
    path,
  )
  t.teardown(async () => {
    await close()
    rmSync(folder, { recursive: true })
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  return path
}

/** One who asks, as the portal does or as somebody does who broke into it. */
function asker(t: Test, path: string) {
  const socket: Socket = connect(path)
  socket.on('error', () => undefined)
  t.teardown(() => socket.destroy())
  const answers: Answer[] = []
  createInterface({ input: socket })
    .on('line', (line) => answers.push(JSON.parse(line)))
    .on('error', () => undefined)
  const say = (...lines: readonly unknown[]) =>
    socket.write(
      lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''),
    )
  const heard = async (count: number) => {
    while (answers.length < count && !socket.destroyed) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return answers
  }
  return { socket, say, heard }
}

t.test('what is asked is answered under its number, for its owner and group alone', async (t) => {
  const path = await opened(t)
  t.equal(statSync(path).mode & 0o777, 0o660)
  const { say, heard } = asker(t, path)

  say({ id: 7, ask: 'about' }, { id: 8, ask: 'addresses', postcode: '9999AB', houseNumber: 3 })

  t.match(await heard(2), [
    { id: 7, value: { name: 'Waterhoven', timeZone: 'Europe/Amsterdam', language: 'nl' } },
    { id: 8, value: [{ suffix: '', street: 'Dorpsstraat' }, { suffix: 'A' }, { suffix: 'B' }] },
  ])
})

t.test('what is no question is none, whoever asks', async (t) => {
  const { say, heard } = asker(t, await opened(t))
  const key = 'x'.repeat(43)
  const wrong: readonly unknown[] = [
    'GET / HTTP/1.1',
    '[]',
    'null',
    { id: 1, ask: 'participants' },
    { id: 1, ask: 'about', more: 1 },
    { id: 1, ask: 'read', key: '' },
    { id: 1, ask: 'code', number: { $ne: '' } },
    { id: 1, ask: 'change', key, change: { kind: 'night', isOn: 'yes' } },
    { id: 1, ask: 'change', key, change: { kind: 'groups', groups: ['aed'] } },
    { id: 1, ask: 'addresses', postcode: '9999AB', houseNumber: -1 },
  ]
  say(...wrong)

  const answers = await heard(wrong.length)

  t.equal(answers.length, wrong.length)
  t.ok(answers.every((answer) => 'failed' in answer))
  say({ id: 2, ask: 'read', key })
  t.match((await heard(wrong.length + 1)).at(-1), {
    id: 2,
    refused: { key: 'key-over', status: 403 },
  })
})

t.test('a line without end, and a fifth connection, are cut off', async (t) => {
  const path = await opened(t)
  const { socket, say } = asker(t, path)
  say('x'.repeat(10_000))
  await once(socket, 'close')

  const four = [1, 2, 3, 4].map(() => asker(t, path))
  await Promise.all(four.map(({ socket: one }) => once(one, 'connect')))
  const fifth = asker(t, path)
  await once(fifth.socket, 'close')
  four[3]?.say({ id: 1, ask: 'about' })
  t.equal((await four[3]?.heard(1))?.length, 1)
})

t.test('a flood is taken in at a pace, and everything of it is answered', async (t) => {
  const { say, heard } = asker(t, await opened(t))
  const count = 100
  const began = performance.now()
  say(...Array.from({ length: count }, (_, id) => ({ id, ask: 'about' })))

  const answers = await heard(count)

  t.equal(answers.length, count)
  t.ok(performance.now() - began >= count * 20 - 500)
})

t.test('a code is asked for over the door, and a wrong one is refused by name', async (t) => {
  const { say, heard } = asker(t, await opened(t))
  say({ id: 1, ask: 'code', number: madeUpMobile(1) })
  t.match(await heard(1), [{ id: 1, value: null }])
  say({ id: 2, ask: 'enter', number: madeUpMobile(1), code: '000000' })
  t.match((await heard(2)).at(-1), { id: 2, refused: { key: 'code-wrong', field: 'code' } })
})
