import t from 'tap'
import type { ActionView } from '../../src/dispatch/action-view.ts'
import { withoutStale } from '../../src/web/pages/extend-stale.ts'
import type { PageTools } from '../../src/web/pages/guard.ts'

/** An alert that was extended with other words, for those with the AED too where they are given. */
const viewOf = (...texts: readonly (readonly [sms: string, fetch: string])[]): ActionView => {
  const said = texts.map(([sms, fetch]) => ({ sms, fetching: { sms: fetch } }))
  const extensions = [{ id: 'x', by: 'colleague', at: '2026-11-28T12:00:00.000Z' }]
  const action = { id: 'a', phases: [{ id: 'p', name: 'alert', texts: said }], extensions }
  return { action } as unknown as ActionView
}
const tools = { launches: { ofAction: () => [] } } as unknown as PageTools
const read = (view: ActionView, form: Record<string, string>) =>
  Object.keys(withoutStale(tools, view, form)).sort()

t.test('of each text alone it is asked whether it is the one of before', async (t) => {
  const both = viewOf(['oud', 'haal oud'], ['nieuw', 'haal nieuw'])
  const languages = { 'text-en': 'old', 'fetch-en': 'fetch old' }
  const form = { seen: '', radius: '9', ...languages }
  t.strictSame(read(both, { ...form, text: 'oud', fetch: 'haal oud' }), ['radius', 'seen'])
  t.strictSame(
    read(both, { ...form, text: 'eigen woorden', fetch: 'haal oud' }),
    ['radius', 'seen', 'text', 'text-en'],
    'whoever changed one of them has the new other one',
  )
  const one = viewOf(['oud', 'haal oud'], ['oud', 'haal nieuw'])
  t.strictSame(
    read(one, { ...form, text: 'oud', fetch: 'haal oud' }),
    ['radius', 'seen', 'text', 'text-en'],
    'and where only one changed, the other stays',
  )
})

t.test('what was seen, or never said, is their own', async (t) => {
  const view = viewOf(['oud', ''], ['nieuw', ''])
  t.strictSame(read(view, { seen: 'x', text: 'oud' }), ['seen', 'text'])
  t.strictSame(read(view, { seen: '', text: 'eigen', fetch: '' }), ['fetch', 'seen', 'text'])
})
