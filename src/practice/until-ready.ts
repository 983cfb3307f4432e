import type { PracticeBank, PracticePorts } from './ports.ts'

const lookMs = 500
const mostLooks = 40

/**
 * Resolves once a modem can send, or after twenty seconds: a drill that greets with "cannot alert"
 * teaches nothing.
 */
export function untilOneSends(
  bank: Pick<PracticeBank, 'modems'>,
  after: PracticePorts['after'],
  looks = 0,
): Promise<void> {
  const canSend = bank.modems().some((modem) => modem.isAvailable())
  if (canSend || looks === mostLooks) return Promise.resolve()
  return new Promise((resolve) => {
    after(lookMs, () => resolve(untilOneSends(bank, after, looks + 1)))
  })
}
