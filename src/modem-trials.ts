import { randomInt } from 'node:crypto'
import type { ModemBank, ModemStatus } from '../hardware/modem.ts'
import { type Acceptances, acceptances } from './acceptance/acceptance.ts'
import type { AcceptancePorts } from './acceptance/ports.ts'
import { acceptanceKey, failedChannels, readAcceptance } from './acceptance/steps.ts'
import { callScript } from './domain/speech/call-script.ts'
import type { Speech } from './speech/speech.ts'
import type { Store } from './store/store.ts'
import type { TrialOutcome } from './web/trial-ports.ts'

export interface ModemTrialsOptions {
  readonly municipality: { readonly name: string; readonly messagePrefix: string }
  readonly store: Store
  readonly speech: Speech
  /** Asked when a test begins: the bank itself tells the tests what it receives. */
  readonly bank: () => ModemBank
  readonly now: AcceptancePorts['now']
  readonly after: AcceptancePorts['after']
  readonly log: AcceptancePorts['log']
}

/** The acceptance tests of the modems of this appliance. */
export function modemTrials(options: ModemTrialsOptions): Acceptances {
  const { municipality, store, speech, bank, now, after, log } = options
  const { name, messagePrefix } = municipality
  return acceptances({
    modem: (id) =>
      bank()
        .modems()
        .find((modem) => modem.id === id),
    sound: () =>
      speech.sound({
        script: callScript('Dit is een proef. Toets 1 als u dit goed hoort.', {
          language: 'nl',
          municipality: name,
          messagePrefix,
          status: 'actual',
          phase: 'alert',
        }),
      }),
    service: `${messagePrefix} ${name}`,
    now,
    after,
    pick: (count) => randomInt(count),
    remember: (key, value) =>
      store.append([{ type: 'modem.remembered', key, value }], {
        kind: 'system',
        id: 'acceptance',
      }),
    log,
  })
}

/** What the last test of a modem found, as screens show it. */
export function trialOutcome(
  { imei, iccid }: ModemStatus,
  state: Store['state'],
): TrialOutcome | undefined {
  if (imei === undefined) return undefined
  const kept = readAcceptance(state.memories.get(acceptanceKey(imei)))
  if (!kept) return undefined
  const isOfOtherSim = kept.iccid !== iccid
  const withheld = isOfOtherSim ? [] : failedChannels(kept.steps)
  return { at: kept.at, steps: kept.steps, isOfOtherSim, withheld }
}
