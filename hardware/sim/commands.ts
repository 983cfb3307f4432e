import { callCommands } from './call-commands.ts'
import { type Command, type CommandHost, ok } from './command.ts'
import { identityCommands } from './identity-commands.ts'
import { messageCommands } from './message-commands.ts'
import { networkCommands } from './network-commands.ts'

const commands: readonly Command[] = [
  ...identityCommands,
  ...networkCommands,
  ...messageCommands,
  ...callCommands,
]

/**
 * The lines a modem answers to a command line; what it does not know gets its family's error.
 * Several commands on one line (V.250 §5.2.1) end at the first that fails, or that is answered
 * later.
 */
export function answerTo(host: CommandHost, line: string): readonly string[] {
  const said: string[] = []
  for (const command of split(upperCased(line))) {
    const answer = answerOne(host, command)
    if (answer.length === 0) return said
    said.push(...answer.slice(0, -1))
    if (answer.at(-1) !== 'OK') return [...said, answer.at(-1) ?? 'ERROR']
  }
  return [...said, 'OK']
}

/** Commands know no case, strings do. */
export const upperCased = (line: string): string =>
  line.replace(/"[^"]*"|[^"]+/g, (part) => (part.startsWith('"') ? part : part.toUpperCase()))

/** `ATE0V1` is two commands without a sign between, `AT+CREG=1;+CSQ` two with one. */
function split(line: string): readonly string[] {
  const basic = /^AT((?:(?:[EQVXZ]|&[CDFKW])\d?)+)$/.exec(line)?.[1]
  if (basic) return [...basic.matchAll(/&?[A-Z]\d?/g)].map(([command]) => `AT${command}`)
  if (line.startsWith('ATD')) return [line]
  const [first = '', ...others] = line.match(/(?:"[^"]*"|[^;"])+/g) ?? []
  return [first, ...others.map((command) => `AT${command}`)]
}

function answerOne(host: CommandHost, line: string): readonly string[] {
  return answerAsFamily(host, line) ?? answerAsAny(host, line)
}

/** What this family alone says. */
function answerAsFamily(host: CommandHost, line: string): readonly string[] | undefined {
  const { dialect, options, pinLeft, settings } = host
  if (line === dialect.iccid[0]) return [`${dialect.iccid[1]}${options.iccid}`, 'OK']
  if (line === dialect.pinTries[0]) return [dialect.pinTries[1](pinLeft), 'OK']
  if (dialect.resets.includes(line)) {
    if (line === 'AT+CRESET') host.voice.sound.mend()
    host.restart()
    return ok
  }
  if (line === 'AT^CURC=0' && dialect.noise.some((said) => said.startsWith('^'))) {
    settings.isStill = true
    return ok
  }
  return dialect.takes.test(line) ? ok : undefined
}

function answerAsAny(host: CommandHost, line: string): readonly string[] {
  for (const [pattern, answer] of [...(host.dialect.calls?.commands ?? []), ...commands]) {
    const match = pattern.exec(line)
    if (match) return answer(host, match)
  }
  return [host.dialect.unknown]
}
