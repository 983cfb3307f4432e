import { ModemError } from '../errors.ts'
import type { AtChannel } from './channel.ts'
import type { AtCommand } from './command.ts'

/** The value, or undefined when the modem refuses; a modem that is silent or gone still rejects. */
export async function tried<T>(channel: AtChannel, command: AtCommand<T>): Promise<T | undefined> {
  try {
    return await channel.ask(command)
  } catch (error) {
    const isRefusal = error instanceof ModemError && /^at-(rejected|unexpected)/.test(error.code)
    if (isRefusal) return undefined
    throw error
  }
}
