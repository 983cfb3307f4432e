import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'

/** As systemd/omroeper.service has it: the sound of a call is due every 20 ms. */
export const asTheUnit = -10
/** What stands for hardware, or measures: it is not to wait for what it measures. */
export const asHardware = -15

/**
 * Gives a process (this one: 0) the priority it has at a site, and the session that it leads with it:
 * niceness alone counts within a session only (sched(7), "The autogroup feature"; at a site the unit
 * has its `CPUWeight`), and a browser has one of its own. Without the right to, it goes on as it is,
 * and the figures are those of a machine that is shared.
 */
export function prioritise(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness)
    if (pid !== 0) prioritiseSession(pid, niceness)
  } catch {
    process.stderr.write(`not allowed to give process ${pid} its priority\n`)
  }
}

/**
 * Lets what runs here go before all else, as the unit's `CPUWeight` has it at a site, until
 * `done` is called: what others do on this machine is not what is measured.
 */
export function beforeOthers(): () => void {
  const path = '/proc/self/autogroup'
  try {
    const before = /nice (-?\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? '0'
    writeFileSync(path, `${asTheUnit}`)
    return () => writeFileSync(path, before)
  } catch {
    process.stderr.write('what runs here goes before nothing else\n')
    return () => undefined
  }
}

/** Where the kernel has no such groups, or it is ours, there is nothing to do. */
function prioritiseSession(pid: number, niceness: number): void {
  const path = (of: number): string => `/proc/${of}/autogroup`
  const [own, its] = [process.pid, pid].map(
    (of) => existsSync(path(of)) && readFileSync(path(of), 'utf8').split(' ')[0],
  )
  if (its && its !== own) writeFileSync(path(pid), `${niceness}`)
}
