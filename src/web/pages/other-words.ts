import type { DraftText } from '../../dispatch/draft.ts'
import { languageOfRemark } from '../../dispatch/languages.ts'
import type { FinalText, Remark } from '../../dispatch/preview.ts'
import { type OtherLanguage, otherLanguages } from '../../domain/participant.ts'
import type { ByLanguage } from '../../domain/readers.ts'
import type { Form } from './guard.ts'

/** A text in another language than Dutch, as a form has it. */
export interface OtherWords {
  /** What is offered: the description in this language. */
  readonly made: string
  /** What goes out: `made`, until somebody wrote another; empty for the Dutch text. */
  readonly text: string
  /** What calls say of it, where that is not the SMS put into words. */
  readonly said?: string | undefined
}

export type Others = Readonly<Record<OtherLanguage, OtherWords>>

/** The fields of a form that hold a text in another language; `name` is that of the Dutch one. */
export const otherField = (name: string, language: OtherLanguage): string => `${name}-${language}`
const madeField = (name: string, language: OtherLanguage): string => `${name}-${language}-made`

/** Every other language with what somebody thinks of for it. */
export const eachOther = <T>(of: (language: OtherLanguage) => T): Record<OtherLanguage, T> =>
  Object.fromEntries(otherLanguages.map((language) => [language, of(language)])) as Record<
    OtherLanguage,
    T
  >

/** A text that is offered, and how it is said where that is otherwise. */
export interface Offered {
  readonly text: string
  readonly said?: string | undefined
}

export const nothing: Offered = { text: '' }

/** The texts in other languages; each follows what is offered until it is written by hand. */
export const readOthers = (
  form: Form,
  name: string,
  offered: (language: OtherLanguage) => Offered,
): Others =>
  eachOther((language) => {
    const { text: made, said } = offered(language)
    const before = plain(form[madeField(name, language)]) ?? ''
    const text = followed(made, plain(form[otherField(name, language)]), before)
    return { made, text, said: text === made ? said : undefined }
  })

const plain = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value)?.replace(/\r\n?/g, '\n').trim()

/** Emptied by hand stays empty: they get the Dutch text. */
function followed(made: string, typed: string | undefined, before: string): string {
  if (typed === undefined || typed === before) return made
  return typed
}

/** Whether a form has fields for another language at all: a page may not have shown them. */
export const hasOthers = (form: Form, name: string, language: OtherLanguage): boolean =>
  form[otherField(name, language)] !== undefined

/** The texts in other languages as a draft takes them. */
export function translationsOf(others: Others): Pick<DraftText, 'translations' | 'said'> {
  const written = otherLanguages.filter((language) => others[language].text !== '')
  const aloud = written.filter((language) => others[language].said !== undefined)
  const each = (languages: readonly OtherLanguage[], of: 'text' | 'said') =>
    Object.fromEntries(languages.map((language) => [language, others[language][of] ?? '']))
  return {
    ...(written.length === 0 ? {} : { translations: each(written, 'text') }),
    ...(aloud.length === 0 ? {} : { said: each(aloud, 'said') }),
  }
}

/** Every field of them, as a page that does not show them carries them along. */
export const carriedOthers = (name: string, others: Others): (readonly [string, string])[] =>
  otherLanguages.flatMap((language) => [
    [otherField(name, language), others[language].text] as const,
    [madeField(name, language), others[language].made] as const,
  ])

/** A Dutch text of a form with its translations, and what the desk says of them. */
export interface OtherSource {
  readonly name: string
  /** Of the field of the Dutch text; those of the others follow from it. */
  readonly id: string
  /** A key of the catalogue that says which text it is; none where a form has one. */
  readonly label?: string
  /** False for a text that a form has room for, and that goes to nobody as it is filled in. */
  readonly isAsked?: boolean
  readonly others: Others
  readonly composed: { readonly text: FinalText; readonly remarks: readonly Remark[] } | undefined
}

/** The other languages as a form shows them: those that are read, with their fields. */
export const otherRows = (readers: ByLanguage | undefined, sources: readonly OtherSource[]) =>
  otherLanguages.map((language) => {
    const fields = sources.map((source) => otherRow(language, source))
    const count = readers?.[language] ?? 0
    return { language, count, fields, isDutchOnly: fields.some((field) => field.isDutchOnly) }
  })

function otherRow(language: OtherLanguage, source: OtherSource) {
  const { name, id, label, isAsked, others, composed } = source
  const remarks = composed?.remarks ?? []
  return {
    ...{ id: `${id}-${language}`, name: otherField(name, language), label, isAsked },
    ...{ madeName: madeField(name, language), ...others[language] },
    // Nothing is missing as long as there is no Dutch text either.
    isDutchOnly: composed !== undefined && others[language].text === '',
    words: composed?.text.translations?.[language],
    remarks: remarks.filter((remark) => languageOfRemark(remark) === language),
  }
}

/** The fields of the other languages by what a refusal names. */
export const otherIds = (id: string, of = 'text'): Readonly<Record<string, string>> =>
  Object.fromEntries(
    otherLanguages.map((language) => [`${of}.translations.${language}`, `${id}-${language}`]),
  )
