import type { Form, Handler } from './guard.ts'
import type { Problem } from './render.ts'

/** The form of an order that was not carried out: shown again with every word that was in it. */
export interface RefusedOrder {
  readonly path: string
  readonly values: Form
  /** Without one it is a form that goes on: a recording was added to it. */
  readonly problem?: Problem
  /** Somebody told the action something that whoever pressed has not seen. */
  readonly isOvertaken?: boolean
  /** What was done: it was taken back. */
  readonly done?: string
}

/** Shows an action again, with the form that was refused. */
export type ShowRefused = (
  ...[visit, reply, id, refused]: [
    Parameters<Handler>[0],
    Parameters<Handler>[2],
    string,
    RefusedOrder,
  ]
) => ReturnType<Handler>
