import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every file under a folder. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** As a PDU writes a number: two digits at a time, the second one first (23.040 §9.1.2.3). */
const swapped = (digits: string): string =>
  (digits.match(/../g) ?? []).map(([first, second]) => `${second}${first}`).join('')

/** The ways in which a trace can be written: as it is, and a number as PDUs have it. */
function waysOf(trace: string): readonly string[] {
  if (!/^\d{8,}$/.test(trace)) return [trace]
  return [trace, swapped(trace), swapped(trace.slice(1))]
}

/** In which files anything of these can be read, with what. The reserve holds the same octet only. */
export function tracesIn(folder: string, traces: Readonly<Record<string, string>>): string[] {
  const files = filesIn(folder).filter((file) => !file.endsWith('/reserve'))
  return files.flatMap((file) => {
    const octets = readFileSync(file).toString('latin1')
    return Object.entries(traces)
      .filter(([, trace]) => waysOf(trace).some((way) => octets.includes(way)))
      .map(([name]) => `${file}: ${name}`)
  })
}
