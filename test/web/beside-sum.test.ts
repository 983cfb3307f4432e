import t from 'tap'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm as alert } from '../support/pressing.ts'

const people = Array.from({ length: 60 }, (_, n) => neighbour(n + 1))

/** A screen's words without its marks. */
const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

const soon = { p50Seconds: 9, p90Seconds: 9, p100Seconds: 9, isEstimated: true, isLimited: false }

type Channels = { readonly sms: number; readonly voice: number }

/** An office in which so many are called, and so many get nothing. */
async function officeWith(t: Parameters<typeof webOffice>[0], excluded: readonly number[]) {
  const { ports, as } = await webOffice(t, people)
  const { desk } = ports
  let byChannel: Channels = { sms: 60, voice: 0 }
  let weary = 0
  const [quiet = 0, unwanted = 0] = excluded
  const preview: typeof desk.preview = (action) => {
    const seen = desk.preview(action)
    const none = { ...seen.excluded, 'quiet-hours': quiet, unwanted }
    const calling = { calls: byChannel.voice, soundSeconds: 24, modems: 2, withTwoMoreSeconds: 60 }
    const fatigue = { people: weary, alerts: 3 }
    const forecast = { sms: soon, voice: soon }
    return { ...seen, byChannel, excluded: none, fatigue, calling, forecast }
  }
  const action: typeof desk.action = (id) => {
    const view = desk.action(id)
    return view?.closing && { ...view, closing: { ...view.closing, byChannel } }
  }
  const outlook: typeof desk.outlook = (draft, shape) => ({
    ...desk.outlook(draft, shape),
    preview: preview(draft),
  })
  Object.assign(ports, { desk: { ...desk, preview, action, outlook } })
  const dispatcher = await as('dispatcher')
  const { id } = await desk.start(draft(), by)
  return async (next: Channels, had = 0) => {
    byChannel = next
    weary = had
    const strip = await dispatcher.post('/acties/meekijken', alert)
    const look = await dispatcher.post('/acties/controle', alert)
    const close = await dispatcher.get(`/acties/${id}`)
    return { strip: wordsOf(strip.html), look: wordsOf(look.html), close: wordsOf(close.html) }
  }
}

t.test('a channel of few people is not the total without the other channel', async (t) => {
  const shown = await officeWith(t, [17, 3])
  for (const few of [
    { sms: 57, voice: 3 },
    { sms: 3, voice: 57 },
  ]) {
    const { strip, look, close } = await shown(few)
    t.match(strip, '60 mensen')
    const [sms, voice] = [few.sms, few.voice].map((n) => (n === 3 ? '&lt;5' : '55'))
    t.match(strip, `${sms} per sms, ${voice} met een oproep`)
    t.match(look, `${sms} Per sms ${voice} Met een gesproken oproep`)
    t.match(look, `${voice} oproepen`)
    t.match(close, `Nu: ${sms} per sms en ${voice} met een telefoontje.`)
    for (const screen of [strip, look, close]) t.notMatch(screen, /\b57\b|\b3 (per|met|oproep)/)
  }
  const { strip, look, close } = await shown({ sms: 50, voice: 10 })
  t.match(strip, '50 per sms, 10 met een oproep')
  t.match(look, '50 Per sms 10 Met een gesproken oproep')
  t.match(close, 'Nu: 50 per sms en 10 met een telefoontje.')
})

t.test('why people get nothing does not tell of few, beside how many do not', async (t) => {
  const { strip, look } = await (await officeWith(t, [17, 3]))({ sms: 60, voice: 0 })
  t.match(strip, '20 niet')
  t.notMatch(look, '17')
  t.match(look, /Niet, omdat 15 .* &lt;5 /)
  const alone = await (await officeWith(t, [17, 0]))({ sms: 60, voice: 0 })
  t.match(alone.look, /Niet, omdat 15 /)
})

t.test('how many had many alerts is told while composing and before sending', async (t) => {
  const shown = await officeWith(t, [])
  const all = { sms: 60, voice: 0 }
  for (const [had, told] of [
    [20, '20'],
    [60, '60'],
    [3, '&lt;5'],
    [57, '55'],
  ] as const) {
    const { strip, look } = await shown(all, had)
    const words = `Van deze 60 kregen er ${told} deze maand al 3 oproepen of meer.`
    for (const screen of [strip, look]) t.match(screen, words)
  }
  t.notMatch((await shown(all)).look, 'deze maand')
})

t.test('the running action and the start page tell nothing that a sum gives away', async (t) => {
  const { ports, as } = await webOffice(t, people)
  const dispatcher = await as('dispatcher')
  const { id } = await ports.desk.start(draft(), by)
  const { desk } = ports
  const action: typeof desk.action = (asked) => {
    const view = desk.action(asked)
    const [alert, ...others] = view?.phases ?? []
    if (!view || !alert) return view
    const counts = { ...alert.counts, queued: 0, delivered: 57, failed: 3 }
    const noted = { confirmed: 0, voicemail: 0, partly: 0, insteadOfSms: 0 }
    const none = { ...noted, waiting: 0, onTheLine: 0, notReached: 0 }
    const calls = { ...none, selected: 57, heard: 57 }
    const correction = { ...alert, id: 'c', phase: 'correction' as const }
    const all57 = { ...counts, selected: 57, failed: 0 }
    const closing = view.closing && { ...view.closing, byChannel: { sms: 57, voice: 0 } }
    return {
      ...view,
      ...(closing ? { closing } : {}),
      mayHaveAlert: 57,
      phases: [{ ...alert, counts, calls }, ...others, { ...correction, counts: all57 }],
    }
  }
  const reach: typeof desk.reach = () => ({ ...desk.reach(), sms: 57, quiet: 3 })
  Object.assign(ports, { desk: { ...desk, action, reach } })
  const running = await dispatcher.get(`/acties/${id}`)
  const words = wordsOf(running.html)
  t.match(words, /55 verzonden 55 afgeleverd 0 .* &lt;5 /i)
  t.match(words, /Oproepen \(55\).* die de oproep kan hebben, nu 55 mensen/)
  t.match(words, 'Nu: 55 per sms en 0 met een telefoontje')
  t.notMatch(running.html, /\b57\b/)
  const start = wordsOf((await dispatcher.get('/')).html)
  t.match(start, /60 deelnemers.*55.*&lt;5/)
  t.notMatch(start, /\b57\b/)
})
