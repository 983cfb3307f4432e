import type { FastifyReply, FastifyRequest } from 'fastify'

/** A WAV file, or the part of it that was asked for: Safari plays nothing that has no parts. */
export function sendSound(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  wav: Buffer,
): FastifyReply {
  // It tells of people; a shared computer is not to keep it.
  reply.type('audio/wav').header('cache-control', 'no-store').header('accept-ranges', 'bytes')
  const range = rangeOf(headers.range, wav.length)
  if (range === undefined) return reply.send(wav)
  const [from, to] = range
  if (from > to) return reply.code(416).header('content-range', `bytes */${wav.length}`).send()
  return reply
    .code(206)
    .header('content-range', `bytes ${from}-${to}/${wav.length}`)
    .send(wav.subarray(from, to + 1))
}

/** First and last octet (RFC 9110 §14.1.2); undefined when all is meant. */
function rangeOf(asked: string | undefined, length: number): readonly [number, number] | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(asked ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') return [Math.max(0, length - Number(to)), length - 1]
  return [Number(from), to === '' ? length - 1 : Math.min(Number(to), length - 1)]
}
