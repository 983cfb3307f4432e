import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Sound, secondsOf } from '../../hardware/voice/sound.ts'
import { RefusedError } from '../domain/errors.ts'
import { isOver } from '../domain/retention.ts'
import type { CallScript } from '../domain/speech/call-script.ts'
import type { SpokenLanguage } from '../domain/speech/language.ts'
import type { NeededSounds } from '../domain/speech/needed-sounds.ts'
import { type Passage, passagesOf, recordedOnly, speak } from './call-sound.ts'
import { once } from './once.ts'
import { type KeepFault, readRecording } from './recording.ts'
import { type SoundFiles, soundFiles } from './sound-files.ts'
import type { Voice } from './voice.ts'
import { voices } from './voices.ts'

/** What a call is to say. */
export interface CallSpeech {
  readonly script: CallScript
  /** Dutch where nothing is said. */
  readonly language?: SpokenLanguage
  /** Of a recording that takes the place of the message. */
  readonly recording?: string
}

/** Makes the sound of calls, and keeps what people recorded for them. */
export interface Speech {
  /** Whether texts can be spoken at all: a voice is installed. */
  readonly canSpeak: () => boolean
  /**
   * The whole of a call; made once, however often and by however many it is asked for. Refuses
   * (`speech-missing`, `recording-unknown`) what cannot be said.
   */
  readonly sound: (call: CallSpeech) => Promise<Sound>
  /** The same, with what it can be found again by. */
  readonly listen: (call: CallSpeech) => Promise<Listened>
  /** What was listened to or recorded, while it is kept. */
  readonly find: (id: string) => Promise<Sound | undefined>
  /** Checks a recording and keeps it as the telephone will carry it. */
  readonly keepRecording: (octets: Buffer, by: string) => Promise<Listened | KeepFault>
  /** Removes from the disk what is past its term or not needed; resolves to how many files. */
  readonly forget: (needed: NeededSounds) => Promise<number>
}

/** A sound by its name, and how long it is. */
export interface Listened {
  readonly id: string
  readonly seconds: number
}

export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  event: string,
  fields: Readonly<Record<string, unknown>>,
) => void

export interface SpeechOptions {
  readonly dataDir: string
  readonly now: () => number
  readonly log: Log
  /** Where programs are looked for; the environment's PATH unless a test says otherwise. */
  readonly path?: string
}

/** Two minutes of sound are 2 MB. */
const mostInMemory = 8

/** Opens the speech of an appliance. */
export function openSpeech({ dataDir, now, log, path }: SpeechOptions): Speech {
  const sounds = soundFiles(join(dataDir, 'sounds'), now, 'spoken')
  const recordings = soundFiles(join(dataDir, 'recordings'), now, 'sounds')
  const voice = voices({ folder: join(dataDir, 'voices'), log, path })
  const made = once<Sound>(mostInMemory)
  const named = async (call: CallSpeech) => {
    const passages = passagesOf(call.script, await recordingOf(call, recordings))
    const speaker = await voice.of(call.language ?? 'nl')
    const id = keyOf(passages, speaker)
    const make = () => spoken(call, passages, speaker)
    return { id, sound: await made(id, () => kept(sounds, id, log, make)) }
  }
  return {
    canSpeak: voice.isThere,
    sound: async (call) => (await named(call)).sound,
    listen: async (call) => {
      const { id, sound } = await named(call)
      return { id, seconds: secondsOf(sound) }
    },
    find: async (id) => (await sounds.load(id)) ?? (await recordings.load(id)),
    keepRecording: async (octets, by) => {
      const read = await readRecording(octets, path)
      if ('fault' in read) return read
      const listened = { id: read.sound.id, seconds: secondsOf(read.sound) }
      await recordings.save(listened.id, read.sound)
      log('info', 'recording-kept', { ...listened, by })
      return listened
    },
    forget: (needed) =>
      forgotten(log, [
        sounds.forget(() => needed.spoken),
        recordings.forget(isNeeded(needed, now())),
      ]),
  }
}

async function recordingOf({ recording: id }: CallSpeech, recordings: SoundFiles) {
  if (id === undefined) return undefined
  const recording = await recordings.load(id)
  if (!recording) throw new RefusedError('recording-unknown', { field: 'text.recording' })
  return recording
}

/** The same words by the same voice are the same sound. */
const keyOf = (passages: readonly Passage[], voice: Voice | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify([voice?.id, passages.map((each) => idOf(each))]))
    .digest('hex')
    .slice(0, 32)

const idOf = (passage: Passage): unknown =>
  typeof passage === 'string' ? passage : { recording: passage.id }

async function spoken(
  { script }: CallSpeech,
  passages: readonly Passage[],
  voice: Voice | undefined,
): Promise<Sound> {
  if (voice) return speak(passages, voice)
  const recording = passages.find((passage) => typeof passage !== 'string')
  // An exercise without its label would be taken for the real thing.
  if (!recording || script.labels !== '') throw new RefusedError('speech-missing', { status: 503 })
  return recordedOnly(recording)
}

async function kept(
  files: SoundFiles,
  key: string,
  log: Log,
  make: () => Promise<Sound>,
): Promise<Sound> {
  const known = await files.load(key)
  if (known) return known
  const sound = await make()
  log('info', 'sound-made', { sound: sound.id, seconds: Math.round(secondsOf(sound)) })
  await files
    .save(key, sound)
    .catch((error: unknown) => log('warn', 'sound-not-kept', { error: String(error) }))
  return sound
}

/** A recording that nothing is said with may yet be: it is kept as long as what was spoken. */
const isNeeded =
  ({ recordings, over }: NeededSounds, now: number) =>
  (id: string, madeAt: number): boolean =>
    recordings.has(id) || !(over.has(id) || isOver('spoken', madeAt, now))

async function forgotten(log: Log, removing: readonly Promise<number>[]): Promise<number> {
  try {
    const counts = await Promise.all(removing)
    return counts.reduce((sum, each) => sum + each, 0)
  } catch (error) {
    log('warn', 'sounds-not-forgotten', { error: String(error) })
    return 0
  }
}
