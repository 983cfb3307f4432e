import { order } from '../at/command.ts'
import { ModemError } from '../errors.ts'
import type { FileSound } from '../profiles/profile.ts'
import { type Timers, within } from '../timers.ts'
import { encodeAmr } from './amr.ts'
import { type Sound, secondsOf } from './sound.ts'
import type { CallSound, PlayEnd, SoundPath } from './sound-path.ts'
import { type Ask, named, removeFile, upload } from './upload.ts'
import { writeWav } from './wav.ts'

/** Two sounds stay on a modem: that of an action, and what its callers hear. */
const slots = ['omroep1', 'omroep2']
/** An "ended" that comes so much too early is that of a sound that was not played to the end. */
const earlyMs = 1_500
/** And one that has not come by then does not come. */
const lateMs = 3_000
/** How long the end of what was stopped is waited for. */
const stopMs = 1_000

/** What sound from a file on the modem needs. */
export interface FilePorts {
  readonly ask: Ask
  readonly timers: Timers
  /** Resolves when the modem next says that playing has ended. */
  readonly nextEnd: () => Promise<void>
}

/**
 * A file that the modem was given and plays by itself (modems.md §3.2): once a session for each
 * sound, and it is not heard whether anybody hears it.
 */
export function filePath(file: FileSound, ports: FilePorts): SoundPath {
  const store = new FileStore(file, ports.ask)
  return {
    kind: 'file',
    goesOnAlone: true,
    canHear: false,
    isWorn: () => false,
    prepare: async (sound) => {
      await store.put(sound)
    },
    beforeDial: async () => undefined,
    open: async () => soundOfFiles(file, store, ports),
  }
}

/** Which sounds are on the modem, and under which names. */
class FileStore {
  readonly #file: FileSound
  readonly #ask: Ask
  /** By name, the one that was used longest ago first. */
  #held: readonly { readonly name: string; readonly id?: string }[]
  #turn: Promise<unknown> = Promise.resolve()

  constructor(file: FileSound, ask: Ask) {
    this.#file = file
    this.#ask = ask
    this.#held = slots.map((slot) => ({ name: `${slot}.${file.format}` }))
  }

  /** Yields the sound's name on the modem, which has it then. */
  put(sound: Sound): Promise<string> {
    const done = this.#turn.then(() => this.#put(sound))
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #put(sound: Sound): Promise<string> {
    const found = this.#held.find(({ id }) => id === sound.id)
    const { name } = found ?? (await this.#uploaded(sound))
    const others = this.#held.filter((one) => one.name !== name)
    this.#held = [...others, { name, id: sound.id }]
    return name
  }

  async #uploaded(sound: Sound): Promise<{ readonly name: string }> {
    const octets = this.#file.format === 'wav' ? writeWav(sound.samples) : await encodeAmr(sound)
    const name = this.#held[0]?.name ?? ''
    this.#forget([name])
    try {
      await upload(this.#ask, this.#file, name, octets)
    } catch (error) {
      if (!(error instanceof ModemError && isMended.has(error.code))) throw failed(error)
      await this.#makeRoom(error)
      await upload(this.#ask, this.#file, name, octets).catch((cause) => {
        throw failed(cause)
      })
    }
    return { name }
  }

  /** A modem with little room for files may have it for one sound. */
  async #makeRoom(cause: ModemError): Promise<void> {
    const names = this.#held.map(({ name }) => name)
    this.#forget(names)
    for (const name of names) {
      await removeFile(this.#ask, this.#file, name).catch(() => {
        throw failed(cause)
      })
    }
  }

  #forget(names: readonly string[]): void {
    this.#held = this.#held.map((one) => (names.includes(one.name) ? { name: one.name } : one))
  }
}

/** What more room, or another try, may mend. */
const isMended: ReadonlySet<string> = new Set(['at-rejected', 'sound-failed', 'no-prompt'])

function soundOfFiles(file: FileSound, store: FileStore, ports: FilePorts): CallSound {
  const { ask, timers, nextEnd } = ports
  let stopPlaying: (() => void) | undefined
  const stopped = async (): Promise<void> => {
    stopPlaying?.()
    stopPlaying = undefined
    // One whose call has ended plays nothing any more, and says ERROR.
    await ask(order(file.stop)).catch(() => undefined)
  }
  const stop = async (): Promise<void> => {
    if (!stopPlaying) return
    const ended = nextEnd()
    await stopped()
    // Its end may be told after the OK, and is not to be taken for that of what plays next.
    await within(timers, stopMs, ended)
  }
  return {
    play: async (sound) => {
      await stop()
      const wish = new AbortController()
      const isStopped = new Promise<'stopped'>((resolve) => {
        stopPlaying = () => {
          wish.abort()
          resolve('stopped')
        }
      })
      const played = playFile({ file, store, ports, sound, isWanted: () => !wish.signal.aborted })
      const end = await Promise.race([isStopped, played])
      if (!wish.signal.aborted) stopPlaying = undefined
      return end
    },
    stop,
    close: async () => {
      if (stopPlaying) await stopped()
    },
  }
}

interface FileToPlay {
  readonly file: FileSound
  readonly store: FileStore
  readonly ports: FilePorts
  readonly sound: Sound
  readonly isWanted: () => boolean
}

async function playFile({ file, store, ports, sound, isWanted }: FileToPlay): Promise<PlayEnd> {
  const { ask, timers, nextEnd } = ports
  try {
    const name = await store.put(sound)
    if (!isWanted()) return 'stopped'
    const ended = nextEnd()
    const began = timers.now()
    await ask(order(named(file.play, name)))
    const lengthMs = secondsOf(sound) * 1_000
    await within(timers, lengthMs + lateMs, ended)
    const seenMs = timers.now() - began
    return seenMs >= lengthMs - earlyMs && seenMs < lengthMs + lateMs ? 'played' : 'wedged'
  } catch (error) {
    // It was refused: nothing was heard, which is all that the call has to know.
    if (error instanceof ModemError) return 'wedged'
    throw error
  }
}

const failed = (cause: unknown): ModemError =>
  new ModemError('sound-failed', 'the modem does not take the sound', { cause })
