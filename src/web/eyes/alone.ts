import { isSmall } from '../../domain/small-numbers.ts'
import type { WebPorts } from '../ports.ts'

/**
 * To how many people one person may alert, as pages tell it; undefined where so few take part that
 * it would be a small number itself.
 */
export function aloneTold({ desk }: Pick<WebPorts, 'desk'>): number | undefined {
  const most = desk.mostAlone()
  return isSmall(most) ? undefined : most
}
