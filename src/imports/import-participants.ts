import type { Actor } from '../domain/accounts.ts'
import type { Importing, ImportSummary } from './importing.ts'
import { openSheet } from './sheet.ts'

/** A file at the command line, base64: what it is encoded in is found out here. */
export interface ImportInput {
  readonly file: string
  readonly isDryRun: boolean
  readonly skipsBad: boolean
}

/** Imports participants as the command line asks: all or nothing, unless bad rows are to be skipped. */
export const importParticipants =
  (importing: Importing) =>
  async (input: ImportInput, by: Actor): Promise<ImportSummary> => {
    const sheet = await openSheet(Buffer.from(input.file, 'base64'))
    if (input.isDryRun) {
      const { rows, good, bad } = await importing.look(sheet, () => undefined)
      return { rows, good: good.length, created: 0, bad }
    }
    const id = importing.ports.newId()
    const order = { id, skipsBad: input.skipsBad, doubles: 'add', by } as const
    const { head, examined } = await importing.carryOut(sheet, order, () => undefined)
    const { rows, good, bad } = examined
    return { rows, good: good.length, created: head?.added ?? 0, bad }
  }
