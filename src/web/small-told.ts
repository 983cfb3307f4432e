import { isSmall } from '../domain/small-numbers.ts'

/**
 * A count that is told, `<5`, or, where a sum would give a small one away, the least that it can be
 * or nothing but that there are some: nobody is found out by a report.
 */
export type Told = number | '<5' | 'some' | { readonly least: number }
export const told = (count: number): Told => (isSmall(count) ? '<5' : count)
