import { hash } from '@node-rs/argon2'
import { type Config, checkConfig } from '../config.ts'
import type { Fact } from '../domain/facts.ts'
import { isMadeUp } from '../domain/made-up-numbers.ts'
import type { SimulatedLife } from '../simulated-bank.ts'
import type { Store } from '../store/store.ts'
import { layersOf } from './layers.ts'
import { makePeople } from './people.ts'
import { makeTown, type Town } from './town.ts'

const participants = 1200
const accounts = [
  { name: 'centralist', role: 'dispatcher', password: 'waterhoven-centralist' },
  { name: 'coordinator', role: 'coordinator', password: 'waterhoven-coordinator' },
  { name: 'loket', role: 'registrar', password: 'waterhoven-loket' },
  { name: 'beheer', role: 'admin', password: 'waterhoven-beheer' },
] as const

/** The configuration of the demonstration: its own town, four simulated modems, loopback only. */
export const demoConfig = (dataDir: string): Config =>
  checkConfig({
    dataDir,
    listen: { host: '127.0.0.1', port: Number(process.env.PORT ?? 8080) },
    municipality: {
      name: 'Waterhoven',
      messagePrefix: 'Buurtoproep',
      timeZone: 'Europe/Amsterdam',
      locale: 'nl',
      quietHours: '22:00-07:00',
      quietHoursIgnoredBy: [],
      verifiedNumbers: ['0800-0011', '0900-8844', '14 0999'],
    },
    modems: { simulated: 4, secondsPerPart: 2.5 },
  })

/** Everything that makes it a demonstration. */
export function demoParts() {
  const town = makeTown()
  const layers = layersOf(town)
  const clock = daytimeClock()
  return {
    now: clock.now,
    logIns: accounts.map(({ name, password }) => `${name} / ${password}`).join('\n'),
    prepare: (store: Store) => {
      clock.goPast(store.lastFactAt())
      return fill(store, town)
    },
    mapLayers: () => layers,
    life: signsOfLife(),
  }
}

const replies = [
  'Ik kijk uit en loop even naar buiten.',
  'Zag net iemand lopen bij de brug aan het water, weet het niet zeker.',
  'Hier in de straat is niets te zien.',
] as const

/**
 * One phone in forty is off; its owner shows up under "telefoon uit". One person in sixty texts
 * back, once. The operator blocks the third SIM for a while: its share goes over the others.
 */
function signsOfLife(): SimulatedLife {
  const answered = new Set<string>()
  return {
    isOff: (number) => Number(number.slice(-4)) % 40 === 7,
    callee: (number) => calleeOf(Number(number.slice(-4))),
    reply: (number) => {
      const n = Number(number.slice(-4))
      if (n % 60 !== 11 || answered.has(number)) return undefined
      answered.add(number)
      return {
        text: replies[Math.floor(n / 60) % replies.length] ?? replies[0],
        afterSeconds: 10 + (n % 20),
      }
    },
    block: (n) => (n === 3 ? { afterParts: 30, seconds: 300 } : undefined),
  }
}

/** Most listen and some press 1; the others are out, on the phone, in a hurry or a machine. */
function calleeOf(n: number): ReturnType<SimulatedLife['callee']> {
  const afterSeconds = 3 + (n % 9)
  if (n % 11 === 3) return { kind: 'no-answer' }
  if (n % 13 === 5) return { kind: 'busy' }
  if (n % 17 === 8) return { kind: 'voicemail', afterSeconds: 18, greetingSeconds: 4 }
  if (n % 19 === 2) return { kind: 'answers', afterSeconds, hangsUpAfterSeconds: 6 }
  const keys = n % 2 === 0 ? [{ key: '1', afterSeconds: 22 }] : []
  return { kind: 'answers', afterSeconds, keys }
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * The demonstration begins at ten in the morning, so that it is never night by accident; on a day
 * after the last one, for the journal does not believe a clock that goes back.
 */
function daytimeClock() {
  const begun = Date.now()
  let shift = new Date(begun).setUTCHours(9, 0, 0, 0) - begun
  if (shift < 0) shift += dayMs
  return {
    now: () => Date.now() + shift,
    goPast: (moment: number) => {
      while (Date.now() + shift < moment) shift += dayMs
    },
  }
}

/** Puts the town in once. It refuses a folder that holds anybody real. */
async function fill(store: Store, town: Town): Promise<void> {
  const people = [...store.state.participants.values()]
  if (people.some(({ phones }) => phones.some(({ number }) => !isMadeUp(number)))) {
    throw new Error('this folder holds real participants; the demonstration does not touch it')
  }
  if (store.state.accounts.size > 0) return
  await store.register.replace(town.addresses)
  const made: Fact[] = await Promise.all(
    accounts.map(async ({ name, role, password }, i): Promise<Fact> => {
      const account = { id: `demo-${i}`, name, role, passwordHash: await hash(password) }
      return { type: 'account.saved', account }
    }),
  )
  const facts: Fact[] = makePeople(town.addresses, participants, (n) => `demo-p${n}`).map(
    (participant) => ({ type: 'participant.saved', participant, source: 'demo' }),
  )
  const areas: Fact = { type: 'areas.replaced', areas: town.areas }
  await store.append([areas, ...facts, ...made], { kind: 'system', id: 'demo' })
}
