import type { AtChannel } from './at/channel.ts'
import { fields, order, question } from './at/command.ts'
import { selectStores, storesOffered } from './at/messages.ts'
import { tried } from './at/tried.ts'
import { ModemError } from './errors.ts'
import type { BroughtUp } from './link.ts'
import type { ModemProfile } from './profiles/profile.ts'

/** 27.005 §3.2.5. */
const unknownServiceCentre = 330

/** What is known of a modem once its messages are set up. */
export interface MessageSetUp extends Pick<BroughtUp, 'stores' | 'statusReports' | 'moreMessages'> {
  /** The stores it writes and receives in, given along whenever one is selected to be read. */
  readonly storing: readonly string[]
  /** False when it says that it knows no service centre: sending would end in 330. */
  readonly hasServiceCentre: boolean
}

/** PDU mode, stores, how messages and reports come in, and a link that stays (modems.md 2.1). */
export async function setUpMessages(
  channel: AtChannel,
  profile: ModemProfile,
): Promise<MessageSetUp> {
  await channel.ask(order('AT+CMGF=0'))
  await tried(channel, order('AT+CSMS=0'))
  const stores = await chooseStores(channel, profile)
  const mode = await climbLadder(channel, profile.cnmi)
  const hasServiceCentre = await knowsServiceCentre(channel)
  const moreMessages =
    profile.mayKeepLink && (await tried(channel, { ...order('AT+CMMS=2'), parse: () => true }))
  return {
    ...stores,
    hasServiceCentre,
    statusReports: Number(mode?.split(',')[3] ?? 0) > 0,
    moreMessages: moreMessages ?? false,
  }
}

/**
 * Each use gets the best store that is offered for it: a Cinterion MC75i reads from ME, but does
 * not receive there. None gets a store that has two names: what was announced as MT and listed as
 * ME would be deleted twice, the second time with another message in its place. Three are given,
 * or as many as the modem takes.
 */
async function chooseStores(
  channel: AtChannel,
  profile: ModemProfile,
): Promise<Pick<MessageSetUp, 'stores' | 'storing'>> {
  const offered = (await tried(channel, storesOffered)) ?? []
  const stores = readable(offered[0] ?? [])
  const best = (use: number): string | undefined => {
    const names = profile.stores.filter((name) => offered[use]?.includes(name))
    return names.find((name) => stores.includes(name)) ?? names[0]
  }
  const reading = best(0) ?? 'SM'
  const all = [reading, best(1) ?? reading, best(2) ?? reading]
  let storing: readonly string[] = []
  for (const count of [3, 2, 1]) {
    const chosen = all.slice(0, count)
    if (!(await tried(channel, selectStores(chosen)))) continue
    storing = chosen.slice(1)
    break
  }
  return { stores: readable([reading, ...stores]), storing }
}

/** MT is ME and SM together: where both are there it would be read twice. */
function readable(names: readonly string[]): readonly string[] {
  const all = [...new Set(names)]
  return all.includes('ME') && all.includes('SM') ? all.filter((name) => name !== 'MT') : all
}

/** 27.005 §3.3.1. One that does not answer the question may well know one. */
async function knowsServiceCentre(channel: AtChannel): Promise<boolean> {
  try {
    return fields(await channel.ask(question('AT+CSCA?', '+CSCA:')), '+CSCA:')[0] !== ''
  } catch (error) {
    if (!(error instanceof ModemError) || error.code !== 'at-rejected') throw error
    return error.answer?.number !== unknownServiceCentre
  }
}

/**
 * The first mode that is accepted and, read back, really set. Some modems take no other last field
 * than 1: what came while mode 0 was set is dropped then (27.005 §3.4.1).
 */
async function climbLadder(
  channel: AtChannel,
  ladder: readonly string[],
): Promise<string | undefined> {
  const others = ladder.map((mode) => mode.replace(/0$/, '1'))
  for (const mode of new Set([...ladder, ...others])) {
    const isAccepted = await tried(channel, { ...order(`AT+CNMI=${mode}`), parse: () => true })
    if (!isAccepted) continue
    const said = await tried(channel, question('AT+CNMI?', '+CNMI:'))
    const isSet = said === undefined || said.join('').replace(/^\+CNMI:\s*|\s/g, '') === mode
    if (isSet) return mode
  }
  return undefined
}
