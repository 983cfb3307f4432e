import type { ImportPorts } from '../web/import-ports.ts'
import type { Importing } from './importing.ts'
import { ImportJobs } from './jobs.ts'

/** Importing, as the pages use it. */
export const importPorts = (
  importing: Importing,
  log: ConstructorParameters<typeof ImportJobs>[1],
): ImportPorts => {
  const jobs = new ImportJobs(importing, log)
  return {
    open: (octets, by) => jobs.open(octets, by),
    read: (id, reading, by) => jobs.read(id, reading, by),
    carryOut: (id, choice, by) => jobs.carryOut(id, choice, by),
    view: (id, by) => jobs.view(id, by),
    undo: (id, by) => jobs.undo(id, by),
  }
}
