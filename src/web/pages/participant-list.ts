import { groupKey, groupsInWords } from '../../domain/groups.ts'
import type { Participant } from '../../domain/participant.ts'
import { maskNumber } from '../../domain/phone-number.ts'
import { spelledPostcode } from '../../domain/postcode.ts'
import { speaker } from '../catalogue/index.ts'
import { actorOf } from '../session.ts'
import { phoneLists } from './confirming.ts'
import { type Form, field, type Handler, type PageTools } from './guard.ts'

const mostShown = 50

/** Search, and what has just become of somebody. That somebody searched is kept before they see it. */
export const listPage =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const query = field(request.query as Form, 'q')
    const all = ports.store.state.participants
    const lists = phoneLists(ports.store.state, field(request.query as Form, 'lijst'))
    const people = search(all.values(), query)
    const shown = lists.reduce((sum, list) => sum + list.shown.length, people.length)
    if (shown > 0) {
      const searched = { type: 'participants.searched', shown } as const
      await ports.store.append([searched], actorOf(visit.account))
    }
    const saved = all.get(field(request.query as Form, 'wie'))
    return render(reply, visit, {
      template: 'participants/list',
      title: speaker(visit.language)('participants.title'),
      data: {
        query,
        total: all.size,
        people: people.map(row),
        most: people.length === mostShown ? mostShown : undefined,
        lists,
        done: field(request.query as Form, 'gedaan'),
        saved: saved && { ...row(saved), unconfirmed: unconfirmed(saved) },
      },
    })
  }

function search(people: Iterable<Participant>, query: string): Participant[] {
  const words = query.toLowerCase()
  const digits = query.replace(/\D/g, '').replace(/^(31|0)/, '')
  const postcode = spelledPostcode(query)
  const hits: Participant[] = []
  if (query === '') return hits
  for (const person of people) {
    const isHit =
      person.name?.toLowerCase().includes(words) ||
      (digits.length >= 4 && person.phones.some(({ number }) => number.includes(digits))) ||
      person.addresses.some((address) => address.postcode === postcode) ||
      person.groups?.some(({ name }) => groupKey(name) === words.trim())
    if (isHit) hits.push(person)
    if (hits.length === mostShown) break
  }
  return hits
}

const row = ({ id, name, phones, addresses, groups }: Participant) => ({
  id,
  name,
  groups: groupsInWords(groups),
  numbers: phones.map(({ number }) => maskNumber(number)).join(', '),
  places: addresses
    .map(({ postcode, houseNumber, suffix }) => `${postcode} ${houseNumber}${suffix ?? ''}`)
    .join(', '),
})

const unconfirmed = ({ phones }: Participant): string =>
  phones
    .filter(({ confirmedAt }) => confirmedAt === undefined)
    .map(({ number }) => maskNumber(number))
    .join(', ')
