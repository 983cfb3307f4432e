import { type AtCommand, order } from '../at/command.ts'
import { ModemError } from '../errors.ts'
import type { PcmSound } from '../profiles/profile.ts'
import type { Timers } from '../timers.ts'
import type { OpenWire, Wire } from '../wire.ts'
import { PcmPacer } from './pcm-pacer.ts'
import type { CallSound, SoundPath } from './sound-path.ts'

/** The port is USB: the rate is a formality, and the highest that every driver knows. */
const baudRate = 115_200
/** A SIM7600 refuses its sound for a moment after "active", and for good once it is worn. */
const tries = 3
const betweenTriesMs = 400

/** What sound over a second serial port needs. */
export interface PcmPorts {
  readonly ask: <T>(command: AtCommand<T>) => Promise<T>
  readonly openWire: OpenWire
  readonly timers: Timers
  readonly audioPort: string
}

/** 8 kHz s16le over a second serial port that is opened for each call (modems.md §3.2). */
export function pcmPath(pcm: PcmSound, ports: PcmPorts): SoundPath {
  let isWorn = false
  const { ask, openWire, timers, audioPort } = ports
  const turnOn = async (): Promise<void> => {
    for (let left = tries; ; ) {
      try {
        return await ask(order(pcm.on))
      } catch (cause) {
        isWorn = true
        left -= 1
        if (left === 0) throw failed(`${pcm.on} is refused`, cause)
        await new Promise<void>((resolve) => timers.after(betweenTriesMs, resolve))
      }
    }
  }
  const turnOff = async (): Promise<void> => {
    // One that has hung up has turned it off by itself, and says ERROR.
    if (pcm.off !== undefined) await ask(order(pcm.off)).catch(() => undefined)
  }
  return {
    kind: 'pcm',
    goesOnAlone: false,
    canHear: true,
    isWorn: () => isWorn,
    prepare: async () => undefined,
    beforeDial: async () => {
      if (pcm.onWhen === 'dial') await turnOn()
    },
    open: async (heard) => {
      if (pcm.onWhen === 'active') await turnOn()
      const wire = await openWire(audioPort, baudRate).catch(async (cause) => {
        await turnOff()
        throw failed(`${audioPort} cannot be opened`, cause)
      })
      const wedged = (): void => {
        isWorn = true
      }
      return soundOver(wire, { timers, leadMs: pcm.leadMs, heard, wedged, turnOff })
    },
  }
}

interface OpenSound {
  readonly timers: Timers
  readonly leadMs: number
  readonly heard: (samples: Int16Array) => void
  readonly wedged: () => void
  readonly turnOff: () => Promise<void>
}

function soundOver(wire: Wire, { timers, leadMs, heard, wedged, turnOff }: OpenSound): CallSound {
  const pacer = new PcmPacer(wire, timers, leadMs)
  wire.onData(samplesIn(heard))
  wire.onClose(() => pacer.close('wedged'))
  return {
    play: async (sound) => {
      const end = await pacer.play(sound)
      if (end === 'wedged') wedged()
      return end
    },
    stop: async () => pacer.stop(),
    close: async () => {
      pacer.close()
      await turnOff()
      await wire.close()
    },
  }
}

/** Samples from chunks that may end in the middle of one. */
export function samplesIn(heard: (samples: Int16Array) => void): (bytes: Uint8Array) => void {
  let rest: Uint8Array = new Uint8Array()
  return (bytes) => {
    const octets = new Uint8Array(rest.length + bytes.length)
    octets.set(rest)
    octets.set(bytes, rest.length)
    const samples = new Int16Array(octets.buffer, 0, octets.length >> 1)
    rest = octets.subarray(samples.length * 2)
    if (samples.length > 0) heard(samples)
  }
}

const failed = (why: string, cause: unknown): ModemError =>
  new ModemError('sound-failed', why, { cause })
