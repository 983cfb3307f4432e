import { readFileSync } from 'node:fs'
import { RefusedError } from './domain/errors.ts'

/** What stands on standard input, without the end of its line. */
export const passwordGiven = (): string => readFileSync(0, 'utf8').replace(/\r?\n$/, '')

/** The file as text; a RefusedError where none was named. */
export const textOf = (file: string | undefined): string => octetsOf(file).toString('utf8')

/** The file as it is; a RefusedError where none was named. */
export function octetsOf(file: string | undefined): Buffer {
  if (file === undefined) throw new RefusedError('file-needed')
  return readFileSync(file)
}

/** The file as JSON; a RefusedError says where it stops being so. */
export function jsonOf(file: string | undefined): unknown {
  try {
    return JSON.parse(textOf(file))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new RefusedError('json-unreadable', {
      field: file ?? '',
      parameters: { why: error.message },
    })
  }
}
