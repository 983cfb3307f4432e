import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { Compile } from 'typebox/compile'
import type { Config } from './config.ts'
import { RefusedError } from './domain/errors.ts'
import { OwnPages } from './membership/own-pages.ts'
import type { PagePorts } from './membership/page-ports.ts'
import type { MembershipPorts } from './membership/ports.ts'
import { linesOf, Pace } from './paced-lines.ts'
import { type Answer, Ask, longestAsk } from './portal/protocol.ts'

/** One portal keeps one; a second is for its successor, the rest for whoever looks after it. */
const mostConnections = 4
const mostUnread = 1 << 20
/** systemd makes a socket's folder; sockaddr_un has room for so many bytes (unix(7)). */
const longestPath = 107

/** Where the door is. */
export const portalSocket = (dataDir: string): string =>
  join(process.env.RUNTIME_DIRECTORY?.split(':')[0] ?? dataDir, 'portal.sock')

/**
 * The door to participants' own pages, on a Unix socket for its owner and group. What comes in is
 * read one line at a time, at a pace, and only as far as it is answered. It is never a reason not to
 * serve: without it the log says why.
 */
export const openPortalDoor = (
  { config, log }: { readonly config: Config; readonly log: PagePorts['log'] },
  members: MembershipPorts,
  { append }: Pick<PagePorts, 'append'>,
  after: PagePorts['after'],
): (() => Promise<void>) =>
  listen(
    { ...members, append, after, log, language: config.municipality.locale },
    portalSocket(config.dataDir),
  )

/** Listens; the way to close it. */
export function listen(ports: PagePorts, path: string): () => Promise<void> {
  const pages = new OwnPages(ports)
  const queue = new Pace(ports)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)))
    // A portal that is killed resets its connection.
    socket.on('error', () => socket.destroy())
    void serve(socket, queue, (line) => answerTo(pages, line, ports.log))
  })
  server.maxConnections = mostConnections
  server.on('error', (error) => ports.log('warn', 'portal-door-shut', { error: String(error) }))
  if (Buffer.byteLength(path) > longestPath) {
    ports.log('warn', 'portal-door-shut', { error: `${path} is too long for a socket` })
    return async () => undefined
  }
  rmSync(path, { force: true })
  server.listen(path, () => chmodSync(path, 0o660))
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of sockets) socket.destroy()
    await closed
  }
}

async function serve(
  socket: Socket,
  pace: Pace,
  answer: (line: string) => Promise<Answer>,
): Promise<void> {
  try {
    for await (const line of linesOf(socket, longestAsk)) {
      await pace.turn()
      void answer(line)
        .then((said) => say(socket, said))
        .finally(() => pace.done())
    }
  } catch {
    // A line too long, or a connection that broke: there is nobody to tell.
    socket.destroy()
  }
}

/** Who asks and never listens is cut off. */
function say(socket: Socket, said: Answer): void {
  if (socket.writableLength > mostUnread) socket.destroy()
  else if (socket.writable) socket.write(`${JSON.stringify(said)}\n`)
}

const shape = Compile(Ask)

async function answerTo(pages: OwnPages, line: string, log: PagePorts['log']): Promise<Answer> {
  const asked = read(line)
  if (asked === undefined) {
    log('warn', 'portal-question-unknown', { length: line.length })
    return { id: 0, failed: true }
  }
  const { id } = asked
  try {
    return { id, value: (await outcomeOf(pages, asked)) ?? null }
  } catch (error) {
    if (error instanceof RefusedError) return { id, refused: refusal(error) }
    log('error', 'portal-question-failed', { ask: asked.ask, error: String(error) })
    return { id, failed: true }
  }
}

function read(line: string): Ask | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return shape.Check(value) ? value : undefined
  } catch {
    // No JSON is no question either.
    return undefined
  }
}

const refusal = ({ key, status, field, parameters }: RefusedError) => ({
  key,
  status,
  parameters,
  ...(field === undefined ? {} : { field }),
})

async function outcomeOf(pages: OwnPages, asked: Ask): Promise<unknown> {
  switch (asked.ask) {
    case 'about':
      return pages.about()
    case 'addresses':
      return pages.addresses(asked.postcode, asked.houseNumber)
    case 'code':
      return pages.askCode(asked.number)
    case 'sign-up':
      return pages.signUp(asked.form)
    case 'enter':
      return pages.enter(asked.number, asked.code)
    case 'read':
      return pages.read(asked.key)
    case 'change':
      return pages.change(asked.key, asked.change)
    case 'end':
      return pages.end(asked.key)
  }
}
