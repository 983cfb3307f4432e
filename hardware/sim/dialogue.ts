import { ReadlineParser } from '@serialport/parser-readline'
import { ModemError } from '../errors.ts'
import type { Wire } from '../wire.ts'

/** What a recorded modem says. */
export interface Dialogue {
  /** Said as soon as somebody listens. */
  readonly greeting: readonly string[]
  /** By command: each time it comes the next answer, and the last one for good. */
  readonly answers: ReadonlyMap<string, readonly (readonly string[])[]>
  /** To every other command. */
  readonly otherwise: readonly string[]
}

const esc = '\x1b'

/**
 * Reads a recording: two columns with `->` between, a command and the lines of its answer with `|`
 * between. `*` stands for every other command, nothing for what is said unasked; `#` begins a
 * comment line. A line of another form is a `bad-text`.
 */
export function readDialogue(text: string): Dialogue {
  const answers = new Map<string, (readonly string[])[]>()
  for (const [i, line] of text.split('\n').entries()) {
    if (/^\s*(#|$)/.test(line)) continue
    const [, command, said] = /^(.*?)\s*->\s*(\S.*)$/.exec(line) ?? []
    if (command === undefined || said === undefined) {
      throw new ModemError('bad-text', `dialogue, line ${i + 1}: no command and answer`)
    }
    const lines = said.split('|').map((part) => part.trim())
    answers.set(command, [...(answers.get(command) ?? []), lines])
  }
  return {
    greeting: answers.get('')?.flat() ?? [],
    answers,
    otherwise: answers.get('*')?.[0] ?? ['ERROR'],
  }
}

/** Plays a recording as the modem on a wire. It has no prompt: a recording does not send. */
export function playDialogue({ greeting, answers, otherwise }: Dialogue): Wire {
  const left = new Map([...answers].map(([command, takes]) => [command, [...takes]]))
  let hear: (bytes: Uint8Array) => void = () => undefined
  let hangUp: () => void = () => undefined
  const closed = new Promise<void>((resolve) => {
    hangUp = resolve
  })
  const say = (lines: readonly string[]) =>
    hear(Buffer.from(lines.map((line) => `\r\n${line}\r\n`).join(''), 'latin1'))
  const parser = new ReadlineParser({ delimiter: '\r', encoding: 'latin1' })
  parser.on('data', (line: string) => {
    const command = line.replaceAll(esc, '').trim()
    if (command === '') return
    const takes = left.get(command) ?? [otherwise]
    say((takes.length > 1 ? takes.shift() : takes[0]) ?? otherwise)
  })
  return {
    write: (bytes) => void parser.write(Buffer.from(bytes)),
    pending: () => 0,
    onData: (listener) => {
      hear = listener
      if (greeting.length > 0) setImmediate(() => say(greeting))
    },
    onClose: (listener) => void closed.then(() => listener()),
    close: async () => {
      hear = () => undefined
      hangUp()
    },
  }
}
