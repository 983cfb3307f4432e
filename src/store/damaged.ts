/** A journal or snapshot that cannot be trusted; the message says which file, where and what to do. */
export class StoreDamagedError extends Error {
  override readonly name = 'StoreDamagedError'
}
