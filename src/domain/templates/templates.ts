import de from '../../../config/templates/de.json' with { type: 'json' }
import en from '../../../config/templates/en.json' with { type: 'json' }
import nl from '../../../config/templates/nl.json' with { type: 'json' }
import pl from '../../../config/templates/pl.json' with { type: 'json' }
import type { Kind } from '../action.ts'
import { type Sort, sortOf } from '../description/description.ts'
import type { TextLanguage } from '../description/tongue.ts'
import type { TemplateUse } from './uses.ts'

/** Whom a shipped template is for: one kind, every kind of a sort, or all. */
type For = Kind | Sort | 'every'

/** The templates of one language as a file has them. */
type Shipped = Readonly<Partial<Record<TemplateUse, Readonly<Partial<Record<For, string>>>>>>

/** As shipped, `config/templates/`: a language is a file and a line here. */
const shipped: Readonly<Record<TextLanguage, Shipped>> = { nl, en, de, pl }

/** The languages that have templates. */
export const templateLanguages = Object.keys(shipped) as readonly TextLanguage[]

/** Which template it is. */
export interface TemplateName {
  readonly kind: Kind
  readonly use: TemplateUse
  readonly language: TextLanguage
}

/** What a municipality wrote in the place of shipped templates, by their key. */
export type OwnTemplates = Readonly<Record<string, string>>

/** `missing-child/alert/nl`. */
export const templateKey = ({ kind, use, language }: TemplateName): string =>
  `${kind}/${use}/${language}`

/** The template as it is shipped; a text that is not spoken otherwise has none of its own. */
export function shippedTemplate({ kind, use, language }: TemplateName): string | undefined {
  const ways = shipped[language][use]
  return ways?.[kind] ?? ways?.[sortOf(kind)] ?? ways?.every
}

/** The template that counts: the municipality's own, or the shipped one. */
export const templateOf = (name: TemplateName, own: OwnTemplates = {}): string | undefined =>
  own[templateKey(name)] ?? shippedTemplate(name)
