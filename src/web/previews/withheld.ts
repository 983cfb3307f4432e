import type { Preview } from '../../dispatch/desk.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import type { PageTools } from '../pages/guard.ts'
import { actorOf, type Visit } from '../session.ts'
import type { Told } from './watch.ts'

/** Keeps that somebody looks; until when a number as small as this is withheld from them. */
export function lookedAt(
  { ports, previews }: PageTools,
  { account }: Visit,
  { area, selected }: Omit<Told, 'by'>,
): number | undefined {
  previews.tell({ by: actorOf(account), area, selected })
  const { fewPeople } = rulesOf(ports.store.state)
  return selected < fewPeople ? previews.withheldUntil(account) : undefined
}

const ofNobody = ['no-participants-in-area', 'no-members-in-area', 'fewer-than-wanted']

/** Nobody and a few, told alike. */
export const untold = { selected: 0, byChannel: { sms: 0, voice: 0 }, readers: {} } as const

/** A preview that is alike for nobody and for a few; what goes out is not touched by it. */
export const alike = (preview: Preview): Preview => ({
  ...preview,
  ...untold,
  excluded: Object.fromEntries(
    Object.keys(preview.excluded).map((reason) => [reason, 0]),
  ) as Preview['excluded'],
  remarks: preview.remarks.filter(({ key }) => !ofNobody.includes(key)),
  asks: ['coordinator'],
  fatigue: { ...preview.fatigue, people: 0 },
})
