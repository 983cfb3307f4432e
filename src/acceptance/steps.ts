/** What a site tries once with every modem, in this order. */
export const stepNames = [
  'sms-out',
  'report',
  'sms-in',
  'call-answered',
  'key',
  'second-call',
  'volte',
] as const
export type StepName = (typeof stepNames)[number]

/** `open` proves nothing: it was left out, or a person did not do their part. */
export type StepState = 'waiting' | 'busy' | 'passed' | 'failed' | 'open'

export interface Step {
  readonly name: StepName
  readonly state: StepState
  /** A key of the catalogue: what is waited for, or what came of it. */
  readonly note?: string
  /** The modem's own words. */
  readonly code?: string
}

/** What a test found, as it is kept. */
export interface Acceptance {
  /** ISO 8601. */
  readonly at: string
  /** It says something of this SIM in this modem only. */
  readonly iccid: string
  readonly steps: readonly Step[]
}

export const freshSteps = (): readonly Step[] =>
  stepNames.map((name) => ({ name, state: 'waiting' }))

/** The channels that a test has shown not to work. */
export function failedChannels(steps: readonly Step[]): readonly ('sms' | 'voice')[] {
  const hasFailed = (...names: readonly StepName[]): boolean =>
    steps.some(({ name, state }) => state === 'failed' && names.includes(name))
  return [
    ...(hasFailed('sms-out') ? (['sms'] as const) : []),
    ...(hasFailed('call-answered', 'key', 'second-call') ? (['voice'] as const) : []),
  ]
}

/** Under which name a test's outcome is remembered. */
export const acceptanceKey = (imei: string): string => `acceptance:${imei}`

/** An outcome as it was remembered; undefined for anything that is none. */
export function readAcceptance(value: unknown): Acceptance | undefined {
  const { at, iccid, steps } = (value ?? {}) as Partial<Acceptance>
  if (typeof at !== 'string' || typeof iccid !== 'string' || !Array.isArray(steps)) return undefined
  return { at, iccid, steps }
}
