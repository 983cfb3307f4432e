/** Where the power comes from; `unknown` for a UPS that is switched off, or passes the mains on unguarded. */
export type Supply = 'mains' | 'battery' | 'unknown'

/** A UPS, from what it says of itself. */
export interface Ups {
  /** As the admin called it in `ups.conf`. */
  readonly name: string
  readonly supply: Supply
  /** Percent of a full battery. */
  readonly charge?: number
  /** How long the battery lasts at the load of this moment, as the UPS reckons. */
  readonly lastsSeconds?: number
  /** On battery with hardly any left: what has to be sent must go at once. */
  readonly isLow: boolean
  /** It asks for another battery. */
  readonly isWorn: boolean
}

/**
 * NUT's own sign of a low battery comes when upsmon shuts the box down within seconds, which is too
 * late for anybody to act on; with so little left there still is time.
 */
const lowSeconds = 10 * 60
const lowPercent = 20

/**
 * Reads what upsd lists of a UPS. The words of `ups.status` are those of NUT: OL on line, OB on
 * battery, LB low battery, FSD forced shutdown, RB replace battery; a model may leave out any figure.
 */
export function readUps(name: string, variables: ReadonlyMap<string, string>): Ups {
  const words = new Set((variables.get('ups.status') ?? '').split(/\s+/))
  const charge = figure(variables.get('battery.charge'))
  const lastsSeconds = figure(variables.get('battery.runtime'))
  const supply = supplyOf(words)
  const hasLittle = (lastsSeconds ?? lowSeconds) < lowSeconds || (charge ?? 100) < lowPercent
  return {
    name,
    supply,
    ...(charge === undefined ? {} : { charge: Math.min(100, charge) }),
    ...(lastsSeconds === undefined ? {} : { lastsSeconds }),
    isLow: words.has('FSD') || (supply === 'battery' && (words.has('LB') || hasLittle)),
    isWorn: words.has('RB'),
  }
}

function supplyOf(words: ReadonlySet<string>): Supply {
  if (words.has('OB')) return 'battery'
  const isUnguarded = words.has('BYPASS') || words.has('OFF')
  return words.has('OL') && !isUnguarded ? 'mains' : 'unknown'
}

/** A figure that may be; models that do not know say nothing, a negative one or words. */
function figure(said: string | undefined): number | undefined {
  if (said === undefined || !/^\d+(\.\d+)?$/.test(said.trim())) return undefined
  return Math.floor(Number(said))
}

/** The one of several that has the least to give: what hangs on it goes first. */
export const weakest = (all: readonly Ups[]): Ups | undefined =>
  all.toSorted((a, b) => rank(b) - rank(a) || lasting(a) - lasting(b))[0]

const rank = ({ supply, isLow }: Ups): number =>
  (isLow ? 4 : 0) + { battery: 2, unknown: 1, mains: 0 }[supply]

const lasting = ({ lastsSeconds, charge }: Ups): number => lastsSeconds ?? (charge ?? 100) * 60
