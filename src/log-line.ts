import { fstatSync } from 'node:fs'
import type { Log } from './dispatch/ports.ts'

/** How much each level matters to who reads the journal (syslog(3)). */
const priorities = { error: 3, warn: 4, info: 6, debug: 7 } as const

/**
 * One log record: a line of JSON. For the journal it begins with its priority (sd-daemon(3)), which
 * journald takes off again, so that `journalctl -p warning` shows what a person should look at.
 */
export function logRecord(
  isForJournal: boolean,
  ...[level, event, fields]: Parameters<Log>
): string {
  const record = JSON.stringify({ at: new Date().toISOString(), level, event, ...fields }, told)
  return `${isForJournal ? `<${priorities[level]}>` : ''}${record}\n`
}

/** An error's message is no property that JSON shows. */
const told = (_key: string, value: unknown): unknown =>
  value instanceof Error ? `${value.name}: ${value.message}` : value

/** Whether what is written to a file descriptor goes to journald, as systemd.exec(5) lets one ask. */
export function isJournal(descriptor: number, stream = process.env.JOURNAL_STREAM): boolean {
  if (stream === undefined) return false
  const { dev, ino } = fstatSync(descriptor)
  return stream === `${dev}:${ino}`
}

/** What goes wrong before there is a log, for stderr: each line a record of its own to journald. */
export const asErrors = (text: string, isForJournal = isJournal(2)): string =>
  isForJournal ? text.replace(/^(?=.)/gm, `<${priorities.error}>`) : text

/**
 * Writes log records to stdout. Whoever reads them may go away (write(2), EPIPE): what is served goes
 * on without a log.
 */
export function journalLines(): Log {
  const isForJournal = isJournal(1)
  process.stdout.on('error', () => undefined)
  return (level, event, fields) => {
    process.stdout.write(logRecord(isForJournal, level, event, fields))
  }
}
