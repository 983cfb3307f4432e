import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { RefusedError } from '../domain/errors.ts'
import type { Entered, OwnChange, OwnMunicipality, OwnRecord } from '../domain/own-page.ts'
import type { Answer, Ask } from './protocol.ts'

/** What each question is answered with. */
interface Answers {
  readonly about: OwnMunicipality
  readonly addresses: readonly { street: string; city: string; suffix: string }[]
  readonly code: null
  readonly 'sign-up': null
  readonly enter: Entered
  readonly read: OwnRecord
  readonly change: OwnRecord
  readonly end: null
}

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never
export type Question =
  | Without<Exclude<Ask, { ask: 'change' }>, 'id'>
  | { readonly ask: 'change'; readonly key: string; readonly change: OwnChange }

/** The appliance cannot be reached, or has no time: somebody can only try again later. */
export class AwayError extends Error {
  override readonly name = 'AwayError'
}

const patienceMs = 8_000
/** More are not kept waiting: who comes after them hears at once that it is busy. */
const mostWaiting = 64

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

/** The portal's side of the door: one connection, made again when it broke. */
export class Door {
  readonly #path: string
  readonly #waiting = new Map<number, Waiting>()
  #socket: Socket | undefined
  #why = ''
  #ids = 0

  constructor(path: string) {
    this.#path = path
  }

  /** Rejects with RefusedError for what cannot be done, and with AwayError when nobody answers. */
  ask<Q extends Question>(question: Q): Promise<Answers[Q['ask']]> {
    if (this.#waiting.size >= mostWaiting) return Promise.reject(new AwayError('busy'))
    this.#ids += 1
    const id = this.#ids
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id, new AwayError('no answer')), patienceMs)
      this.#waiting.set(id, { resolve: (value) => resolve(value as never), reject, timer })
      this.#connected().write(`${JSON.stringify({ id, ...question })}\n`)
    })
  }

  close(): void {
    this.#socket?.destroy()
  }

  #connected(): Socket {
    if (this.#socket) return this.#socket
    const socket = connect(this.#path)
    this.#socket = socket
    const lines = createInterface({ input: socket })
    lines.on('line', (line) => this.#hear(JSON.parse(line) as Answer))
    lines.on('error', () => socket.destroy())
    socket.on('connect', () => {
      this.#why = ''
    })
    socket.on('error', (error) => {
      this.#why = `: ${error.message}`
      socket.destroy()
    })
    socket.on('close', () => {
      this.#socket = undefined
      const away = `not there${this.#why}`
      for (const id of this.#waiting.keys()) this.#settle(id, new AwayError(away))
    })
    return socket
  }

  #hear(answer: Answer): void {
    if ('refused' in answer) {
      const { key, field, status, parameters } = answer.refused
      const more = {
        ...(field === undefined ? {} : { field }),
        ...(parameters ? { parameters } : {}),
      }
      this.#settle(
        answer.id,
        new RefusedError(key, { ...more, status: status === 403 ? 403 : 422 }),
      )
    } else if ('failed' in answer) this.#settle(answer.id, new Error('the appliance could not'))
    else this.#settle(answer.id, undefined, answer.value)
  }

  #settle(id: number, error: Error | undefined, value?: unknown): void {
    const waiting = this.#waiting.get(id)
    if (!waiting) return
    this.#waiting.delete(id)
    clearTimeout(waiting.timer)
    if (error) waiting.reject(error)
    else waiting.resolve(value)
  }
}
