import { Gauge, type Registry } from 'prom-client'
import type { Ups } from '../domain/ups/ups.ts'
import type { WebPorts } from './ports.ts'

const shown: readonly (readonly [
  name: string,
  help: string,
  value: (ups: Ups) => number | undefined,
])[] = [
  [
    'on_battery',
    '1 when the power comes from the battery',
    ({ supply }) => (supply === 'battery' ? 1 : 0),
  ],
  ['battery_charge_percent', 'How full the battery is', ({ charge }) => charge],
  [
    'battery_runtime_seconds',
    'How long the battery lasts at the load of this moment',
    ({ lastsSeconds }) => lastsSeconds,
  ],
]

/** Of the UPS; what is not known of it is left out, never told as nought. */
export function upsGauges(registry: Registry, { power }: Pick<WebPorts, 'power'>): void {
  for (const [name, help, value] of shown) {
    new Gauge({
      name: `omroeper_ups_${name}`,
      help,
      labelNames: ['ups'],
      registers: [registry],
      collect() {
        this.reset()
        const known = power?.()
        const found = known?.kind === 'ups' ? value(known.ups) : undefined
        if (known?.kind === 'ups' && found !== undefined) this.set({ ups: known.ups.name }, found)
      },
    })
  }
}
