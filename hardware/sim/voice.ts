import type { CallDialect } from './call-dialect.ts'
import { ModemFiles } from './modem-files.ts'
import { Player } from './player.ts'
import { SoundLine } from './sound-line.ts'
import { Telephone, type TelephonePorts } from './telephone.ts'

/** The flash that is left for files on modems of this kind. */
const fileOctets = 8 * 1024 * 1024

/** What a modem calls with. */
export interface Voice {
  readonly phone: Telephone
  readonly sound: SoundLine
  readonly files: ModemFiles
  readonly player: Player
  /** Power-off. */
  readonly forget: () => void
}

/** The same, of which the rest is made here. */
export interface VoicePorts extends Omit<TelephonePorts, 'changed' | 'words'> {
  /** Left out by a family that makes no calls. */
  readonly calls: CallDialect | undefined
}

/** A telephone, and what sounds in its calls: a call that goes takes its sound along. */
export function voiceOf({ calls, ...ports }: VoicePorts): Voice {
  const { faults, options } = ports
  const call = () => phone.call
  const staysOn = calls?.soundStaysOn ?? false
  const sound = new SoundLine({ options, faults, call, staysOn })
  const player = new Player({ timers: options.timers, call })
  const changed = (): void => {
    if (!phone.call) player.stop('hung-up')
    sound.callChanged()
  }
  const phone = new Telephone({ ...ports, changed, words: calls?.words })
  const forget = (): void => {
    player.forget()
    phone.forget()
    sound.turnOff()
  }
  return { phone, sound, player, files: new ModemFiles(fileOctets), forget }
}
