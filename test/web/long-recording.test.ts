import t, { type Test } from 'tap'
import { callScript } from '../../src/domain/speech/call-script.ts'
import { recordedSecondsIn, spokenSeconds } from '../../src/domain/speech/spoken-seconds.ts'
import { neighbour, policy } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm } from '../support/pressing.ts'

const frame = {
  ...({ language: 'nl', status: 'actual', phase: 'alert' } as const),
  ...{ municipality: policy.name, messagePrefix: policy.messagePrefix },
}
const script = callScript(alertForm.text, frame)

/** An office where every recording takes so many seconds. */
async function dispatcher(t: Test, seconds: number) {
  const whole = spokenSeconds(script, seconds)
  const { ports, as } = await webOffice(t, [neighbour(1)])
  const { desk, speech } = ports
  const preview: typeof desk.preview = (action) => ({
    ...desk.preview(action),
    byChannel: { sms: 0, voice: 1 },
  })
  Object.assign(ports, {
    desk: { ...desk, preview },
    speech: {
      ...speech,
      canSpeak: () => true,
      keepRecording: async () => ({ id: 'r1', seconds }),
      listen: async () => ({ id: 'h1', seconds: whole }),
    },
  })
  return as('dispatcher')
}

async function recorded(t: Test, seconds: number): Promise<string> {
  const form = new FormData()
  form.append('text', alertForm.text)
  form.append('opname', new Blob(['x']), 'opname.wav')
  return (await (await dispatcher(t, seconds)).upload('/gesproken/opname', form)).html
}

t.test('a recording that takes long to hear is warned of as words are', async (t) => {
  const long =
    /<p class="look"[^>]*>Een opname van 28 seconden\. Eén keer horen duurt [^<]* 3\d sec/
  t.match(await recorded(t, 28), long, 'with what is said around it')
  t.match(await recorded(t, 15), /<p class="done"[^>]*>Gelukt: een opname van 15 seconden/)
})

t.test('and again where it is listened to before it is sent', async (t) => {
  const look = async (seconds: number) =>
    (await dispatcher(t, seconds)).post('/acties/controle', { ...alertForm, recording: 'r1' })
  t.match((await look(28)).html, /<p class="look">[^<]*Eén keer horen duurt [^<]* 3\d seconden/)
  t.notMatch((await look(15)).html, 'Neem het korter op')
  t.equal(Math.round(recordedSecondsIn(script, spokenSeconds(script, 28))), 28)
})
