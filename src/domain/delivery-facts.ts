import type { DeliveryReason, Heard } from './delivery.ts'
import type { Channel, Language } from './participant.ts'

/** A phone-number's share in a phase: the opaque phone ids (`participantId:n`) that share the number. */
export type Recipient = readonly string[]

/** What becomes of a call. */
export type CallFact =
  /** A call is about to be dialled. */
  | {
      readonly type: 'delivery.calling'
      readonly phase: string
      readonly n: number
      readonly text: number
      readonly modem: string
      readonly iccid: string
    }
  /** The message is being played; by a modem that needs nobody for it, where `seconds` is there. */
  | {
      readonly type: 'delivery.playing'
      readonly phase: string
      readonly n: number
      readonly seconds?: number
    }
  /** More was heard of a call that goes on: it was played to the end, or key 1 was pressed. */
  | {
      readonly type: 'delivery.heard'
      readonly phase: string
      readonly n: number
      readonly heard: Heard
      readonly keys: string
    }
  /** A call has ended. */
  | {
      readonly type: 'delivery.called'
      readonly phase: string
      readonly n: number
      readonly heard: Heard
      readonly keys: string
      readonly isPossiblyVoicemail: boolean
      readonly code: string
      /** Whether it used up one of the tries. */
      readonly isTry: boolean
    }

/** What becomes of a message, and of a delivery as a whole. */
export type MessageFact =
  | {
      readonly type: 'delivery.sending'
      readonly phase: string
      readonly n: number
      readonly part: number
      /** Index into the phase's texts. */
      readonly text: number
      /** 8-bit concatenation reference. */
      readonly reference: number
      /** Of the translation; undefined for the text as it is written. */
      readonly language?: Language
      readonly modem: string
      readonly iccid: string
    }
  | { readonly type: 'delivery.handed-back'; readonly phase: string; readonly n: number }
  | {
      readonly type: 'delivery.part-accepted'
      readonly phase: string
      readonly n: number
      readonly part: number
      /** TP-MR; undefined when the network already had the part. */
      readonly messageReference?: number
    }
  | {
      readonly type: 'delivery.refused'
      readonly phase: string
      readonly n: number
      readonly code: string
      /** Whether it used up one of the message's tries. */
      readonly isTry: boolean
    }
  | {
      readonly type: 'delivery.in-doubt'
      readonly phase: string
      readonly n: number
      readonly code: string
    }
  /** It goes on over the other channel. */
  | {
      readonly type: 'delivery.switched'
      readonly phase: string
      readonly n: number
      readonly to: Channel
    }
  /** What was in doubt is put back once, to be sent again. */
  | { readonly type: 'delivery.again'; readonly phase: string; readonly n: number }
  | {
      readonly type: 'delivery.reported'
      readonly phase: string
      readonly n: number
      readonly part: number
      readonly meaning: 'delivered' | 'forwarded' | 'failed-permanent' | 'failed-temporary'
      readonly status: number
    }
  | {
      readonly type: 'delivery.failed'
      readonly phase: string
      readonly n: number
      readonly reason: DeliveryReason
      readonly code?: string
    }

/** Facts about one delivery name it by phase id and index `n` in the phase. */
export type OneDeliveryFact = MessageFact | CallFact

/** Several at once, dropped on purpose. */
export interface DroppedFact {
  readonly type: 'delivery.dropped'
  readonly phase: string
  readonly ns: readonly number[]
  readonly reason: DeliveryReason
}

/** What happens to one delivery, or to many at once. */
export type DeliveryFact = OneDeliveryFact | DroppedFact
