import type { Address, Hours } from './participant.ts'

const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const everyDay = [...workdays, 'sat', 'sun'] as const

/** Hours that a participant can choose for an address without making a table of a week. */
export const hoursPresets = {
  always: [],
  /** Awake, on any day. */
  daytime: [{ days: everyDay, from: '07:00', until: '22:00' }],
  /** At work from Monday to Friday. */
  working: [{ days: workdays, from: '08:00', until: '18:00' }],
  /** At home when one is not at work. */
  free: [
    { days: workdays, from: '18:00', until: '08:00' },
    { days: ['sat', 'sun'], from: '00:00', until: '00:00' },
  ],
} as const satisfies Readonly<Record<string, readonly Hours[]>>

export type HoursPreset = keyof typeof hoursPresets
export const hoursPresetIds = Object.keys(hoursPresets) as readonly HoursPreset[]

/** Which of them an address has; undefined for hours of its own. */
export function presetOf({ hours = [] }: Pick<Address, 'hours'>): HoursPreset | undefined {
  const wanted = JSON.stringify(hours)
  return hoursPresetIds.find((id) => JSON.stringify(hoursPresets[id]) === wanted)
}

/** The address with these hours. */
export function withPreset({ hours: _, ...address }: Address, preset: HoursPreset): Address {
  const hours: readonly Hours[] = hoursPresets[preset]
  return hours.length > 0 ? { ...address, hours } : address
}
