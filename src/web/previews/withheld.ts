import type { OneText, Preview } from '../../dispatch/preview.ts'
import { RefusedError } from '../../domain/errors.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import type { PageTools } from '../pages/guard.ts'
import { actorOf, type Visit } from '../session.ts'
import type { Told as Looked } from './watch.ts'

/** Keeps that somebody looks; until when a number as small as this is withheld from them. */
export function lookedAt(
  { ports, previews }: PageTools,
  { account }: Visit,
  { area, selected }: Omit<Looked, 'by'>,
): number | undefined {
  previews.tell({ by: actorOf(account), area, selected })
  const { fewPeople } = rulesOf(ports.store.state)
  return selected < fewPeople ? previews.withheldUntil(account) : undefined
}

const ofNobody = [
  'no-participants-in-area',
  'no-members-in-area',
  'fewer-than-wanted',
  'extend-nobody',
]

/** What is told of an alert and of an extension. */
type Told = Pick<
  Preview,
  'selected' | 'byChannel' | 'readers' | 'fetchers' | 'text' | 'remarks' | 'asks'
>

/** What is asked of whom, and whether the number it is asked about is withheld from them. */
export interface Asked extends Pick<Preview, 'asks'> {
  readonly isHidden?: true
}

/** A preview that is alike for nobody and for a few; what goes out is not touched by it. */
export function alike<P extends Told>(preview: P): P & Asked {
  const { fetching, ...straight } = preview.text
  const text = { ...inDutch(straight), ...(fetching ? { fetching: inDutch(fetching) } : {}) }
  return {
    ...preview,
    isHidden: true,
    ...{ selected: 0, byChannel: { sms: 0, voice: 0 }, readers: {}, text, asks: ['coordinator'] },
    ...(preview.fetchers === undefined ? {} : { fetchers: 0 }),
    remarks: preview.remarks.filter(({ key }) => !ofNobody.includes(key)),
  }
}

const inDutch = ({ translations: _, ...text }: OneText): OneText => text

/** Of an alert, also who is passed by. */
export const alikeAlert = (preview: Preview): Preview & Asked => ({
  ...alike(preview),
  excluded: Object.fromEntries(
    Object.keys(preview.excluded).map((reason) => [reason, 0]),
  ) as Preview['excluded'],
  fatigue: { ...preview.fatigue, people: 0 },
})

/** What presses are held against: who is told no small number is not told one by a refusal either. */
export function asTold<P extends Told>(
  { ports, previews }: PageTools,
  { account }: Visit,
  preview: P,
): P & Asked {
  const { fewPeople } = rulesOf(ports.store.state)
  const isHidden = preview.selected < fewPeople && previews.withheldUntil(account) !== undefined
  return isHidden ? alike(preview) : preview
}

/**
 * Refuses what they would send to few people without anybody else: whether it goes out would tell
 * whether there is anybody at all.
 */
export function refuseHidden({ isHidden }: Asked): void {
  if (isHidden) throw new RefusedError('few-withheld-send')
}
