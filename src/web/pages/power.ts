import { onBattery, type Power, unheardIn, urgencyOf } from '../../domain/ups/power.ts'
import type { Ups } from '../../domain/ups/ups.ts'
import type { Key } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import type { Visit } from '../session.ts'

/** What a screen says of the power: sentences, and what is filled in. */
export interface PowerSaid {
  readonly urgency: ReturnType<typeof urgencyOf>
  readonly words: readonly Key[]
  readonly charge?: number
  readonly lastsSeconds: number | null
  readonly sendsSeconds?: number
  /** Milliseconds since the epoch. */
  readonly since: number
  /** Of the UPSes that nothing is heard of beside one that answers. */
  readonly names?: string
}

type PowerPorts = Pick<WebPorts, 'power' | 'now'>

/** For *Paraat?*; undefined where nobody watches the power, as in a drill. */
export function powerSaid(
  { power, now }: PowerPorts,
  { account }: Pick<Visit, 'account'>,
): PowerSaid | undefined {
  const known = power?.()
  if (!known) return undefined
  const urgency = urgencyOf(known)
  if (known.kind === 'no-ups') {
    const words: Key[] = ['ups.none']
    if (may.modems.includes(account.role)) words.push('ups.none.admin')
    return { urgency, words, lastsSeconds: null, since: now() }
  }
  if (known.kind === 'silent') {
    return { urgency, words: silentWords(known), since: known.since, ...figuresOf(known.last?.ups) }
  }
  const { ups, since } = known
  const names = unheardIn(known).map(({ name }) => name)
  const words = [...upsWords(ups), ...(names.length > 0 ? ['ups.unheard' as const] : [])]
  return { urgency, words, since, ...figuresOf(ups), names: names.join(', ') }
}

/**
 * For a running action: nothing while all is well; on battery, whether that lasts until everything is
 * sent.
 */
export function powerDuring(
  ports: PowerPorts,
  visit: Pick<Visit, 'account'>,
  sendsSeconds: number | undefined,
): PowerSaid | undefined {
  const power = ports.power?.()
  const said = powerSaid(ports, visit)
  if (!power || !said || said.urgency === 'none') return undefined
  const lasts = onBattery(power)?.lastsSeconds
  if (lasts === undefined || !sendsSeconds) return said
  const isTooShort = sendsSeconds > lasts
  const words: Key[] = [
    ...said.words,
    'ups.sends',
    ...(isTooShort ? ['ups.too-short' as const] : []),
  ]
  return { ...said, words, sendsSeconds, urgency: isTooShort ? 'act' : said.urgency }
}

/** What the last look says when the battery ends before the sending would. */
export interface PowerAhead {
  readonly words: Key
  /** Not there where the UPS does not know. */
  readonly lastsSeconds?: number
  readonly sendsSeconds: number
}

/**
 * For the last look: undefined while the power lasts, and where nobody can tell how long sending
 * takes. A battery that is nearly empty and does not say for how long is not believed.
 */
export function powerAhead(
  { power }: Pick<WebPorts, 'power'>,
  sendsSeconds: number | null,
): PowerAhead | undefined {
  const known = power?.()
  const battery = known && onBattery(known)
  if (!battery || !sendsSeconds) return undefined
  const { lastsSeconds, isLow } = battery
  if (lastsSeconds === undefined) {
    return isLow ? { words: 'ups.ahead.low', sendsSeconds } : undefined
  }
  return sendsSeconds > lastsSeconds
    ? { words: 'ups.ahead', lastsSeconds, sendsSeconds }
    : undefined
}

const figuresOf = (ups: Ups | undefined) => ({
  lastsSeconds: ups?.lastsSeconds ?? null,
  ...(ups?.charge === undefined ? {} : { charge: ups.charge }),
})

function upsWords({ supply, lastsSeconds, charge, isLow, isWorn }: Ups): readonly Key[] {
  const isTimed = lastsSeconds !== undefined && supply !== 'unknown'
  return [
    isTimed ? `ups.${supply}.lasts` : `ups.${supply}`,
    ...(charge === undefined ? [] : ['ups.charge' as const]),
    ...(isLow ? ['ups.low' as const] : []),
    ...(isWorn ? ['ups.worn' as const] : []),
  ]
}

function silentWords({ last }: Power & { readonly kind: 'silent' }): readonly Key[] {
  const isTimed = last?.ups.supply === 'battery' && last.ups.lastsSeconds !== undefined
  return isTimed ? ['ups.silent', 'ups.silent.battery'] : ['ups.silent']
}
