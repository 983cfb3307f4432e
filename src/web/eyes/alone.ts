import { inFives, isSmall } from '../../domain/small-numbers.ts'
import type { WebPorts } from '../ports.ts'

/**
 * To how many people one person may alert, as pages tell it: in fives, as the exact number, which
 * policy goes by, tells to within four how many take part. Undefined where so few do that it would
 * be a small number itself.
 */
export function aloneTold({ desk }: Pick<WebPorts, 'desk'>): number | undefined {
  const most = desk.mostAlone()
  return isSmall(most) ? undefined : inFives(most)
}
