import { writeWav } from '../hardware/voice/wav.ts'
import type { Actor } from './domain/accounts.ts'
import { type CallScript, callScript, heardOnce } from './domain/speech/call-script.ts'
import { spokenSeconds } from './domain/speech/spoken-seconds.ts'
import type { Speech } from './speech/speech.ts'
import type { TestCalls } from './test-call.ts'
import type { SpeechPorts, SpokenDraft } from './web/speech-ports.ts'

export interface SpokenDraftsOptions {
  readonly speech: Speech
  readonly tests: TestCalls
  readonly municipality: { readonly name: string; readonly messagePrefix: string }
}

/** What the screens can ask of calls that speak, from what makes their sound. */
export function spokenDrafts({ speech, tests, municipality }: SpokenDraftsOptions): SpeechPorts {
  const scriptOf = ({ text, status, phase, asksAnswer }: SpokenDraft) =>
    callScript(text.voice ?? text.sms, {
      language: 'nl',
      municipality: municipality.name,
      messagePrefix: municipality.messagePrefix,
      status,
      phase,
      keys: asksAnswer ? 'answer' : 'confirm',
    })
  const callOf = (draft: SpokenDraft) => {
    const { recording } = draft.text
    return { script: scriptOf(draft), ...(recording === undefined ? {} : { recording }) }
  }
  return {
    canSpeak: speech.canSpeak,
    words: (draft) => {
      const script = scriptOf(draft)
      return { script, seconds: spokenSeconds(script) }
    },
    listen: async (draft) => {
      const call = callOf(draft)
      // All of it is made by then: no call has to wait for a voice, and what is wrong is told now.
      const all = await speech.listen(call)
      return draft.isOnce ? speech.listen(inOneHearing(call)) : all
    },
    wav: async (id) => {
      const sound = await speech.find(id)
      return sound && Buffer.from(writeWav(sound.samples))
    },
    keepRecording: (octets, by) => speech.keepRecording(octets, by.id),
    testCall: {
      start: async (to: string, draft: SpokenDraft, by: Actor) =>
        tests.start(to, await speech.sound(callOf(draft)), by),
      view: tests.view,
    },
  }
}

/** A recording is played as it is heard: nobody speaks it again. */
const inOneHearing = <Call extends { readonly script: CallScript; readonly recording?: string }>(
  call: Call,
): Call => (call.recording === undefined ? { ...call, script: heardOnce(call.script) } : call)
