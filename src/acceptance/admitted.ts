import type { Modem, ModemStatus } from '../../hardware/modem.ts'
import { acceptanceKey, failedChannels, readAcceptance } from './steps.ts'

type Judged = Pick<ModemStatus, 'imei' | 'iccid' | 'capabilities'>

/**
 * What a modem is used for: what it can do, without what its acceptance test has shown not to work
 * with the SIM that is in it.
 */
export function admittedTo(
  { imei, iccid, capabilities }: Judged,
  recall: (key: string) => unknown,
): Judged['capabilities'] {
  const test = imei === undefined ? undefined : readAcceptance(recall(acceptanceKey(imei)))
  if (!test || test.iccid !== iccid) return capabilities
  const failed = failedChannels(test.steps)
  return capabilities.filter((channel) => !failed.includes(channel))
}

/** The same modems, each used only for what its acceptance test leaves it. */
export function admitting(
  recall: (key: string) => unknown,
): (modems: readonly Modem[]) => readonly Modem[] {
  const known = new WeakMap<Modem, Modem>()
  return (modems) =>
    modems.map((modem) => {
      const admitted = known.get(modem) ?? admit(modem, recall)
      known.set(modem, admitted)
      return admitted
    })
}

const admit = (modem: Modem, recall: (key: string) => unknown): Modem => ({
  id: modem.id,
  status: () => {
    const status = modem.status()
    const capabilities = admittedTo(status, recall)
    return capabilities === status.capabilities ? status : { ...status, capabilities }
  },
  isAvailable: () => modem.isAvailable(),
  submit: (submission) => modem.submit(submission),
  call: (order) => modem.call(order),
  prepare: (sound) => modem.prepare(sound),
})
