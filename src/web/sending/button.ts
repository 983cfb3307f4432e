import type { PressedOrder } from '../../domain/presses/press.ts'
import { say } from '../catalogue/index.ts'
import type { Visit } from '../session.ts'

/** The words on the button of an order. */
export const buttonOf = (is: PressedOrder['is'], language: Visit['language']): string =>
  say(
    language,
    (
      {
        update: 'run.update.send',
        correction: 'run.correct.send',
        result: 'run.close.send',
        extension: 'run.extend',
      } as const
    )[is],
  )
