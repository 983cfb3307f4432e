import { createHash } from 'node:crypto'
import type { AtChannel } from './at/channel.ts'
import { question } from './at/command.ts'
import { readIccid } from './at/identity.ts'
import { ModemError } from './errors.ts'
import type { BankPorts, ModemConfig } from './modem.ts'

/** Every way in which a modem may tell its ICCID before the PIN was entered. */
const iccidQuestions = ['AT+CCID', 'AT+QCCID', 'AT+ICCID', 'AT^ICCID?'] as const

/**
 * Runs `bringUp` with the configured PIN, unless this very SIM has refused it before: the third
 * wrong one would lock it. Another SIM, or another PIN, is tried. What was refused is remembered as
 * a digest, because a mistyped PIN is often another card's right one.
 */
export async function withPinTriedOnce<T>(
  channel: AtChannel,
  { config, ports }: { config: ModemConfig; ports: Pick<BankPorts, 'remember' | 'recall'> },
  bringUp: (pin: string | undefined) => Promise<T>,
): Promise<T> {
  const { pin, port } = config
  if (pin === undefined) return bringUp(undefined)
  const sim = (await askIccid(channel)) ?? port
  const key = `refused-pin:${sim}`
  const digest = createHash('sha256').update(`${sim}:${pin}`).digest('hex')
  if (ports.recall(key) === digest) return bringUp(undefined)
  try {
    return await bringUp(pin)
  } catch (error) {
    if (wasRefused(error)) ports.remember({ key, value: digest })
    throw error
  }
}

async function askIccid(channel: AtChannel): Promise<string | undefined> {
  await channel.resync()
  for (const line of iccidQuestions) {
    try {
      const prefix = `${line.slice(2).replace('?', '')}:`
      const iccid = readIccid(await channel.ask({ ...question(line, prefix), isBare: true }))
      if (iccid !== undefined) return iccid
    } catch (error) {
      if (!(error instanceof ModemError) || error.code !== 'at-rejected') throw error
    }
  }
  return undefined
}

/** A PIN that was entered has the modem's answer as its cause; one that was not tried has none. */
const wasRefused = (error: unknown): boolean =>
  error instanceof ModemError && error.code === 'sim-pin' && error.cause instanceof ModemError
