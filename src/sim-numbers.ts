import type { ModemBank, ModemStatus } from '../hardware/modem.ts'
import type { Actor } from './domain/accounts.ts'
import { RefusedError } from './domain/errors.ts'
import { isSimNumber, readSimNumber, simNumberKey } from './domain/sim-number.ts'
import type { State } from './domain/state.ts'
import type { Store } from './store/store.ts'

/** The number that was typed for a SIM, in E.164. */
export function numberOfSim({ memories }: State, iccid: string | undefined): string | undefined {
  const number = iccid === undefined ? undefined : memories.get(simNumberKey(iccid))
  return typeof number === 'string' ? number : undefined
}

/** The number of a modem: as it was typed, or else what its SIM says, where people can dial that. */
export function numberOfModem(state: State, status: Pick<ModemStatus, 'iccid' | 'number'>) {
  const told = status.number
  const isDialled = told !== undefined && isSimNumber(told)
  return numberOfSim(state, status.iccid) ?? (isDialled ? told : undefined)
}

/** Keeps the number of the SIM that is in a modem. */
export const keepNumber =
  ({ bank, store }: { readonly bank: Pick<ModemBank, 'modems'>; readonly store: Store }) =>
  async (id: string, text: string, by: Actor): Promise<void> => {
    const modem = bank.modems().find((one) => one.id === id)
    const iccid = modem?.status().iccid
    if (iccid === undefined) throw new RefusedError('no-such-modem', { status: 404 })
    const value = readSimNumber(text, 'number')
    await store.append([{ type: 'modem.remembered', key: simNumberKey(iccid), value }], by)
  }

/** The numbers of all modems that have one, for who is to save them. */
export const numbersOf = (bank: Pick<ModemBank, 'modems'>, state: State): readonly string[] => {
  const numbers = bank.modems().map((modem) => numberOfModem(state, modem.status()))
  return [...new Set(numbers.flatMap((number) => number ?? []))]
}
