import type { Duty } from './duty.ts'

const mostTries = 1000

/** A code that no alarm nobody has seen and no test has: else one answer would end two of them. */
export function freshCode(
  { phones, alarms, power }: Duty,
  newCode: () => string,
  others: ReadonlySet<string> = new Set(),
): string {
  const open = [...[...alarms.values()].flat(), ...(power ? [power] : [])].filter(
    ({ seenAt }) => seenAt === undefined,
  )
  const taken = new Set([...others, ...[...open, ...phones.values()].map(({ code }) => code)])
  let code = newCode()
  for (let tries = 1; taken.has(code) && tries < mostTries; tries += 1) code = newCode()
  return code
}
