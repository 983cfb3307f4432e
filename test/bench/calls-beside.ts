import { join } from 'node:path'
import { usbLeadMs } from '../../hardware/profiles/profile.ts'
import { madeUpLandline } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { until } from '../support/appliance.ts'
import { type FarEars, farEars, lateRows } from './far-ears.ts'
import { bareRows, metronome } from './metronome.ts'
import { type Office, startAction, withOffice } from './office.ts'
import { busyShare } from './radio.ts'
import { more, type Row } from './table.ts'
import { townsman } from './town.ts'

const secondsPerPart = 0.2
/** More than can be sent while the calls last, so that every radio has work all the time. */
const partsASender = 250
const mostMs = 180_000

const landline = (n: number): Participant => {
  const person = townsman(n, 1)
  const phones = [{ id: `${person.id}:0`, number: madeUpLandline(n), channel: 'voice' as const }]
  return { ...person, phones }
}

/**
 * The whole appliance: so many modems that call, all at once, their sound over second ptys, while so
 * many others send SMS; one process for all of it, as a site has it.
 */
export async function callsBeside(callers: number, senders: number): Promise<readonly Row[]> {
  const called = Array.from({ length: callers }, (_, n) => landline(n))
  const texted = Array.from({ length: senders * partsASender }, (_, n) => townsman(callers + n, 2))
  const makes = Array.from({ length: callers + senders }, (_, i) =>
    i < callers ? 'quectel-ec2x' : 'huawei-lte',
  )
  let ears: FarEars | undefined
  const audio = async (folder: string) => {
    const paths = called.map((_, i) => join(folder, `audio${i}`))
    ears = await farEars(paths)
    return paths
  }
  const modems = { count: makes.length, secondsPerPart, makes, audio }
  return withOffice([...called, ...texted], modems, async (office) => {
    const beside = await metronome()
    const { id } = await startAction(office, 20_000)
    const { bank } = office
    // Asked at the modems: to list its deliveries would be work for the process that is measured.
    await until(async () => bank.calls().length >= callers, mostMs)
    const late = await beside.late()
    // Who has called sends too from then on.
    const firstEnd = Math.min(...bank.calls().map(({ endedAt = 0 }) => endedAt))
    const parts = bank.onAir().filter(({ modem, at }) => isSender(modem, callers) && at < firstEnd)
    await until(async () => (await heard(office, id)) === callers, mostMs)
    return [
      ...lateRows(
        `${callers} calls, SMS on ${senders} modems`,
        (await ears?.arrivals()) ?? [],
        usbLeadMs,
      ),
      ...bareRows(late),
      more(
        `radio busy, ${senders} modems beside ${callers} calls`,
        [busyShare(parts, senders)],
        0.95,
      ),
    ]
  })
}

const isSender = (modem: string, callers: number): boolean => Number(modem.slice(1)) >= callers

/** Calls that were heard out. */
async function heard({ call }: Office, id: string): Promise<number> {
  const { body } = await call('GET', `/api/v1/actions/${id}/deliveries`)
  return body.filter(
    ({ channel, state }: { channel: string; state: string }) =>
      channel === 'voice' && state === 'delivered',
  ).length
}
