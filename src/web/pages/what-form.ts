import type { ActionDraft } from '../../dispatch/draft.ts'
import { type Kind, kinds } from '../../domain/action.ts'
import { type Description, isTold, readDescription } from '../../domain/description/description.ts'
import { homeAddressIn } from '../../domain/wording/home-address.ts'
import { textRulesOf } from '../../domain/wording/levels.ts'
import { escaped } from '../../domain/wording/phrases.ts'
import type { WebPorts } from '../ports.ts'
import { carriedFetch, type FetchWords, fetchingOf, readFetch } from './fetch-form.ts'
import { type Form, field } from './guard.ts'
import { inStep } from './in-step.ts'
import { carriedOthers, nothing, type Others, readOthers, translationsOf } from './other-words.ts'
import { alertOffered, proposed } from './proposed.ts'

/** *Wie zoeken we?* as it was filled in: what is sent, and who is asked to come. */
export interface WhatForm {
  readonly kind: Kind
  readonly status: 'actual' | 'exercise'
  /** Who or what is looked for, as the fields say. */
  readonly description: Description
  /** The text of the fields; empty when they are. */
  readonly made: string
  /** What goes out: `made`, until somebody wrote another text by hand. */
  readonly text: string
  /** The same in other languages; nothing is offered when the Dutch text is not of the fields. */
  readonly others: Others
  readonly fetch: FetchWords
  /** What calls say of the fields; empty when the text is not theirs. */
  readonly spoken: string
  /** The group that is asked to come; empty for a message to everybody. */
  readonly group: string
  readonly wanted: string
  /** Other words for calls; empty is the fields or the SMS in spoken words. */
  readonly voice: string
  /** The id of a recording. */
  readonly recording: string
}

const usuallyWanted = '3'

/** What a field of the description is called in the form. */
export const whoField = (name: string): string => `who-${name}`

/** The kind of action that a form chooses. */
export const kindIn = (form: Form): Kind =>
  kinds.find((known) => known === field(form, 'kind')) ?? 'missing-child'

/** Reads the form; what is missing has its default. */
export function readWhat(ports: WebPorts, form: Form): WhatForm {
  const kind = kindIn(form)
  const replaced = replacing(ports, form)
  const description = readDescription(kind, (name) => replaced.written(field(form, whoField(name))))
  const about = { kind, description }
  const made = isTold(description) ? proposed(ports, 'alert', about) : ''
  const isMadeAgain = field(form, 'remake') !== ''
  const text = inStep(
    made,
    replaced.written(field(form, 'text')),
    replaced.written(field(form, 'made')),
    isMadeAgain,
  )
  const isOfFields = text === made && made !== ''
  return {
    kind,
    status: field(form, 'status') === 'exercise' ? 'exercise' : 'actual',
    description,
    made,
    text,
    // Nobody reads in another language what the Dutch text does not say any more.
    others: readOthers(form, 'text', (language) =>
      isOfFields ? alertOffered(ports, about, language) : nothing,
    ),
    fetch: readFetch(ports, form, about, replaced.written),
    spoken: isOfFields ? proposed(ports, 'spoken', about) : '',
    group: field(form, 'group'),
    wanted: field(form, 'wanted') || usuallyWanted,
    voice: replaced.spoken(field(form, 'voice')),
    recording: field(form, 'recording'),
  }
}

/**
 * A pressed *vervang*: the character that makes a message longer, by the one that does not, and where
 * somebody lives by the street.
 */
function replacing({ desk, store }: WebPorts, form: Form): Replacing {
  const pressed = field(form, 'replace')
  if (pressed === '') return { written: asItIs, spoken: asItIs }
  const home = homeAddressIn(pressed, textRulesOf(store.state).streets)
  if (home?.words === pressed) {
    // Not in the number of another house: `Kerkstraat 1` is the beginning of `Kerkstraat 14`.
    const whole = new RegExp(`${escaped(pressed)}(?![\\p{L}\\d-])`, 'gu')
    const toStreet = (words: string) => words.replace(whole, () => home.street)
    return { written: toStreet, spoken: toStreet }
  }
  const asked = { kind: 'other', status: 'actual', phase: 'result' } as const
  const [forced] = desk.compose(asked, { sms: pressed }).text.forcing
  const by = forced?.replacement
  if (!forced || by === undefined) return { written: asItIs, spoken: asItIs }
  return { written: (words) => words.replaceAll(forced.char, by), spoken: asItIs }
}

/** What is done to the words of a form; what is said has every character. */
interface Replacing {
  readonly written: (words: string) => string
  readonly spoken: (words: string) => string
}

const asItIs = (words: string): string => words

/** Every field that says something, as a page that does not show them carries them along. */
export function carriedWhat({
  description,
  others,
  fetch,
  spoken: _,
  wanted,
  ...plain
}: WhatForm): readonly (readonly [name: string, value: string])[] {
  return [
    ...Object.entries(plain),
    ...carriedOthers('text', others),
    ...carriedFetch(fetch),
    ...Object.entries(description).map(([name, value]) => [whoField(name), value] as const),
    ...(plain.group === '' ? [] : [['wanted', wanted] as const]),
  ]
}

/** What the fields tell, where they tell anything. */
export const describedBy = ({ description }: WhatForm): Pick<ActionDraft, 'description'> =>
  isTold(description) ? { description } : {}

/** Who is asked to come, and how many; nothing for a message to everybody. */
export const respondersOf = ({ group, wanted }: WhatForm): Pick<ActionDraft, 'responders'> =>
  group === '' ? {} : { responders: { group, wanted: Number(wanted) } }

/** What is sent and what is said; what was left empty is not there. */
export function textOf({ text, others, fetch, voice, spoken, recording }: WhatForm) {
  const words = voice || spoken
  return {
    sms: text,
    ...(words === '' ? {} : { voice: words }),
    ...(recording === '' ? {} : { recording }),
    ...translationsOf(others),
    ...fetchingOf(fetch),
  }
}
