import type { AtChannel } from './at/channel.ts'
import { order, question } from './at/command.ts'
import { selectStores, storesOffered } from './at/messages.ts'
import { tried } from './at/tried.ts'
import type { BroughtUp } from './link.ts'
import type { ModemProfile } from './profiles/profile.ts'

/** What is known of a modem once its messages are set up. */
export interface MessageSetUp extends Pick<BroughtUp, 'stores' | 'statusReports' | 'moreMessages'> {
  /** The stores it writes and receives in, given along whenever one is selected to be read. */
  readonly storing: readonly string[]
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
  const moreMessages =
    profile.mayKeepLink && (await tried(channel, { ...order('AT+CMMS=2'), parse: () => true }))
  return {
    ...stores,
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

/** The first mode that is accepted and, read back, really set. */
async function climbLadder(
  channel: AtChannel,
  ladder: readonly string[],
): Promise<string | undefined> {
  for (const mode of ladder) {
    const isAccepted = await tried(channel, { ...order(`AT+CNMI=${mode}`), parse: () => true })
    if (!isAccepted) continue
    const said = await tried(channel, question('AT+CNMI?', '+CNMI:'))
    const isSet = said === undefined || said.join('').replace(/^\+CNMI:\s*|\s/g, '') === mode
    if (isSet) return mode
  }
  return undefined
}
