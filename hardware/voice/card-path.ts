import { type ChildProcess, spawn } from 'node:child_process'
import { order } from '../at/command.ts'
import { ModemError } from '../errors.ts'
import type { CardSound } from '../profiles/profile.ts'
import type { Timers } from '../timers.ts'
import { samplesIn } from './pcm-path.ts'
import { type Sound, secondsOf, soundRate } from './sound.ts'
import type { CallSound, PlayEnd, SoundPath } from './sound-path.ts'
import type { Ask } from './upload.ts'

/** How much longer than its sound `aplay` may take before the card is called wedged. */
const lateMs = 3_000

/** What sound over a USB sound card needs. */
export interface CardPorts {
  readonly ask: Ask
  readonly timers: Timers
  /** The card's fixed id, as a udev rule gave it: all of these cards are called "Android". */
  readonly card: string
}

/**
 * A modem that is a USB sound card, through `aplay` and `arecord` (alsa-utils) as child processes:
 * one `aplay` for each time that something plays, since the card is silent by itself.
 */
export function cardPath(sound: CardSound, ports: CardPorts): SoundPath {
  return {
    kind: 'sound-card',
    goesOnAlone: false,
    canHear: true,
    isWorn: () => false,
    prepare: async () => undefined,
    beforeDial: async () => undefined,
    open: async (heard) => {
      await ports.ask(order(sound.on)).catch((cause) => {
        throw new ModemError('sound-failed', `${sound.on} is refused`, { cause })
      })
      return soundOfCard(sound, ports, heard)
    },
  }
}

function soundOfCard(
  sound: CardSound,
  { ask, timers, card }: CardPorts,
  heard: (samples: Int16Array) => void,
): CallSound {
  const ear = spawn('arecord', alsaArguments(card), { stdio: ['ignore', 'pipe', 'ignore'] })
  ear.stdout.on('data', samplesIn(heard))
  // Not to hear is no reason not to speak.
  ear.on('error', () => undefined)
  let mouth: Mouth | undefined
  const stop = async (): Promise<void> => mouth?.stop()
  return {
    play: async (played) => {
      await stop()
      mouth = speak(played, card, timers)
      return mouth.end
    },
    stop,
    close: async () => {
      await stop()
      ear.kill()
      // One that has hung up has turned it off by itself, and says ERROR.
      await ask(order(sound.off)).catch(() => undefined)
    },
  }
}

interface Mouth {
  readonly end: Promise<PlayEnd>
  readonly stop: () => void
}

/** Plays it to the card; `aplay` keeps the card's own pace and ends when the last sample is out. */
function speak(sound: Sound, card: string, timers: Timers): Mouth {
  const aplay = spawn('aplay', alsaArguments(card), { stdio: ['pipe', 'ignore', 'ignore'] })
  const { samples } = sound
  // One that ends before it has read everything says so by how it ends.
  aplay.stdin.on('error', () => undefined)
  aplay.stdin.end(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength))
  let settle: (how: PlayEnd) => void = () => undefined
  const end = new Promise<PlayEnd>((resolve) => {
    settle = resolve
  })
  const stopAs = (how: PlayEnd) => (): void => {
    settle(how)
    aplay.kill('SIGKILL')
  }
  const callOff = timers.after(secondsOf(sound) * 1_000 + lateMs, stopAs('wedged'))
  void endOf(aplay).then((isWell) => {
    callOff()
    settle(isWell ? 'played' : 'wedged')
  })
  return { end, stop: stopAs('stopped') }
}

const endOf = (child: ChildProcess): Promise<boolean> =>
  new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })

const alsaArguments = (card: string): readonly string[] =>
  `-q -t raw -f S16_LE -r ${soundRate} -c 1 -D plughw:CARD=${card}`.split(' ')
