import type { Participant, Phone } from './participant.ts'
import { onSphere } from './sphere.ts'

/**
 * All addresses and phones as columns of numbers, so that 100,000 of them are looked through in a
 * few ms. A row is one phone at one address of its owner.
 */
export interface PeopleIndex {
  readonly lons: Float64Array
  readonly lats: Float64Array
  /** The same places on a sphere of radius 1. */
  readonly xs: Float64Array
  readonly ys: Float64Array
  readonly zs: Float64Array
  /** Rows whose phones share a number have the same, below `numberCount`. */
  readonly numbers: Uint32Array
  readonly numberCount: number
  readonly hasSms: Uint8Array
  readonly wantsNight: Uint8Array
  /** Each phone as a recipient of its own, as most are: made once, not for every choice. */
  readonly phones: readonly Selected[]
}

/** Phones that share a number, and so get one message. */
export interface Selected {
  readonly phoneIds: readonly string[]
}

/** The index of these participants; made anew when one of them changed. */
export function indexPeople(participants: Iterable<Participant>): PeopleIndex {
  const rows = [...participants].flatMap(rowsOf)
  const column = (): Float64Array => new Float64Array(rows.length)
  const index = {
    lons: column(),
    lats: column(),
    xs: column(),
    ys: column(),
    zs: column(),
    numbers: new Uint32Array(rows.length),
    hasSms: new Uint8Array(rows.length),
    wantsNight: new Uint8Array(rows.length),
    phones: rows.map(({ phone }) => ({ phoneIds: [phone.id] })),
  }
  const numbers = new Map<string, number>()
  rows.forEach(({ participant, phone, location }, row) => {
    const number = numbers.get(phone.number) ?? numbers.size
    numbers.set(phone.number, number)
    const { x, y, z } = onSphere(location)
    index.lons[row] = location[0]
    index.lats[row] = location[1]
    index.xs[row] = x
    index.ys[row] = y
    index.zs[row] = z
    index.numbers[row] = number
    index.hasSms[row] = phone.channel === 'sms' ? 1 : 0
    index.wantsNight[row] = participant.nightAlerts ? 1 : 0
  })
  return { ...index, numberCount: numbers.size }
}

interface Row {
  readonly participant: Participant
  readonly phone: Phone
  readonly location: Participant['addresses'][number]['location']
}

const rowsOf = (participant: Participant): Row[] =>
  participant.addresses.flatMap(({ location }) =>
    participant.phones.map((phone) => ({ participant, phone, location })),
  )
