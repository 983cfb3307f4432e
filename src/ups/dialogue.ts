import { readUps, type Ups } from '../domain/ups/ups.ts'

/** What upsd says that is no answer: in its own word (`DATA-STALE`), or ours. */
export class UpsdFault extends Error {
  override readonly name = 'UpsdFault'
}

/** Asks one thing of upsd and resolves to the lines of its answer, without their ends. */
export type Ask = (question: string) => Promise<readonly string[]>

/** A list is a handful; more is no UPS of a mini-PC. */
const mostUpses = 8

/** Every UPS that upsd minds. Rejects with an UpsdFault when one of them says nothing. */
export async function upsesOf(ask: Ask): Promise<readonly Ups[]> {
  const names = inList(await ask('LIST UPS'), 'UPS').map(([name]) => name)
  const upses: Ups[] = []
  for (const name of names.slice(0, mostUpses)) {
    if (name === undefined || !/^[\w.-]+$/.test(name)) throw new UpsdFault('garbled')
    const rows = inList(await ask(`LIST VAR ${name}`), `VAR ${name}`)
    upses.push(readUps(name, new Map(rows.map(([key = '', value = '']) => [key, value]))))
  }
  return upses
}

/** Whether an answer is whole with this line: the end of a list, or a refusal. */
export const isLast = (line: string): boolean => /^(END LIST|ERR) /.test(line)

/**
 * The rows of a list as upsd sends it (RFC 9271, LIST): `BEGIN LIST <what>`, each row beginning with
 * what it is, `END LIST <what>`.
 */
function inList(lines: readonly string[], what: string): readonly (readonly string[])[] {
  const [first = '', ...rest] = lines
  const refused = /^ERR ([A-Z-]{1,40})/.exec(first)
  if (refused) throw new UpsdFault(refused[1])
  const last = rest.pop()
  if (first !== `BEGIN LIST ${what}` || last !== `END LIST ${what}`) throw new UpsdFault('garbled')
  return rest.map((line) => {
    if (!line.startsWith(`${what} `)) throw new UpsdFault('garbled')
    return wordsOf(line.slice(what.length + 1))
  })
}

/** The words of a line; in quotes `\"` and `\\` stand for themselves (RFC 9271, quoting). */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1'),
  )
