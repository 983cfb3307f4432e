import type { Position } from './geo.ts'
import type { Membership } from './groups.ts'

export const channels = ['sms', 'voice'] as const
export type Channel = (typeof channels)[number]

export interface Phone {
  /** Opaque, stays the same while the number does; deliveries name it instead of the number. */
  readonly id: string
  /** E.164. */
  readonly number: string
  readonly channel: Channel
}

export interface Address {
  readonly postcode: string
  readonly houseNumber: number
  readonly suffix?: string
  readonly location: Position
  readonly kind: 'home' | 'work'
}

/** Someone who signed up. The only place where a person's data lives. */
export interface Participant {
  readonly id: string
  readonly name?: string
  readonly phones: readonly Phone[]
  readonly addresses: readonly Address[]
  /** Lets every alert through in the quiet hours. */
  readonly nightAlerts: boolean
  /** What they can be called to help with. */
  readonly groups?: readonly Membership[]
}
