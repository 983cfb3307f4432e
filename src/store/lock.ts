import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { RefusedError } from '../domain/errors.ts'

/** A call through the door: the name of a deed and its plain arguments. */
export type Deed = (name: string, input: unknown) => Promise<unknown>

/** The data folder is in use; the message says by what and what to do. */
export class LockedError extends Error {
  override readonly name = 'LockedError'
}

/**
 * An abstract Unix socket (unix(7)), named after the folder: one process can hold it, and the
 * kernel frees it whatever kills that process.
 */
const nameOf = (dataDir: string): string => {
  const id = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 32)
  return `\0omroeper-${id}`
}

/** Abstract sockets know no owner: whoever calls must be able to read this file. */
const secretPath = (dataDir: string): string => join(dataDir, 'door.secret')

/** Takes the folder, and does what is asked through the door while it is held. */
export async function takeLock(dataDir: string, deed: Deed): Promise<() => Promise<void>> {
  const secret = randomBytes(32).toString('hex')
  const server = createServer((socket) => serve(socket, secret, deed))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isHeld = error.code === 'EADDRINUSE'
      const message = `${dataDir} is in use by another Omroeper on this machine. Stop that one first.`
      reject(isHeld ? new LockedError(message) : error)
    })
    server.listen(nameOf(dataDir), resolve)
  })
  writeFileSync(secretPath(dataDir), secret, { mode: 0o600 })
  return () => new Promise((resolve) => server.close(() => resolve()))
}

function serve(socket: Socket, secret: string, deed: Deed): void {
  socket.on('error', () => socket.destroy())
  createInterface({ input: socket }).on('line', (line) => {
    void answer(line, secret, deed).then((said) => socket.end(`${JSON.stringify(said)}\n`))
  })
}

async function answer(line: string, secret: string, deed: Deed): Promise<unknown> {
  try {
    const call = JSON.parse(line) as { secret: string; name: string; input: unknown }
    if (call.secret !== secret) return { error: 'not allowed' }
    return { value: await deed(call.name, call.input) }
  } catch (error) {
    if (error instanceof RefusedError) {
      const { key, parameters, field, status } = error
      return { refused: { key, parameters, field, status } }
    }
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

/** Has the running server do it; undefined when none runs. Rejects with what the server said. */
export async function callDoor(
  dataDir: string,
  name: string,
  input: unknown,
): Promise<{ readonly value: unknown } | undefined> {
  const socket = await knock(dataDir)
  if (!socket) return undefined
  const secret = readFileSync(secretPath(dataDir), 'utf8')
  socket.write(`${JSON.stringify({ secret, name, input })}\n`)
  const lines: string[] = []
  for await (const line of createInterface({ input: socket })) lines.push(line)
  const said = JSON.parse(lines[0] ?? '{"error":"the server went away"}') as {
    value?: unknown
    error?: string
    refused?: { key: string } & ConstructorParameters<typeof RefusedError>[1]
  }
  if (said.refused) throw new RefusedError(said.refused.key, said.refused)
  if (said.error !== undefined) throw new Error(said.error)
  return { value: said.value }
}

const knock = (dataDir: string): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const socket = connect(nameOf(dataDir))
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(undefined))
  })
