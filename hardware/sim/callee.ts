/** A key that a callee presses, and when. */
export interface PressedKey {
  /** `0` to `9`, `*`, `#`, `A` to `D`. */
  readonly key: string
  /** After answering. */
  readonly afterSeconds: number
}

/** What becomes of a call to somebody. `afterSeconds` counts from the first ring. */
export type Callee =
  | {
      readonly kind: 'answers'
      readonly afterSeconds: number
      readonly keys?: readonly PressedKey[]
      /** After answering; stays until we hang up when left out. */
      readonly hangsUpAfterSeconds?: number
    }
  /** `toneSeconds`: so long its network lets the busy tone be heard before it ends the call. */
  | { readonly kind: 'busy'; readonly toneSeconds?: number }
  /** The network gives up after so much ringing; 60 when left out. */
  | { readonly kind: 'no-answer'; readonly ringsForSeconds?: number }
  | { readonly kind: 'rejects'; readonly afterSeconds?: number }
  /** A greeting, a beep, and then it records for two minutes. */
  | { readonly kind: 'voicemail'; readonly afterSeconds: number; readonly greetingSeconds: number }
  | { readonly kind: 'does-not-exist' }
  /** Off, or out of reach: the network says so without a ring. */
  | { readonly kind: 'unreachable' }

/** Somebody who answers, listens and waits until we hang up. */
export const patientCallee: Callee = { kind: 'answers', afterSeconds: 3 }

/** Causes of ending (24.008 annex H). */
export const causes = {
  unassigned: 1,
  normal: 16,
  busy: 17,
  noAnswer: 19,
  rejected: 21,
  outOfOrder: 27,
  networkFailure: 38,
} as const
