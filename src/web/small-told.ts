import { isSmall } from '../domain/small-numbers.ts'

/** A count that is told, or `<5`: nobody is found out by a report. */
export type Told = number | '<5'
export const told = (count: number): Told => (isSmall(count) ? '<5' : count)
