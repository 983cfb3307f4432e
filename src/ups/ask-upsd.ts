import { connect, type Socket } from 'node:net'
import type { Answer } from '../domain/ups/power.ts'
import { type Ask, isLast, UpsdFault, upsesOf } from './dialogue.ts'

/** Where upsd listens as installed (RFC 9271, IANA). */
export const upsdPort = 3493

/** It is on this machine: what takes longer than this hangs. */
const patienceMs = 3000
const mostCharacters = 64 * 1024

/** Asks upsd on this machine for its UPSes, over a connection of its own. Never rejects. */
export async function askUpsd(port: number, withinMs = patienceMs): Promise<Answer> {
  const socket = connect({ port, host: '127.0.0.1' }).setEncoding('utf8')
  const late = setTimeout(() => socket.destroy(new UpsdFault('no-answer')), withinMs)
  try {
    return { kind: 'told', ...(await upsesOf(askOver(socket))) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ECONNREFUSED') return { kind: 'nobody' }
    return { kind: 'fault', reason: error instanceof UpsdFault ? error.message : String(code) }
  } finally {
    clearTimeout(late)
    socket.destroy()
  }
}

function askOver(socket: Socket): Ask {
  const lines = linesOf(socket)
  return async (question) => {
    socket.write(`${question}\n`)
    const answer: string[] = []
    for (;;) {
      const { value: line } = await lines.next()
      answer.push(line)
      if (isLast(line)) return answer
    }
  }
}

/** Each line as it comes; rejects with an UpsdFault where there are no more, or no end of them. */
async function* linesOf(socket: Socket): AsyncGenerator<string, never> {
  let rest = ''
  let heard = 0
  for await (const chunk of socket) {
    heard += String(chunk).length
    if (heard > mostCharacters) throw new UpsdFault('garbled')
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  throw new UpsdFault('cut-off')
}
