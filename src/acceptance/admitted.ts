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
export function admitting<M extends Modem>(recall: (key: string) => unknown) {
  const known = new WeakMap<M, M>()
  return (modems: readonly M[]): readonly M[] =>
    modems.map((modem) => {
      const admitted = known.get(modem) ?? admit(modem, recall)
      known.set(modem, admitted)
      return admitted
    })
}

/** A modem is told apart by what it is, so its own methods are called on itself. */
const admit = <M extends Modem>(modem: M, recall: (key: string) => unknown): M =>
  new Proxy(modem, {
    get: (target, name) => {
      if (name === 'status') {
        return () => {
          const status = target.status()
          return { ...status, capabilities: admittedTo(status, recall) }
        }
      }
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
