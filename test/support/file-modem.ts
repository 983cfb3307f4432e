import type { Timers } from '../../hardware/timers.ts'
import { type Reaction, ScriptedModem, spoken } from './scripted-modem.ts'

const upload = /^AT\+(?:QFUPL="(.+)",(\d+),\d+|CFTRANRX="(.+)",(\d+)|FSWRITE=(.+),1,(\d+),\d+)$/
const removal = /^AT\+(?:QFDEL="(.+)"|FSDEL=(.+))$/
const size = /^AT\+(FSATTRI|FSFLSIZE)=(.+)$/

/** A modem with files, in the words of each family; it says that playing has ended when told to. */
export class FileModem extends ScriptedModem {
  readonly files = new Map<string, Buffer>()
  readonly answers = new Map<string, string>()
  /** Uploads that were begun. */
  uploads = 0
  /** How many octets of an upload it loses. */
  loses = 0
  refuses: RegExp | undefined
  isSilent = false
  #awaiting: { readonly path: string; readonly octets: number } | undefined
  readonly #room: number
  #onEnd: (() => void)[] = []

  constructor(timers: Timers, room = 1_000_000) {
    super(timers, (heard) => this.react(heard))
    this.#room = room
  }

  nextEnd(): Promise<void> {
    return new Promise((resolve) => this.#onEnd.push(resolve))
  }

  override says(text: string): void {
    super.says(text)
    if (/QPSND: 0|STATE: \w+ play stop|CREC: 0/.test(text)) {
      for (const resolve of this.#onEnd.splice(0)) resolve()
    }
  }

  react(heard: string): Reaction {
    if (this.isSilent || heard === '\x1b') return { says: '' }
    if (this.#awaiting) return this.#keep(this.#awaiting, heard)
    if (heard === 'AT+CMEE?') return { says: spoken('+CMEE: 1', 'OK') }
    const said = this.answers.get(heard)
    if (said !== undefined) return { says: said }
    if (this.refuses?.test(heard)) return { says: spoken('ERROR') }
    return this.#upload(heard) ?? this.#file(heard) ?? { says: spoken('OK') }
  }

  #upload(heard: string): Reaction | undefined {
    const found = upload
      .exec(heard)
      ?.slice(1)
      .filter((part) => part !== undefined)
    if (!found) return undefined
    const [path = '', octets] = found
    const isAppended = heard.startsWith('AT+FSWRITE')
    const taken = [...this.files.values()].reduce((sum, file) => sum + file.length, 0)
    if (taken + Number(octets) > this.#room || this.files.has(path) !== isAppended) {
      return { says: spoken('ERROR') }
    }
    if (this.files.get(path)?.length !== 0 || !isAppended) this.uploads += isAppended ? 0 : 1
    else this.uploads += 1
    this.#awaiting = { path, octets: Number(octets) }
    return {
      says: heard.startsWith('AT+QFUPL') ? spoken('CONNECT') : '\r\n>',
      takes: Number(octets),
    }
  }

  #keep({ path, octets }: { path: string; octets: number }, heard: string): Reaction {
    this.#awaiting = undefined
    const file = Buffer.from(heard.slice(this.loses), 'latin1')
    this.files.set(path, Buffer.concat([this.files.get(path) ?? Buffer.alloc(0), file]))
    const isQuectel = !/[:\\]/.test(path)
    if (heard.length !== octets) return { says: spoken('ERROR') }
    return { says: isQuectel ? spoken(`+QFUPL: ${file.length},0`, 'OK') : spoken('OK') }
  }

  #file(heard: string): Reaction | undefined {
    const created = /^AT\+FSCREATE=(.+)$/.exec(heard)?.[1]
    if (created !== undefined) this.files.set(created, Buffer.alloc(0))
    const removed = removal.exec(heard)
    if (removed) return { says: spoken(this.#remove(removed[1] ?? removed[2] ?? '')) }
    const [, verb, named = ''] = size.exec(heard) ?? []
    if (verb === undefined) return undefined
    return { says: spoken(`+${verb}: ${this.files.get(this.#path(named))?.length}`, 'OK') }
  }

  #remove(name: string): string {
    return this.files.delete(this.#path(name)) ? 'OK' : 'ERROR'
  }

  /** SIMCom's deletes are of the current folder. */
  #path(name: string): string {
    return this.files.has(name) ? name : `C:/${name}`
  }
}
