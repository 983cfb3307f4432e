import type { Kind } from '../../domain/action.ts'
import { atBorder, type Bordered, stopsAtBorder } from '../../domain/border/at-border.ts'
import type { Circle, Polygon } from '../../domain/geo.ts'
import type { WebPorts } from '../ports.ts'

interface Asked {
  readonly kind?: Kind
  /** `ja`: it goes on beyond the border. */
  readonly beyond: string
}

/** An area around a place as it lies to the border of the municipality, where one is set. */
export function bordered(
  { store }: Pick<WebPorts, 'store'>,
  { kind, beyond }: Asked,
  whole: Circle | Polygon,
): Bordered {
  const border = store.state.border.now?.area
  if (!border || kind === undefined || !stopsAtBorder(kind)) return { area: whole }
  return atBorder(border, whole, beyond === 'ja')
}
