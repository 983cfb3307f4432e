import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PhaseName } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import { heardOnce } from '../../domain/speech/call-script.ts'
import {
  recordedOnceSeconds,
  recordedSecondsIn,
  spokenSeconds,
} from '../../domain/speech/spoken-seconds.ts'
import { say, speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import type { Heard, RecordingFault, SpokenDraft, SpokenWords } from '../speech-ports.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { refusalText } from './render.ts'
import { sendSound } from './send-sound.ts'
import { testCallPages } from './test-call.ts'

/** What calls will say: listening to it, and recording it. */
export function spokenPages(app: FastifyInstance, tools: PageTools): void {
  app.post('/gesproken/luister', guarded(tools, may.act, listen(tools)))
  app.post('/gesproken/opname', guarded(tools, may.act, record(tools)))
  app.get<{ Params: { id: string } }>(
    '/gesproken/geluid/:id',
    guarded(tools, may.act, async (_visit, request, reply) => {
      const { id } = request.params as { id: string }
      const wav = await tools.ports.speech.wav(id)
      if (!wav) throw new RefusedError('recording-unknown', { status: 404 })
      return sendSound(request, reply, wav)
    }),
  )
  testCallPages(app, tools)
}

const phases: readonly PhaseName[] = ['alert', 'update', 'correction', 'result']

/** What a form says a call is to say; its text stands under `text`, as in every form. */
export function spokenOf(form: Form): SpokenDraft {
  const [voice, recording] = [field(form, 'voice'), field(form, 'recording')]
  return {
    text: {
      sms: field(form, 'text'),
      ...(voice === '' ? {} : { voice }),
      ...(recording === '' ? {} : { recording }),
    },
    status: field(form, 'status') === 'exercise' ? 'exercise' : 'actual',
    phase: phases.find((name) => name === field(form, 'phase')) ?? 'alert',
    asksAnswer: field(form, 'group') !== '',
  }
}

/** The words of a call as a page shows them. */
export const spokenView = ({ speech }: WebPorts, draft: SpokenDraft) => ({
  canSpeak: speech.canSpeak(),
  isRecorded: draft.text.recording !== undefined,
  spoken: isSpoken(draft) ? wordsOf(speech.words(draft)) : undefined,
})

/** The words, with how long it takes until the message was heard once (domain.md S12). */
const wordsOf = (words: SpokenWords) => ({
  ...words,
  onceSeconds: spokenSeconds(heardOnce(words.script)),
})

/** How long one hearing of a call with a recording takes, of which the whole was made. */
export function onceSecondsOf({ speech }: WebPorts, draft: SpokenDraft, whole: Heard) {
  if (draft.text.recording === undefined) return undefined
  const { script } = speech.words(draft)
  return recordedOnceSeconds(script, recordedSecondsIn(script, whole.seconds))
}

/** Whether there is anything to say. */
const isSpoken = ({ text }: SpokenDraft): boolean =>
  text.sms !== '' || text.voice !== undefined || text.recording !== undefined

const listen =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const draft = spokenOf(request.body as Form)
    const view = (data: Readonly<Record<string, unknown>>, status: number) =>
      render(reply, visit, {
        template: isPart(request) ? 'spoken/heard' : 'spoken/listen',
        title: speaker(visit.language)('spoken.listen'),
        isFragment: isPart(request),
        status,
        data: { ...spokenView(ports, draft), ...data },
      })
    try {
      if (!isSpoken(draft)) throw new RefusedError('text-empty')
      const heard = await ports.speech.listen(draft)
      const onceSeconds = onceSecondsOf(ports, draft, heard)
      return view({ heard, onceSeconds, starts: true }, 200)
    } catch (error) {
      const message = refusalText(visit, error)
      if (message === undefined) throw error
      return view({ message }, 422)
    }
  }

const isPart = ({ headers }: FastifyRequest): boolean => headers['hx-request'] !== undefined

const record =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const kept = await keep(tools.ports, visit, request)
    if (!('id' in kept)) return shown(tools, visit, reply.header('hx-trigger', 'recorded'), kept)
    const { script } = tools.ports.speech.words(spokenOf(request.body as Form))
    const long = { ...kept, onceSeconds: recordedOnceSeconds(script, kept.seconds) }
    // The words beside it change with what is said.
    return shown(tools, visit, reply.header('hx-trigger', 'recorded'), long)
  }

/** Keeps the file of a form, or says what is wrong with it. */
export function keep({ speech }: WebPorts, { account }: Visit, { body }: FastifyRequest) {
  const { opname } = body as { opname?: unknown }
  const octets = Buffer.isBuffer(opname) ? opname : Buffer.alloc(0)
  return speech.keepRecording(octets, actorOf(account))
}

function shown(
  { render }: PageTools,
  visit: Visit,
  reply: FastifyReply,
  kept: Heard | RecordingFault,
): FastifyReply {
  const title = speaker(visit.language)('spoken.record')
  const view = { template: 'spoken/recording', title, isFragment: true }
  if ('id' in kept) return render(reply, visit, { ...view, data: { recording: kept } })
  return render(reply, visit, { ...view, status: 422, data: { message: faultText(visit, kept) } })
}

/** What is wrong with a recording, and what to do. */
export const faultText = ({ language }: Visit, { fault, measured }: RecordingFault): string =>
  say(language, `recording.${fault}`, {
    measured: measured.toLocaleString(language, { maximumFractionDigits: 0 }),
  })
