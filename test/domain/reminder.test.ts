import t from 'tap'
import type { Action } from '../../src/domain/action.ts'
import { reminderOf } from '../../src/domain/extend/reminder.ts'

const start = Date.UTC(2026, 10, 24, 12)
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString()
const running = (changes: Partial<Action> = {}): Action =>
  ({ state: 'running', startedAt: at(0), ...changes }) as Action
const after = (minutes: number, changes: Partial<Action> = {}) =>
  reminderOf(running(changes), start + minutes * 60_000)
const by = { kind: 'account', id: 'a1' } as const

t.test('after 30 minutes an action is asked about, and after 60 it is a choice', async (t) => {
  t.equal(after(29.9), undefined)
  t.equal(after(30), 'still-current')
  t.equal(after(59.9), 'still-current')
  t.equal(after(60), 'choose')
})

t.test('who says that it is current, or updates it, is not asked for half an hour', async (t) => {
  for (const what of ['current', 'update', 'correction'] as const) {
    const deeds = [{ what, at: at(31), by }]
    t.equal(after(32, { deeds }), undefined)
    t.equal(after(60, { deeds }), 'choose', 'the hour stays')
  }
})

t.test('an extension begins another hour', async (t) => {
  const extension = { at: at(55), by: 'a1', area: { centre: [5, 52], radiusMetres: 1 } } as const
  const changes = {
    extensions: [{ ...extension, areaNames: [], selected: 5 }],
    deeds: [{ what: 'extended', at: at(55), by }],
  } as const
  t.equal(after(61, changes), undefined)
  t.equal(after(85, changes), 'still-current')
  t.equal(after(115, changes), 'choose')
})

t.test('nothing is asked of an action that is closed', async (t) => {
  t.equal(after(90, { state: 'closed' }), undefined)
  t.equal(after(90, { state: 'closing' }), undefined)
})
