/** Fewer than these are told as none of our business: nobody is found out by a report. */
export const smallest = 5

/** A count that is told, or `<5`. */
export type Told = number | '<5'
export const told = (count: number): Told => (count > 0 && count < smallest ? '<5' : count)
