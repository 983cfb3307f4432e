import type { CsvFault } from '../../domain/csv-faults.ts'
import { type Key, say, speaker } from '../catalogue/index.ts'
import type { ImportView, SheetView } from '../import-ports.ts'
import type { Visit } from '../session.ts'

/** A fault in words, with the name that the file itself gives the column. */
export function faultInWords(visit: Visit, sheet: SheetView | undefined, fault: CsvFault) {
  return {
    row: fault.row,
    field: columnName(visit, sheet, fault.field),
    problem: say(visit.language, fault.problem, fault.parameters ?? {}),
  }
}

function columnName(visit: Visit, sheet: SheetView | undefined, field: string): string {
  const i = (sheet?.columns as readonly (string | undefined)[] | undefined)?.indexOf(field) ?? -1
  const own = sheet?.heading[i]?.trim()
  return own || say(visit.language, `import.column.${field}`)
}

/** Every fault and every note of a file, for a spreadsheet; a Dutch one wants semicolons. */
export function faultsFile(visit: Visit, { sheet, found }: ImportView): string {
  const t = speaker(visit.language)
  const keys = ['row', 'field', 'problem', 'weight'] as const satisfies readonly string[]
  const heading = keys.map((key) => t(`participants.import.${key}` as Key))
  const lines = [
    ...(found?.bad ?? []).map((fault) => [fault, t('participants.import.weight.bad')] as const),
    ...(found?.notes ?? []).map((fault) => [fault, t('participants.import.weight.note')] as const),
  ]
  const rows = lines.map(([fault, weight]) => {
    const { row, field, problem } = faultInWords(visit, sheet, fault)
    return [String(row), field, problem, weight]
  })
  return `\ufeff${[heading, ...rows].map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`
}

/** A cell that begins like a formula would be one. */
const quoted = (cell: string): string =>
  `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`
