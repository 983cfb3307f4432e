import { basename } from 'node:path'
import { openAtLink } from './at-link.ts'
import { ModemError } from './errors.ts'
import type { OpenLink } from './link.ts'
import { type Member, openMember } from './member.ts'
import type { BankPorts, Modem, ModemBank, ModemConfig } from './modem.ts'
import { Operators } from './operators.ts'
import { mayReset } from './recovery.ts'
import { realTimers, sleep, type Timers, within } from './timers.ts'
import type { OpenWire, Wire } from './wire.ts'

/** What a bank is opened with. */
export interface BankOptions {
  /** The configured ports, or a function that finds them; it is asked again every few seconds. */
  readonly modems: readonly ModemConfig[] | (() => Promise<readonly ModemConfig[]>)
  readonly openWire: OpenWire
  readonly ports: BankPorts
  readonly timers?: Timers
  /** Cuts and restores the USB power of a port (uhubctl), where a site has hooked that up. */
  readonly powerCycle?: (port: string) => Promise<void>
  /** How to speak with a modem; AT commands unless told otherwise. */
  readonly openLink?: OpenLink
}

/** Opening hangs on a wedged driver: then the port counts as not there. */
const openWithinMs = 10_000
/** A part on the air gets this long when the bank stops; the process has 10 s. */
const partOnAirMs = 9_000
/** A port that does not close, or is just being opened, is not waited for longer. */
const closingMs = 500
const lookForModemsMs = 2_000
const baudRate = 115_200

/** Opens a bank: its modems come up on their own, and come back on their own. */
export const openBank = (options: BankOptions): ModemBank => new Bank(options)

/** That ports are closed at the end is no trouble, and not for who looks for what went wrong. */
const endingCalmly =
  (log: BankPorts['log'], stopping: AbortSignal): BankPorts['log'] =>
  (level, event, fields) => {
    const { error } = fields
    const isOurs = stopping.aborted && error instanceof ModemError && error.code === 'port-closed'
    log(isOurs ? 'debug' : level, event, fields)
  }

class Bank implements ModemBank {
  readonly #options: BankOptions
  readonly #ports: BankPorts
  readonly #timers: Timers
  readonly #operators: Operators
  readonly #members = new Map<string, Member>()
  readonly #listeners = new Set<(modem: Modem) => void>()
  readonly #owners = new Map<string, string>()
  readonly #stopping = new AbortController()

  constructor(options: BankOptions) {
    const { modems, ports, timers = realTimers } = options
    this.#options = options
    this.#ports = { ...ports, log: endingCalmly(ports.log, this.#stopping.signal) }
    this.#timers = timers
    this.#operators = new Operators({
      timers,
      isAble: (id) => this.#members.get(id)?.modem.presence.couldSend() ?? false,
      changed: (ids) => {
        for (const id of ids) this.#members.get(id)?.modem.presence.refresh()
      },
    })
    if (typeof modems === 'function') void this.#keepLooking(modems)
    else for (const config of modems) this.#add(config)
  }

  modems(): readonly Modem[] {
    return [...this.#members.values()].map(({ modem }) => modem)
  }

  onChange(listener: (modem: Modem) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  pause(id: string): void {
    this.#members.get(id)?.modem.presence.become({ isPausedByHand: true })
  }

  resume(id: string): void {
    const member = this.#members.get(id)
    member?.modem.forgive()
    member?.life.retry()
  }

  async reset(id: string): Promise<void> {
    const member = this.#members.get(id)
    member?.modem.forgive()
    member?.life.resetByHand()
  }

  trace(id: string, on: boolean): void {
    this.#members.get(id)?.trace(on)
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all([...this.#members.values()].map((member) => this.#end(member)))
    this.#operators.close()
  }

  async #end({ modem, life, ended }: Member): Promise<void> {
    await within(this.#timers, partOnAirMs, modem.quiet())
    await within(this.#timers, closingMs, Promise.all([life.stop(), ended]))
  }

  #add(config: ModemConfig): void {
    const { powerCycle } = this.#options
    const id = this.#nameFor(config.port)
    const member = openMember(id, config, {
      ports: this.#ports,
      timers: this.#timers,
      operators: this.#operators,
      openLink: this.#options.openLink ?? openAtLink,
      openWire: this.#options.openWire,
      changed: (modem) => {
        for (const listener of this.#listeners) listener(modem)
      },
      open: () => this.#open(config.port),
      claim: (imei) => this.#claim(imei, id),
      release: () => this.#release(id),
      mayReset: () => this.#mayReset(id),
      powerCycle: powerCycle && (() => powerCycle(config.port)),
    })
    this.#members.set(id, member)
  }

  /** A port that opens after its time is closed again, so that it stays free for the next try. */
  async #open(port: string): Promise<Wire> {
    const opening = this.#options.openWire(port, baudRate)
    const wire = await within(this.#timers, openWithinMs, opening)
    if (wire) return wire
    opening.then(
      (late) => late.close(),
      (error) => this.#ports.log('debug', 'port-opened-late', { port, error }),
    )
    throw new ModemError('port-unavailable', `${port} does not open`)
  }

  #claim(imei: string, id: string): boolean {
    const owner = this.#owners.get(imei)
    if (owner !== undefined && owner !== id) return false
    this.#owners.set(imei, id)
    return true
  }

  #release(id: string): void {
    for (const [imei, owner] of this.#owners) if (owner === id) this.#owners.delete(imei)
  }

  #mayReset(id: string): boolean {
    const others = [...this.#members.values()].filter(({ modem }) => modem.id !== id)
    return mayReset(
      others.map(({ modem, life }) => ({
        isWorking: modem.presence.isWorking(),
        isResetting: life.isResetting(),
      })),
    )
  }

  async #keepLooking(find: () => Promise<readonly ModemConfig[]>): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      for (const config of await this.#find(find)) {
        const isKnown = this.modems().some((modem) => modem.status().port === config.port)
        if (!isKnown && !this.#stopping.signal.aborted) this.#add(config)
      }
      await sleep(this.#timers, lookForModemsMs, this.#stopping.signal)
    }
  }

  async #find(find: () => Promise<readonly ModemConfig[]>): Promise<readonly ModemConfig[]> {
    try {
      return await find()
    } catch (error) {
      this.#ports.log('warn', 'modems-not-found', { error })
      return []
    }
  }

  /** The last piece of the path, which people know it by; made unique where two share it. */
  #nameFor(port: string): string {
    const name = basename(port)
    const isTaken = (id: string) => this.#members.has(id)
    if (!isTaken(name)) return name
    let n = 2
    while (isTaken(`${name}-${n}`)) n += 1
    return `${name}-${n}`
  }
}
