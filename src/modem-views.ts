import type { ModemBank, ModemStatus } from '../hardware/modem.ts'
import { modemView } from './from-modems.ts'
import { trialOutcome } from './modem-trials.ts'
import { numberOfModem } from './sim-numbers.ts'
import type { Store } from './store/store.ts'
import type { ModemView } from './web/ports.ts'

interface Beside {
  readonly store: Store
  /** What a SIM has sent, in parts, by its ICCID. */
  readonly sent: (iccid: string) => { readonly hour: number; readonly day: number }
}

/** Each modem as screens see it: with what its SIM sent, its number and what its test found. */
export const modemViews = (bank: ModemBank, beside: Beside): readonly ModemView[] =>
  bank.modems().map((modem) => shown(modem.status(), beside))

function shown(status: ModemStatus, { store, sent: sentBy }: Beside): ModemView {
  const { number: _, ...told } = status
  const { iccid } = status
  const sent = iccid === undefined ? { hour: 0, day: 0 } : sentBy(iccid)
  const number = numberOfModem(store.state, status)
  const view = modemView(told, sent, trialOutcome(status, store.state))
  return number === undefined ? view : { ...view, number }
}
