import type { AtChannel } from './at/channel.ts'
import { order } from './at/command.ts'
import { tried } from './at/tried.ts'
import { onLte } from './at/voice.ts'
import type { BankPorts } from './modem.ts'
import type { ModemProfile } from './profiles/profile.ts'

/** What setting VoLTE up needs to know, and to remember. */
export interface VolteSetUp {
  readonly modem: string
  readonly imei: string
  readonly ports: Pick<BankPorts, 'now' | 'remember' | 'recall' | 'log'>
}

const resetMs = 5_000

/**
 * Has a modem that says its VoLTE is off turn it on, and restart for it. Once for each modem, ever:
 * one that does not keep it, or was turned off again by somebody, is left as it is.
 */
export async function setUpVolte(
  channel: AtChannel,
  { voice, reset }: ModemProfile,
  { modem, imei, ports }: VolteSetUp,
): Promise<void> {
  const { enable = [], isOn } = voice?.volte ?? {}
  const key = `volte:${imei}`
  if (!isOn || ports.recall(key) !== undefined) return
  if ((await tried(channel, onLte(isOn))) !== false) return
  ports.remember({ key, value: ports.now() })
  ports.log('warn', 'modem-volte-enabled', { modem })
  for (const line of enable) await tried(channel, order(line))
  await tried(channel, order(reset.line, resetMs))
}
