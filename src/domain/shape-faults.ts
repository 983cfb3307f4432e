/** What a JSON Schema validator says of a value, as ajv and TypeBox do. */
export interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly message?: string
  readonly params?: object
}

/** One thing that is wrong with a shape: where, as a path, and what. */
export interface ShapeFault {
  readonly path: string
  readonly why: string
}

interface Found extends ShapeFault {
  readonly keyword: string
  readonly allowed: readonly string[]
}

/**
 * The faults behind a validator's errors, one a place. A choice between shapes makes it complain of
 * all of them; told is what fits the shape that came nearest.
 */
export function shapeFaults(errors: readonly SchemaError[]): readonly ShapeFault[] {
  const found = errors.flatMap(foundIn)
  const nearest = found.filter(
    ({ path, keyword }) =>
      !choosing.has(keyword) || !found.some((other) => isBelow(other.path, path)),
  )
  return [...new Set(nearest.map(({ path }) => path))].map((path) => ({
    path,
    why: whyOf(nearest.filter((fault) => fault.path === path)),
  }))
}

/** The fault to name when only one is: deepest, for that shape was meant; what is there first. */
export function worstFault(errors: readonly SchemaError[]): ShapeFault {
  const [first = { path: '', why: 'is not right' }, ...rest] = shapeFaults(errors)
  return rest.reduce((worst, fault) => (weight(fault) > weight(worst) ? fault : worst), first)
}

const missing = 'is missing'
const weight = ({ path, why }: ShapeFault): number =>
  path.split('/').length + (why === missing ? 0 : 0.5)

/** What a choice says at the place of the choice itself. */
const choosing = new Set(['anyOf', 'const', 'type'])

const isBelow = (path: string, above: string): boolean =>
  above === '' ? path !== '' : path.startsWith(`${above}/`)

function foundIn({ keyword, instancePath, message = '', params = {} }: SchemaError): Found[] {
  const path = instancePath.slice(1)
  const at = (name: unknown): string => [path, String(name)].filter(Boolean).join('/')
  const { missingProperty, requiredProperties, additionalProperty, additionalProperties } =
    params as Readonly<Record<string, unknown>>
  const lacking = [requiredProperties ?? missingProperty ?? []].flat()
  if (lacking.length > 0) {
    return lacking.map((name) => ({ path: at(name), why: missing, keyword, allowed: [] }))
  }
  const unknown = [additionalProperties ?? additionalProperty ?? []].flat()
  if (unknown.length > 0) {
    return unknown.map((name) => ({ path: at(name), why: 'is not known', keyword, allowed: [] }))
  }
  // TypeBox says of what is unknown, besides, that no value fits there; and of a choice, that none
  // of its shapes did.
  if (keyword === 'boolean' || keyword === 'anyOf') return []
  const { allowedValue } = params as { allowedValue?: unknown }
  return [{ path, why: message, keyword, allowed: [allowedValue ?? []].flat().map(String) }]
}

function whyOf(faults: readonly Found[]): string {
  const allowed = [...new Set(faults.flatMap((fault) => fault.allowed))]
  const others = faults.filter((fault) => fault.allowed.length === 0).map(({ why }) => why)
  const one = allowed.length > 1 ? `must be one of ${allowed.join(', ')}` : `must be ${allowed[0]}`
  return [...new Set([...(allowed.length > 0 ? [one] : []), ...others])].join(' or ')
}
