import type { Unheard } from '../domain/ups/power.ts'
import { readUps, type Ups } from '../domain/ups/ups.ts'

/** What upsd says that is no answer: in its own word (`DATA-STALE`), or ours. */
export class UpsdFault extends Error {
  override readonly name: string = 'UpsdFault'
}

/** It answers in its own word that it has nothing of what was asked for; it can be asked on. */
class UpsdRefusal extends UpsdFault {
  override readonly name = 'UpsdRefusal'
}

/** Asks one thing of upsd and resolves to the lines of its answer, without their ends. */
export type Ask = (question: string) => Promise<readonly string[]>

/** A list is a handful; more is no UPS of a mini-PC. */
const mostUpses = 8

/**
 * Every UPS that upsd minds. One whose driver is dead hides none of the others; rejects with an
 * UpsdFault when there is none that answers.
 */
export async function upsesOf(
  ask: Ask,
): Promise<{ readonly upses: readonly Ups[]; readonly unheard: readonly Unheard[] }> {
  const names = inList(await ask('LIST UPS'), 'UPS').map(([name]) => name)
  const upses: Ups[] = []
  const unheard: Unheard[] = []
  for (const name of names.slice(0, mostUpses)) {
    if (name === undefined || !/^[\w.-]+$/.test(name)) throw new UpsdFault('garbled')
    const lines = await ask(`LIST VAR ${name}`)
    try {
      const rows = inList(lines, `VAR ${name}`)
      upses.push(readUps(name, new Map(rows.map(([key = '', value = '']) => [key, value]))))
    } catch (error) {
      if (!(error instanceof UpsdRefusal)) throw error
      unheard.push({ name, reason: error.message })
    }
  }
  const [first] = unheard
  if (first && upses.length === 0) throw new UpsdFault(first.reason)
  return { upses, unheard }
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
  if (refused) throw new UpsdRefusal(refused[1])
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
