import type { Composed } from '../../dispatch/compose.ts'
import type { DraftText } from '../../dispatch/draft.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field } from './guard.ts'
import { inStep } from './in-step.ts'
import { carriedOthers, nothing, type Others, readOthers, translationsOf } from './other-words.ts'
import { type Asked, fetchOffered } from './proposed.ts'

/** The text for who first fetches an AED, as a form has it; empty where no AED is named. */
export interface FetchWords {
  /** The text of the fields. */
  readonly made: string
  /** What goes out: `made`, until somebody wrote another. */
  readonly text: string
  readonly others: Others
}

const name = 'fetch'
const madeName = `${name}-made`

/** Reads it; there is one as soon as the description says where an AED hangs. */
export function readFetch(
  ports: WebPorts,
  form: Form,
  about: Asked,
  replaced: (words: string) => string,
): FetchWords {
  const isAsked = about.kind === 'aed' && about.description.aed !== undefined
  if (!isAsked) return { made: '', text: '', others: readOthers({}, name, () => nothing) }
  const made = fetchOffered(ports, about).text
  const typed = [field(form, name), field(form, madeName)].map(replaced)
  const text = inStep(made, typed[0] ?? '', typed[1] ?? '', field(form, 'remake') !== '')
  const others = readOthers(form, name, (language) =>
    text === made ? fetchOffered(ports, about, language) : nothing,
  )
  return { made, text, others }
}

/** Every field of it, as a page that does not show them carries them along. */
export const carriedFetch = ({ made, text, others }: FetchWords): (readonly [string, string])[] =>
  text === '' ? [] : [[name, text], [madeName, made], ...carriedOthers(name, others)]

/** What is sent of it, where there is one. */
export const fetchingOf = ({ text, others }: FetchWords): Pick<DraftText, 'fetching'> =>
  text === '' ? {} : { fetching: { sms: text, ...translationsOf(others) } }

/** Its other languages, among those of a form. */
export const asFetch = ({ others }: FetchWords) =>
  ({ name, id: name, label: 'errand.fetches', others }) as const

const ofFetching = /^text\.fetching\./

/** What the desk says of the text itself. */
export const straightOf = ({ text, remarks }: Composed): Composed => ({
  text,
  remarks: remarks.filter((remark) => !ofFetching.test(remark.field)),
})

/** What the desk says of the text for who first fetches an AED; undefined where there is none. */
export function fetchOf({ text, remarks }: Composed): Composed | undefined {
  if (!text.fetching) return undefined
  const own = remarks.filter(({ field }) => ofFetching.test(field))
  return {
    text: text.fetching,
    remarks: own.map((remark) => ({ ...remark, field: remark.field.replace(ofFetching, 'text.') })),
  }
}
