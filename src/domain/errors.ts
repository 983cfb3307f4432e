/**
 * Something a person or a script asked for that cannot be done. `key` is one of the text
 * catalogue's, so that a screen words it; `field` is a JSON pointer or a field name.
 */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly key: string
  readonly parameters: Readonly<Record<string, string | number>>
  readonly field: string | undefined
  /** HTTP status that fits: 403, 404, 409, 422, 503. */
  readonly status: 403 | 404 | 409 | 422 | 503

  constructor(
    key: string,
    options: {
      readonly parameters?: Readonly<Record<string, string | number>>
      readonly field?: string
      readonly status?: 403 | 404 | 409 | 422 | 503
    } = {},
  ) {
    super(options.field ? `${options.field}: ${key}` : key)
    this.key = key
    this.parameters = options.parameters ?? {}
    this.field = options.field
    this.status = options.status ?? 422
  }
}
