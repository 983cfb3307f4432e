/** What somebody who was asked to come says. */
export type Answer = 'coming' | 'not-coming'

/** The last answer somebody gave. */
export interface Answered {
  readonly answer: Answer
  /** Milliseconds since the epoch. */
  readonly at: number
  /** From the answer to being there. */
  readonly etaSeconds?: number
}

/** A call for people who come: which group, and how many of them. */
export interface Call {
  readonly group: string
  readonly wanted: number
}

/** Ends an SMS that asks to come. */
export const answerQuestion = 'Antwoord 1 (ik kom) of 2 (ik kan niet).'

/** To those who were asked and have not answered, once as many come as were asked for. */
export const enoughHelpText = 'er is genoeg hulp. U hoeft niet te komen. Dank u.'

/** The text with the question after it, once. */
export const withQuestion = (text: string): string =>
  text.trim().endsWith(answerQuestion) ? text.trim() : `${text.trim()} ${answerQuestion}`

/** The text without the question, for who hears it: a call has its own. */
export const withoutQuestion = (text: string): string =>
  text.endsWith(answerQuestion) ? text.slice(0, -answerQuestion.length).trimEnd() : text

const words: Readonly<Record<Answer, readonly string[]>> = {
  coming: ['1', 'ja', 'ik ga', 'ga', 'kom', 'ik kom', 'ik kom eraan'],
  'not-coming': ['2', 'nee', 'kan niet', 'ik kan niet', 'niet'],
}

/** The answer in an SMS: the whole of it, in any case. Undefined is no answer, and stays a text. */
export function readAnswer(text: string): Answer | undefined {
  const said = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return (['coming', 'not-coming'] as const).find((answer) => words[answer].includes(said))
}

/** The keys that answer, and so end the call. */
export const answerKeys: readonly string[] = ['1', '2']

/** The answer in the keys that were pressed in a call; the last one counts. */
export function keyAnswer(keys: string): Answer | undefined {
  const key = [...keys].findLast((pressed) => answerKeys.includes(pressed))
  if (key === undefined) return undefined
  return key === '1' ? 'coming' : 'not-coming'
}
