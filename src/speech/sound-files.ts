import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Sound, soundOf } from '../../hardware/voice/sound.ts'
import { readWav, writeWav } from '../../hardware/voice/wav.ts'
import { isOver, type TermId } from '../domain/retention.ts'
import { replaceFile } from '../store/replace-file.ts'
import { writeWhole } from '../store/write-whole.ts'

/** A folder of sounds, each under a name of its own, whole or not there. */
export interface SoundFiles {
  readonly load: (name: string) => Promise<Sound | undefined>
  readonly save: (name: string, sound: Sound) => Promise<void>
  /** Removes those that are older than they may become, and those that are not `wanted` any more. */
  readonly forget: (wanted: Wanted) => Promise<number>
}

/** Whether a sound is still wanted, by its name and when it was made, milliseconds since the epoch. */
type Wanted = (name: string, madeAt: number) => boolean

const named = /^[\da-f]{8,64}$/

/** `term` is how old they may become. */
export function soundFiles(folder: string, now: () => number, term: TermId): SoundFiles {
  const place = (name: string): string => join(folder, `${name}.wav`)
  // They tell of people who were sought, so they are not kept for longer than they are needed.
  const isOld = (madeAt: number): boolean => isOver(term, madeAt, now())
  const madeAtOf = async (file: string): Promise<number> => (await stat(file)).mtimeMs
  return {
    load: async (name) => {
      // Names come from outside as well: from an address that somebody typed.
      if (!named.test(name)) return undefined
      try {
        if (isOld(await madeAtOf(place(name)))) return undefined
        return soundIn(await readFile(place(name)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    save: async (name, { samples }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await replaceFile(place(name), (file) => writeWhole(file, Buffer.from(writeWav(samples))))
      const at = now() / 1000
      await utimes(place(name), at, at)
    },
    forget: async (wanted) => {
      const files = await readdir(folder).catch(() => [])
      let count = 0
      for (const file of files) {
        const madeAt = await madeAtOf(join(folder, file))
        if (!isOld(madeAt) && wanted(basename(file, '.wav'), madeAt)) continue
        await rm(join(folder, file), { force: true })
        count++
      }
      return count
    },
  }
}

const header = 44

/** The sound of a file that was written whole; undefined for half a one. */
function soundIn(octets: Buffer): Sound | undefined {
  if (octets.length < header || octets.readUInt32LE(40) !== octets.length - header) return undefined
  const { samples } = readWav(octets)
  return soundOf(Int16Array.from(samples, (sample) => Math.round(sample * 32_768)))
}
