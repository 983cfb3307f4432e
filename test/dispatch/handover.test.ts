import t from 'tap'
import { handoverOf, submissionOf } from '../../src/dispatch/handover.ts'
import { phasesOf } from '../../src/domain/actions.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'

const iccid = '8931m1'

/** One that was called in vain and goes on by SMS, of which nothing has left yet. */
async function aboutToLeave() {
  const engine = new Engine(['m1'], [neighbour(1)])
  engine.network.behave('m1', 'gone')
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft(), by))
  const [record] = phasesOf(engine.state.actions, id)
  if (!record) throw new Error('there is no alert')
  const one = { phase: record.phase.id, n: 0 }
  const called = { heard: 'partly', keys: '', isPossiblyVoicemail: false, code: '' } as const
  const sending = { part: 0, text: 0, reference: 7, modem: 'm1', iccid } as const
  await engine.settled(
    engine.dispatch.record(
      [
        { type: 'delivery.calling', ...one, text: 0, modem: 'm1', iccid },
        { type: 'delivery.called', ...one, ...called, isTry: true },
        { type: 'delivery.switched', ...one, to: 'sms' },
        { type: 'delivery.sending', ...one, ...sending },
      ],
      by,
    ),
  )
  const [modem] = engine.dispatch.ports.modems()
  if (!modem) throw new Error('there is no modem')
  const claim = { ...one, channel: 'sms', modem: 'm1', iccid } as const
  const carriage = { modem, claim, record, isHeldBack: () => false }
  const handover = handoverOf(engine.dispatch.ports, carriage, () => 7)
  if (!handover) throw new Error('nothing is handed over')
  const begun = async () => undefined
  return { engine, id, submission: submissionOf(engine.dispatch.ports, handover, 0, begun) }
}

t.test(
  'a call is no part of a message: one that is stopped before Ctrl-Z stays here',
  async (t) => {
    const { engine, id, submission } = await aboutToLeave()
    t.equal(submission?.mayHandOver(), true)
    await engine.settled(engine.desk.stop(id, by))
    t.equal(submission?.mayHandOver(), false)
  },
)
