import { AtChannel } from './at/channel.ts'
import { order } from './at/command.ts'
import type { ModemEvent } from './at/events.ts'
import { deleteMessage, listMessages, readMessage, selectStore, submitPdu } from './at/messages.ts'
import { operatorName, registrations, signalQuality } from './at/network.ts'
import { masked } from './at/trace.ts'
import { bringUp } from './bring-up.ts'
import { ModemError } from './errors.ts'
import type { StoredPdu } from './incoming.ts'
import type { LinkEvent, OpenLink } from './link.ts'
import { profileById } from './profiles/index.ts'

/** Speaks AT over `wire`; while it is traced every line is logged, masked. */
export const openAtLink: OpenLink = (wire, { modem, config, ports, timers, heard }) => {
  let isTraced = false
  const channel = new AtChannel(wire, {
    timers,
    onEvent: (event) => pass(event, heard),
    onLine: (direction, line) => {
      if (isTraced) ports.log('debug', 'at', { modem, direction, line: masked(line) })
    },
  })
  const closed = new Promise<void>((resolve) => wire.onClose(() => resolve()))
  const stores = new Stores(channel)
  return {
    bringUp: () => bringUp(channel, { ...config, timers }),
    submit: ({ pdu, tpduLength }, { begin, mayHandOver }) => {
      const payload = () => (mayHandOver() ? Buffer.from(pdu, 'latin1') : undefined)
      return channel.ask(submitPdu(tpduLength, { begin, payload }))
    },
    signal: () => channel.ask(signalQuality),
    registered: () => isOnNetwork(channel),
    operator: () => channel.ask(operatorName),
    list: (store) => stores.list(store),
    read: (store, index) => stores.read(store, index),
    remove: (stored) => stores.remove(stored),
    probe: () => channel.resync().then(yes, no),
    reset: (id) => reset(channel, id),
    trace: (on) => {
      isTraced = on
    },
    close: () => wire.close(),
    isOpen: () => channel.isOpen,
    closed,
  }
}

const yes = (): boolean => true
const no = (): boolean => false

function pass(event: ModemEvent, heard: (event: LinkEvent) => void): void {
  if (event.kind !== 'boot') heard(event)
}

async function isOnNetwork(channel: AtChannel): Promise<boolean> {
  for (const command of registrations) {
    try {
      if (await channel.ask(command)) return true
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  return false
}

/** A restarting modem often says nothing any more: that is no failure. */
async function reset(channel: AtChannel, profileId: string | undefined): Promise<void> {
  const { line } = (profileById(profileId ?? 'generic') ?? { reset: { line: 'AT+CFUN=1,1' } }).reset
  try {
    await channel.ask(order(line))
  } catch (error) {
    if (error instanceof ModemError && error.code === 'at-rejected') throw error
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof ModemError && error.code === 'at-rejected'

/** The stores of one modem; only one is selected at a time, so that is remembered. */
class Stores {
  readonly #channel: AtChannel
  #selected: string | undefined

  constructor(channel: AtChannel) {
    this.#channel = channel
  }

  async list(store: string): Promise<readonly StoredPdu[]> {
    try {
      await this.#select(store)
      return await this.#channel.ask(listMessages(store))
    } catch (error) {
      // A store that is named and cannot be listed (SR on many modems) has nothing for us.
      if (isRefusal(error)) return []
      throw error
    }
  }

  async read(store: string, index: number): Promise<StoredPdu | undefined> {
    await this.#select(store)
    try {
      return await this.#channel.ask(readMessage(store, index))
    } catch (error) {
      if (isRefusal(error)) return undefined
      throw error
    }
  }

  async remove({ store, index }: StoredPdu): Promise<void> {
    await this.#select(store)
    await this.#channel.ask(deleteMessage(index))
  }

  async #select(store: string): Promise<void> {
    if (this.#selected === store) return
    this.#selected = undefined
    await this.#channel.ask(selectStore(store))
    this.#selected = store
  }
}
