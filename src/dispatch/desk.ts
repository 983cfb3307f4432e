import type { Actor } from '../domain/accounts.ts'
import type { Cause, Kind, PhaseName } from '../domain/action.ts'
import type { HurriedFact } from '../domain/action-facts.ts'
import type { Call } from '../domain/answers.ts'
import type { Description } from '../domain/description/description.ts'
import type { TextLanguage } from '../domain/description/tongue.ts'
import type { Cell } from '../domain/progress/cells.ts'
import type { Ring } from '../domain/progress/rings.ts'
import type { TestReach } from '../domain/public-test/reach.ts'
import type { ByLanguage } from '../domain/readers.ts'
import type { ActionLine, ActionView, DeliveryRow, Reach, WholeAction } from './action-view.ts'
import type { ActionDraft, CloseDraft, DraftText, Seen } from './draft.ts'
import type { ExtensionDraft, ExtensionPreview } from './extend-action.ts'
import type { Asked, Outlook } from './outlook.ts'
import type { FinalText, Forecast, Preview, Remark } from './preview.ts'
import type { OrderPreview } from './preview-order.ts'

/** What is told of a running action. */
export interface News {
  /** To those who may have the alert. */
  readonly text: DraftText
  /** The alert, from here on, of those who have not. */
  readonly combined: DraftText
  /** Who is looked for, where that is told otherwise by now. */
  readonly description?: Description
}

/** What proved to be wrong with a message. */
export interface Found {
  readonly cause?: Cause
  /** Of the list, those that it says are wrong: nobody is sent to them any more. */
  readonly wrongNumbers?: readonly string[]
}

interface Told {
  /** Why it tells somebody's skin or descent, where nobody said that of this action yet. */
  readonly descent?: string
}

/**
 * What can be told to a running action. An extension takes it on to a wider area, and nobody gets it
 * twice.
 */
export type Order =
  | ({ readonly is: 'update'; readonly news: News } & Told)
  | ({ readonly is: 'correction'; readonly text: DraftText; readonly found?: Found } & Told)
  | { readonly is: 'result'; readonly draft: CloseDraft }
  | { readonly is: 'extension'; readonly draft: ExtensionDraft }

/** Everything a screen or a script can do with actions. Refusals are RefusedError. */
export interface Desk {
  readonly preview: (draft: ActionDraft) => Preview
  /** The same, ring by ring, with what would make it quicker. */
  readonly outlook: (draft: ActionDraft, asked: Asked) => Outlook
  /** What is shown of a draft at this moment, to be held against it when it is sent. */
  readonly see: (draft: ActionDraft) => Seen
  /** The final text with its translations and their parts, for the composer. */
  readonly compose: (
    frame: {
      readonly kind: Kind
      readonly status: 'actual' | 'exercise'
      readonly phase: PhaseName
      readonly responders?: Call
      readonly description?: Description
      /** Of its words; Dutch where nothing is said. */
      readonly language?: TextLanguage
    },
    text: DraftText,
  ) => { readonly text: FinalText; readonly remarks: readonly Remark[] }
  /** To how many people one person may alert; above it a second one has to agree. */
  readonly mostAlone: () => number
  /** Resolves when the action and its recipients are durable; `extra` facts go in the same record. */
  readonly start: (
    draft: ActionDraft,
    by: Actor,
    keep?: (answer: StartAnswer) => { readonly key: string; readonly bodyHash: string },
  ) => Promise<StartAnswer>
  /** Who of those in an action read another language than Dutch. */
  readonly readers: (id: string) => ByLanguage
  /** What a correction, an update or a result with this text would be, and do. */
  readonly previewOrder: (
    id: string,
    phase: 'correction' | 'update' | 'result',
    text: DraftText,
    wrongNumbers?: readonly string[],
  ) => OrderPreview
  readonly stop: (id: string, by: Actor) => Promise<void>
  /** Refuses what carrying it out at this moment would refuse; nothing is written. */
  readonly tryOrder: (id: string, order: Order) => void
  /** `press` is what it goes out by; its phase or extension has that id. */
  readonly obey: (id: string, order: Order, by: Actor, press?: string) => Promise<void>
  /**
   * Nothing of an action begins but a correction, for so many milliseconds or until what is returned
   * is called. In memory only: a restart lets go.
   */
  readonly holdBack: (id: string, milliseconds: number) => () => void
  readonly close: (id: string, draft: CloseDraft, by: Actor) => Promise<void>
  /** Lets a held phase go after all. */
  readonly release: (id: string, phase: string, by: Actor) => Promise<void>
  /** Lets a result go at once that waits for its time, or for the morning of those who chose so. */
  readonly hurry: (
    id: string,
    what: { readonly phase: string; readonly past: HurriedFact['past'] },
    by: Actor,
  ) => Promise<void>
  /** What going on to a wider area would do. */
  readonly previewExtension: (id: string, draft: ExtensionDraft) => ExtensionPreview
  /** What is shown of one at this moment, to be held against it when it is sent. */
  readonly seeExtension: (id: string, draft: ExtensionDraft) => Seen
  /** As screens show it. */
  readonly action: (id: string) => ActionView | undefined
  /** For scripts, with everybody. */
  readonly whole: (id: string) => WholeAction | undefined
  /** Newest first. */
  readonly actions: () => readonly ActionLine[]
  /** Whether this number had the alert, or may have; to be asked for numbers of tips only. */
  readonly wasAlerted: (id: string, number: string) => boolean
  /** The alert by distance from the origin, in rings of at least five people. */
  readonly rings: (id: string) => readonly Ring[]
  /** The alert by parts of the map, each of at least five people. */
  readonly cells: (id: string) => readonly Cell[]
  /** How far an exercise reached; undefined once it is forgotten to whom it went. */
  readonly testReach: (id: string) => TestReach | undefined
  readonly deliveries: (id: string) => readonly DeliveryRow[] | undefined
  /** Of those whom screens count. */
  readonly shownDeliveries: (id: string) => readonly DeliveryRow[] | undefined
  /** At a moment in milliseconds since the epoch; now without one. */
  readonly reach: (at?: number) => Reach
  /** Nothing goes out by itself: the clock is before the last record, or years after it. */
  readonly isClockWrong: () => boolean
  /** Called after every change, at most ten times a second. */
  readonly onChange: (listener: () => void) => () => void
}

/** What whoever starts an action is told. */
export interface StartAnswer {
  readonly id: string
  readonly number: string
  readonly selected: number
  readonly forecast: {
    readonly sms: Pick<Forecast, 'p50Seconds' | 'p90Seconds' | 'p100Seconds'>
    readonly voice: Pick<Forecast, 'p50Seconds' | 'p90Seconds' | 'p100Seconds'>
  }
}
