import type { IncomingPdu } from '../../hardware/modem.ts'
import { reportMeaning } from '../../hardware/sms/status-report.ts'
import type { CallOutcome, CallStep } from '../../hardware/voice/call-outcome.ts'
import type { AcceptancePorts, TriedModem } from './ports.ts'
import type { Step, StepName } from './steps.ts'

/** One test under way. */
export interface Trial {
  readonly ports: AcceptancePorts
  readonly modem: TriedModem
  /** E.164; the tester's own phone. */
  readonly to: string
  /** What they are asked to answer. */
  readonly word: string
  readonly set: (step: Step) => void
  /** Resolves with the first thing received that fits; undefined when none came in time. */
  readonly expect: (
    fits: (incoming: IncomingPdu) => boolean,
    withinMs: number,
  ) => Promise<IncomingPdu | undefined>
}

const freeWithinMs = 120_000
const lookEveryMs = 500
const reportWithinMs = 120_000
const replyWithinMs = 180_000

/** The whole test, step by step. Never rejects. */
export async function carryOut(trial: Trial): Promise<void> {
  await tryMessages(trial)
  await tryCalls(trial)
  const { isVolte } = trial.modem.status()
  if (isVolte === undefined) return open(trial, 'volte', 'acceptance.volte.unknown')
  if (isVolte) return pass(trial, 'volte', 'acceptance.volte.yes')
  trial.set({ name: 'volte', state: 'failed', note: 'acceptance.volte.no' })
}

const pass = ({ set }: Trial, name: StepName, note?: string): void =>
  set({ name, state: 'passed', ...(note === undefined ? {} : { note }) })
const open = ({ set }: Trial, name: StepName, note: string): void =>
  set({ name, state: 'open', note })
const busy = ({ set }: Trial, name: StepName, note: string): void =>
  set({ name, state: 'busy', note })
const fail = ({ set }: Trial, name: StepName, note: string, code?: string): void =>
  set({ name, state: 'failed', note, ...(code === undefined ? {} : { code }) })

async function tryMessages(trial: Trial): Promise<void> {
  busy(trial, 'sms-out', 'acceptance.sms-out.busy')
  const reference = await sendMessage(trial)
  if (reference === 'not-sent') {
    open(trial, 'report', 'acceptance.needs-sms')
    return open(trial, 'sms-in', 'acceptance.needs-sms')
  }
  busy(trial, 'report', 'acceptance.report.busy')
  busy(trial, 'sms-in', 'acceptance.sms-in.busy')
  await Promise.all([hearReport(trial, reference), hearReply(trial)])
}

/** TP-MR of the message, or that there is none. */
async function sendMessage(trial: Trial): Promise<number | undefined | 'not-sent'> {
  const { modem, to, word, ports } = trial
  if (!(await isFree(trial))) {
    open(trial, 'sms-out', 'acceptance.not-free')
    return 'not-sent'
  }
  const outcome = await modem.submit({
    to,
    text: `Proef van ${ports.service}. Beantwoord deze sms met het woord ${word}.`,
    part: 0,
    reference: 0,
    validityMinutes: 5,
    moreFollow: false,
    begin: async () => undefined,
    mayHandOver: () => true,
  })
  if (outcome.kind === 'accepted') {
    pass(trial, 'sms-out')
    return outcome.messageReference
  }
  fail(trial, 'sms-out', `acceptance.sms-out.${outcome.kind}`, outcome.error.code)
  return 'not-sent'
}

async function isFree({ modem, ports }: Trial): Promise<boolean> {
  for (let waited = 0; waited < freeWithinMs; waited += lookEveryMs) {
    if (modem.isAvailable()) return true
    await new Promise<void>((resolve) => void ports.after(lookEveryMs, resolve))
  }
  return false
}

async function hearReport(trial: Trial, reference: number | undefined): Promise<void> {
  const fits = ({ report }: IncomingPdu): boolean =>
    report !== undefined &&
    report.messageReference === reference &&
    reportMeaning(report.status) !== 'pending'
  const heard = await trial.expect(fits, reportWithinMs)
  if (!heard?.report) return fail(trial, 'report', 'acceptance.report.none')
  if (reportMeaning(heard.report.status) === 'delivered') return pass(trial, 'report')
  fail(trial, 'report', 'acceptance.report.other', String(heard.report.status))
}

async function hearReply(trial: Trial): Promise<void> {
  const fits = ({ sms }: IncomingPdu): boolean =>
    sms !== undefined && sms.from.value === trial.to && sms.text.toUpperCase().includes(trial.word)
  if (await trial.expect(fits, replyWithinMs)) return pass(trial, 'sms-in')
  open(trial, 'sms-in', 'acceptance.sms-in.none')
}

const callSteps = ['call-answered', 'key', 'second-call'] as const

async function tryCalls(trial: Trial): Promise<void> {
  const leave = (note: string) => {
    for (const name of callSteps) open(trial, name, note)
  }
  if (!trial.modem.call || !trial.modem.status().capabilities.includes('voice')) {
    return leave('acceptance.no-calls')
  }
  busy(trial, 'call-answered', 'acceptance.call.waiting')
  const first = await makeCall(trial, 'call-answered')
  if (typeof first === 'string') return leave(first)
  const isAnswered = judgeAnswer(trial, 'call-answered', first)
  if (!isAnswered) {
    open(trial, 'key', 'acceptance.needs-call')
    return open(trial, 'second-call', 'acceptance.needs-call')
  }
  judgeKey(trial, 'key', first)
  busy(trial, 'second-call', 'acceptance.call.waiting')
  const second = await makeCall(trial, 'second-call')
  if (typeof second === 'string') return open(trial, 'second-call', second)
  if (judgeAnswer(trial, 'second-call', second)) judgeKey(trial, 'second-call', second)
}

/** How it ended, or a key of the catalogue that says why no call was made. */
async function makeCall(trial: Trial, name: StepName): Promise<CallOutcome | string> {
  const { modem, to, ports } = trial
  try {
    const sound = await ports.sound()
    if (!modem.call || !(await isFree(trial))) return 'acceptance.not-free'
    return await modem.call({
      to,
      sound,
      endingKeys: ['1'],
      begin: async () => undefined,
      mayDial: () => true,
      step: ({ kind }: CallStep) => {
        if (kind !== 'key') busy(trial, name, `acceptance.call.${kind}`)
      },
    })
  } catch (error) {
    ports.log('warn', 'acceptance-without-sound', { error: String(error) })
    return 'acceptance.no-sound'
  }
}

/** Ends that are the tester's own doing: they prove nothing of the modem. */
const byPerson = ['no-answer', 'busy', 'rejected', 'hung-up']

function judgeAnswer(trial: Trial, name: StepName, outcome: CallOutcome): boolean {
  if (outcome.kind !== 'ended') {
    fail(trial, name, `acceptance.call.${outcome.kind}`, outcome.error.code)
    return false
  }
  if (outcome.heard !== 'nothing') {
    pass(trial, name)
    return true
  }
  const note = `call.cause.${outcome.cause}`
  if (byPerson.includes(outcome.cause)) open(trial, name, note)
  else fail(trial, name, note, outcome.code)
  return false
}

function judgeKey(trial: Trial, name: StepName, outcome: CallOutcome): void {
  if (outcome.kind !== 'ended') return
  if (outcome.keys.includes('1')) return pass(trial, name)
  if (outcome.heard === 'partly' || outcome.heard === 'connected') {
    return open(trial, name, 'acceptance.hung-up-early')
  }
  fail(trial, name, 'acceptance.no-key')
}
