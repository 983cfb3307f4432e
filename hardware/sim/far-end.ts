import type { Call } from './call.ts'
import { type Callee, causes } from './callee.ts'

const setUpSeconds = 2
const givesUpAfterSeconds = 60
const rejectsAfterSeconds = 4
const recordsSeconds = 120
/** A human says a word and waits; a machine draws breath and goes on. */
const greetsAfterSeconds = 0.3
const helloMs = 450
const pauseSeconds = 0.4
const beepMs = 500

/** Lets somebody be called: set-up takes `afterSeconds`, then it goes as it goes with them. */
export function beCalled(call: Call, callee: Callee, afterSeconds = setUpSeconds): void {
  call.dial()
  call.after(afterSeconds, () => reach(call, callee))
}

function reach(call: Call, callee: Callee): void {
  switch (callee.kind) {
    case 'does-not-exist':
      return call.end('network', causes.unassigned)
    case 'unreachable':
      return call.end('network', causes.outOfOrder)
    case 'busy':
      call.sounds('busy')
      return endAfter(call, callee.toneSeconds ?? 0, causes.busy)
    case 'no-answer':
      call.alert()
      return endAfter(call, callee.ringsForSeconds ?? givesUpAfterSeconds, causes.noAnswer)
    case 'rejects':
      call.alert()
      return call.after(callee.afterSeconds ?? rejectsAfterSeconds, () =>
        call.end('them', causes.rejected),
      )
    case 'answers':
    case 'voicemail':
      call.alert()
      return call.after(callee.afterSeconds, () => answer(call, callee))
  }
}

function endAfter(call: Call, seconds: number, cause: number): void {
  if (seconds === 0) call.end('network', cause)
  else call.after(seconds, () => call.end('network', cause))
}

function answer(call: Call, callee: Extract<Callee, { kind: 'answers' | 'voicemail' }>): void {
  call.answer()
  if (callee.kind === 'voicemail') return greet(call, callee.greetingSeconds)
  call.after(greetsAfterSeconds, () => call.sounds('speech', { forMs: helloMs }))
  for (const { key, afterSeconds } of callee.keys ?? []) {
    call.after(afterSeconds, () => call.press(key))
  }
  if (callee.hangsUpAfterSeconds !== undefined) hangUp(call, callee.hangsUpAfterSeconds)
}

function greet(call: Call, seconds: number): void {
  const beepAt = greetsAfterSeconds + seconds + pauseSeconds
  call.after(greetsAfterSeconds, () => call.sounds('speech', { forMs: seconds * 1_000 }))
  call.after(beepAt, () => call.sounds('beep', { forMs: beepMs }))
  hangUp(call, beepAt + recordsSeconds)
}

const hangUp = (call: Call, afterSeconds: number): void =>
  call.after(afterSeconds, () => call.end('them', causes.normal))
