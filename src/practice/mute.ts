import type { Speech } from '../dispatch/ports.ts'
import { RefusedError } from '../domain/errors.ts'
import { callScript } from '../domain/speech/call-script.ts'
import { spokenSeconds } from '../domain/speech/spoken-seconds.ts'
import type { SpeechPorts } from '../web/speech-ports.ts'

const none = (): never => {
  throw new RefusedError('speech-missing', { status: 503 })
}

/** Nobody is called in a drill: making sound takes a processor that a real alert may need. */
export const muteSpeech: Speech = { canSpeak: () => false, sound: async () => none() }

/** The words of calls can be read, as where no voice is installed. */
export const muteDrafts = (policy: {
  readonly name: string
  readonly messagePrefix: string
}): SpeechPorts => ({
  canSpeak: () => false,
  words: ({ text, status, phase }) => {
    const frame = { municipality: policy.name, messagePrefix: policy.messagePrefix, status, phase }
    const script = callScript(text.voice ?? text.sms, { ...frame, language: 'nl' })
    return { script, seconds: spokenSeconds(script) }
  },
  listen: async () => none(),
  wav: async () => undefined,
  keepRecording: async () => none(),
  testCall: { start: async () => none(), view: () => undefined },
})
