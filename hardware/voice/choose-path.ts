import { question } from '../at/command.ts'
import { ModemError } from '../errors.ts'
import type { VoiceProfile } from '../profiles/profile.ts'
import type { OpenWire } from '../wire.ts'
import { cardPath } from './card-path.ts'
import { type FilePorts, filePath } from './file-path.ts'
import { pcmPath } from './pcm-path.ts'
import type { SoundPath, VoicePath } from './sound-path.ts'

/** Before a sound card's id in a modem's configured audio; anything else is a serial port. */
const cardPrefix = 'card:'

/** What the paths of a modem need. */
export interface PathPorts extends FilePorts {
  readonly openWire: OpenWire
  /** Where the modem's sound is: a serial port, or `card:ID` for a sound card. */
  readonly audio?: string
  /** A site named `audio` itself, so that it goes before what the family prefers. */
  readonly isAudioConfigured?: boolean
}

/**
 * How this modem gets a call's sound across: the first path of its family that it has what it takes
 * for and whose probe it answers. Undefined when there is none. Rejects with the ModemError of a
 * modem that does not answer at all.
 */
export async function choosePath(
  voice: VoiceProfile,
  ports: PathPorts,
): Promise<SoundPath | undefined> {
  for (const kind of wanted(voice, ports)) {
    const path = pathOf(kind, voice, ports)
    if (path && (await isThere(path.probe, ports))) return path.make()
  }
  return undefined
}

/** A site that names where the sound is means it to be used. */
function wanted({ paths }: VoiceProfile, ports: PathPorts): readonly VoicePath[] {
  if (ports.audio === undefined || ports.isAudioConfigured === false) return paths
  const first: VoicePath = ports.audio.startsWith(cardPrefix) ? 'sound-card' : 'pcm'
  return [...paths].sort((a, b) => Number(b === first) - Number(a === first))
}

interface Candidate {
  readonly probe: { readonly probe: string; readonly probeSays?: RegExp }
  readonly make: () => SoundPath
}

function pathOf(kind: VoicePath, voice: VoiceProfile, ports: PathPorts): Candidate | undefined {
  const { audio } = ports
  const card = audio?.startsWith(cardPrefix) ? audio.slice(cardPrefix.length) : undefined
  const { file, pcm, soundCard } = voice
  switch (kind) {
    case 'file':
      return file && { probe: file, make: () => filePath(file, ports) }
    case 'pcm':
      if (!pcm || audio === undefined || card !== undefined) return undefined
      return { probe: pcm, make: () => pcmPath(pcm, { ...ports, audioPort: audio }) }
    case 'sound-card':
      if (!soundCard || card === undefined) return undefined
      return { probe: soundCard, make: () => cardPath(soundCard, { ...ports, card }) }
  }
}

async function isThere(
  { probe, probeSays = /^/ }: Candidate['probe'],
  { ask }: PathPorts,
): Promise<boolean> {
  const prefix = `${/^AT([+^][A-Z0-9]+)/.exec(probe)?.[1] ?? ''}:`
  try {
    return probeSays.test((await ask(question(probe, prefix))).join('\n'))
  } catch (error) {
    if (error instanceof ModemError && error.code === 'at-rejected') return false
    throw error
  }
}
