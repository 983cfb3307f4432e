import { setPriority } from 'node:os'

/** As systemd/omroeper.service has it: the sound of a call is due every 20 ms. */
export const asTheUnit = -10
/** What stands for hardware, or measures: it is not to wait for what it measures. */
export const asHardware = -15

/**
 * Gives a process (this one: 0) the priority it has at a site. Without the right to, it goes on as
 * it is, and the figures are those of a machine that is shared.
 */
export function prioritise(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness)
  } catch {
    process.stderr.write(`not allowed to give process ${pid} its priority\n`)
  }
}
