import { madeUpLandline, madeUpMobile } from '../domain/made-up-numbers.ts'
import type { Address, Participant } from '../domain/participant.ts'
import { Random } from './random.ts'
import type { TownAddress } from './town.ts'

const first = [
  'Anna',
  'Bram',
  'Celine',
  'Daan',
  'Eva',
  'Fatima',
  'Gijs',
  'Hanna',
  'Ivo',
  'Julia',
  'Kees',
  'Lotte',
  'Mo',
  'Noor',
  'Otis',
  'Puck',
  'Rik',
  'Sanne',
  'Teun',
  'Yara',
]
const last = [
  'Akkerdam',
  'Beekman-Voorn',
  'Cranenhof',
  'Dijkstal',
  'Eikenrode',
  'Fladderak',
  'Grondijs',
  'Havermout',
  'IJsbrandt',
  'Klaverblad',
  'Lindeboog',
  'Molenwiek',
  'Noorderlicht',
  'Oeverzand',
]

const addressOf = (
  { postcode, houseNumber, suffix, location }: TownAddress,
  kind: Address['kind'],
): Address => ({
  postcode,
  houseNumber,
  ...(suffix ? { suffix } : {}),
  location,
  kind,
})

/** So many invented participants: households, some who work here, some landlines, some night owls. */
export function makePeople(
  addresses: readonly TownAddress[],
  count: number,
  newId: (n: number) => string,
): readonly Participant[] {
  const random = new Random(11)
  let home = random.pick(addresses)
  return Array.from({ length: count }, (_, n) => {
    const isHousemate = n > 0 && random.isOneIn(6)
    if (!isHousemate) home = random.pick(addresses)
    return makePerson(random, newId(n), n, home, isHousemate && random.isOneIn(4), addresses)
  })
}

function makePerson(
  random: Random,
  id: string,
  n: number,
  home: TownAddress,
  sharesPhone: boolean,
  addresses: readonly TownAddress[],
): Participant {
  const isLandline = random.isOneIn(10)
  const number = isLandline ? madeUpLandline(n) : madeUpMobile(sharesPhone ? n - 1 : n)
  const work = random.isOneIn(12) ? [addressOf(random.pick(addresses), 'work')] : []
  return {
    id,
    name: `${random.pick(first)} ${random.pick(last)}`,
    phones: [{ id: `${id}:0`, number, channel: isLandline ? 'voice' : 'sms' }],
    addresses: [addressOf(home, 'home'), ...work],
    nightAlerts: random.isOneIn(5),
    ...groupsOf(n),
  }
}

/** One in twenty resuscitates, a few with a certificate that has run out; one in thirty helps. */
function groupsOf(n: number): Pick<Participant, 'groups'> {
  if (n % 100 === 27) return { groups: [{ name: 'AED', validUntil: '2025-12-31' }] }
  if (n % 20 === 7) return { groups: [{ name: 'AED' }] }
  return n % 30 === 4 ? { groups: [{ name: 'Vrijwilligers' }] } : {}
}
