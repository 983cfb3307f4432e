import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Test } from 'tap'

/** What a UPS lists of itself, as `upsc` prints it. */
export type Variables = Readonly<Record<string, string>>

/** By name; with the fault where upsd has nothing of one. */
type Upses = Readonly<Record<string, Variables | 'DATA-STALE' | 'DRIVER-NOT-CONNECTED'>>

/** How it answers: in the dialogue of RFC 9271, or by doing something else with a connection. */
export type Conduct =
  | { readonly upses: Upses }
  | { readonly does: (socket: Socket, question: string) => void }

/** A upsd on a port of the machine's choosing, which does as it is told. */
export async function fakeUpsd(t: Pick<Test, 'teardown'>, first: Conduct) {
  let conduct = first
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined)
    let heard = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = `${heard}${chunk}`.split('\n')
      heard = lines.pop() ?? ''
      for (const line of lines) {
        if ('does' in conduct) conduct.does(socket, line)
        else socket.write(answer(conduct.upses, line))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): Promise<unknown> => {
    for (const socket of open) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  }
  t.teardown(close)
  return {
    port: (server.address() as AddressInfo).port,
    acts: (next: Conduct) => {
      conduct = next
    },
    open,
    close,
  }
}

function answer(upses: Upses, question: string): string {
  const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`
  const list = (what: string, rows: readonly string[]) =>
    [`BEGIN LIST ${what}`, ...rows, `END LIST ${what}`, ''].join('\n')
  if (question === 'LIST UPS') {
    return list(
      'UPS',
      Object.keys(upses).map((name) => `UPS ${name} ${quoted(`the "${name}"`)}`),
    )
  }
  const [, name = ''] = /^LIST VAR (\S+)$/.exec(question) ?? []
  const found = upses[name]
  if (found === undefined) return name === '' ? 'ERR UNKNOWN-COMMAND\n' : 'ERR UNKNOWN-UPS\n'
  if (typeof found === 'string') return `ERR ${found}\n`
  const rows = Object.entries(found).map(([key, value]) => `VAR ${name} ${key} ${quoted(value)}`)
  return list(`VAR ${name}`, rows)
}
