import type { Position } from './geo.ts'

type Term = readonly [p: number, q: number, value: number]

/** Schreutelkamp and Strang van Hees, "Benaderingsformules" (2001), in arc seconds; within 0.5 m. */
const latTerms: readonly Term[] = [
  [0, 1, 3235.65389],
  [2, 0, -32.58297],
  [0, 2, -0.2475],
  [2, 1, -0.84978],
  [0, 3, -0.0655],
  [2, 2, -0.01709],
  [1, 0, -0.00738],
  [4, 0, 0.0053],
  [2, 3, -0.00039],
  [4, 1, 0.00033],
  [1, 1, -0.00012],
]
const lonTerms: readonly Term[] = [
  [1, 0, 5260.52916],
  [1, 1, 105.94684],
  [1, 2, 2.45656],
  [3, 0, -0.81885],
  [1, 3, 0.05594],
  [3, 1, -0.05607],
  [0, 1, 0.01199],
  [3, 2, -0.00256],
  [1, 4, 0.00128],
  [0, 2, 0.00022],
  [2, 0, -0.00022],
  [5, 0, 0.00026],
]

/** A point of RD New (EPSG:28992, metres) in WGS 84. */
export function rdToWgs84(x: number, y: number): Position {
  const dx = (x - 155_000) / 100_000
  const dy = (y - 463_000) / 100_000
  const sum = (terms: readonly Term[]): number =>
    terms.reduce((total, [p, q, value]) => total + value * dx ** p * dy ** q, 0) / 3600
  return [5.38720621 + sum(lonTerms), 52.1551744 + sum(latTerms)]
}

/** Whether coordinates can only be RD New metres. */
export const isRd = (x: number, y: number): boolean =>
  x > 0 && x < 300_000 && y > 289_000 && y < 629_000
