import { type AtCommand, order } from '../at/command.ts'
import {
  appendOnSim800,
  longestWrite,
  sizeOnSim800,
  sizeOnSimcom,
  uploadToQuectel,
  uploadToSimcom,
} from '../at/files.ts'
import { ModemError } from '../errors.ts'
import type { FileSound } from '../profiles/profile.ts'

/** How one asks a modem. */
export type Ask = <T>(command: AtCommand<T>) => Promise<T>

/** Fills a file's name in a command of the profile. */
export const named = (template: string, name: string): string => template.replaceAll('{name}', name)

/**
 * Puts a file on the modem in place of one of the same name, and verifies its size: an upload that
 * lost octets on the way ends with OK as well. Rejects with the ModemError of the modem's refusal,
 * or with `sound-failed` when the size is another.
 */
export async function upload(
  ask: Ask,
  file: FileSound,
  name: string,
  octets: Uint8Array,
): Promise<void> {
  await removeFile(ask, file, name)
  const path = named(file.path, name)
  const size = await write[file.upload](ask, { path, name, octets })
  if (size === octets.length) return
  await removeFile(ask, file, name)
  throw new ModemError('sound-failed', `${path} has ${size} of ${octets.length} octets`)
}

/** Deletes a file; that there was none is as good. */
export async function removeFile(ask: Ask, file: FileSound, name: string): Promise<void> {
  // SIMCom's deletes and sizes are of the current folder, which another program may have changed.
  if (file.upload === 'cftranrx') await ifTaken(ask(order('AT+FSCD=C:')))
  await ifTaken(ask(order(named(file.remove, name))))
}

interface Written {
  readonly path: string
  readonly name: string
  readonly octets: Uint8Array
}

/** Each family's way; yields the size that the modem says it has. */
const write: Readonly<
  Record<FileSound['upload'], (ask: Ask, written: Written) => Promise<number>>
> = {
  qfupl: (ask, { path, octets }) => ask(uploadToQuectel(path, octets)),
  cftranrx: async (ask, { path, name, octets }) => {
    await ask(uploadToSimcom(path, octets))
    return ask(sizeOnSimcom(name))
  },
  fswrite: async (ask, { path, octets }) => {
    await ask(order(`AT+FSCREATE=${path}`))
    for (let at = 0; at < octets.length; at += longestWrite) {
      await ask(appendOnSim800(path, octets.subarray(at, at + longestWrite)))
    }
    return ask(sizeOnSim800(path))
  },
}

/** A refusal is an answer; a modem that does not answer is none. */
async function ifTaken(asked: Promise<void>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (!(error instanceof ModemError && error.code === 'at-rejected')) throw error
  })
}
