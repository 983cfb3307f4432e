import type { TextLanguage } from '../description/tongue.ts'
import { tongues } from '../description/tongues.ts'
import { scenarios } from './scenarios.ts'
import { shippedTemplate, templateLanguages } from './templates.ts'
import { everyTemplate } from './uses.ts'

/** What people put their own words in the place of, as the update of a hazard has it. */
export const placeForNews: Readonly<Record<TextLanguage, string>> = {
  nl: '[Wat is er veranderd?]',
  en: '[What has changed?]',
  de: '[Was hat sich geändert?]',
  pl: '[Co sie zmienilo?]',
}

const bracketed = /\[[^[\]]*\]/g

const placesIn = (words: string): readonly string[] =>
  [...words.matchAll(bracketed)].map(([place]) => place.toLowerCase())

const ofTemplates = templateLanguages.flatMap((language) =>
  everyTemplate().flatMap(([kind, use]) => {
    const words = shippedTemplate({ kind, use, language }) ?? ''
    return placesIn(tongues[language].written?.(words) ?? words)
  }),
)
const ofScenarios = scenarios.flatMap(({ fields }) => placesIn(Object.values(fields).join(' ')))

/** Only what templates and scenarios have: somebody may well write brackets of their own. */
const places: ReadonlySet<string> = new Set([...ofTemplates, ...ofScenarios])

/** What is still to be filled in in a text that was offered; undefined when nothing is. */
export const placeToFillIn = (text: string): string | undefined =>
  [...text.matchAll(bracketed)]
    .map(([place]) => place)
    .find((place) => places.has(place.toLowerCase()))
