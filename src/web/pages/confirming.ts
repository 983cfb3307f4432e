import { type Asked, isAskedOut } from '../../domain/asking/asking.ts'
import { askedByCall, askedInVain, nextTryAt } from '../../domain/asking-call/asking-call.ts'
import { flaggedPeople } from '../../domain/failing-phones.ts'
import type { Phone } from '../../domain/participant.ts'
import { isMobile, maskNumber } from '../../domain/phone-number.ts'
import type { State } from '../../domain/state.ts'
import type { Key } from '../catalogue/index.ts'

/** How far a phone is that is not confirmed, in words and what goes into them. */
export interface Confirming {
  readonly key: Key
  readonly tries: number
  /** When it is called again, or was asked last, milliseconds since the epoch. */
  readonly at: number
}

/** What is said of a phone that is not confirmed; undefined of one that is. */
export function confirming(state: State, phone: Phone | undefined): Confirming | undefined {
  if (!phone || phone.confirmedAt !== undefined) return undefined
  const pending = askedByCall(state.requests, phone.number)
  const tries = pending?.call?.tries ?? 0
  const at = pending && nextTryAt(pending)
  if (!pending) return askedOf(state.asking.asked.get(phone.id), phone.number)
  if (at !== undefined) return { key: tries > 0 ? 'confirm.again' : 'confirm.waits', tries, at }
  const isRefused = pending.call?.heard === 'refused'
  return { key: isRefused ? 'confirm.refused' : 'confirm.over', tries, at: 0 }
}

/** The same, of one that no call waits for. */
function askedOf(asked: Asked | undefined, number: string): Confirming {
  const { times: tries, at, isDeclined } = asked ?? { times: 0, at: 0 }
  if (tries === 0) return { key: 'counter.phone.unconfirmed', tries, at }
  if (isDeclined) return { key: 'confirm.declined', tries, at }
  if (!isMobile(number)) return { key: 'confirm.byCall.over', tries, at }
  return { key: isAskedOut(asked, number) ? 'confirm.bySms.over' : 'confirm.bySms', tries, at }
}

const mostShown = 50

/** What a person has to do something about, by the name of its list, and its words. */
const lists = {
  storing: {
    title: 'failing.title',
    todo: 'failing.do',
    told: 'failing.count',
    show: 'failing.show',
    people: ({ upkeep, participants }: State) => flaggedPeople(upkeep.failing, participants),
  },
  bevestig: {
    title: 'confirm.title',
    todo: 'confirm.do',
    told: 'confirm.count',
    show: 'confirm.show',
    people: (state: State) => askedInVain(state),
  },
} as const

/** The lists of work about phones: how many are on each, and who, of the one that is open. */
export const phoneLists = (state: State, open: string) =>
  Object.entries(lists).map(([id, { people, ...words }]) => {
    const all = people(state)
    const shown = id === open ? all.slice(0, mostShown).map(row) : []
    return { id, ...words, count: all.length, shown }
  })

const row = ({ person, phones }: ReturnType<typeof flaggedPeople>[number]) => ({
  id: person.id,
  name: person.name,
  numbers: phones.map(({ number }) => maskNumber(number)).join(', '),
})
