import { dutchAlertFields } from './dutch-alert.ts'
import { dutchKeyFields } from './dutch-results.ts'
import { dutchSpokenFields } from './dutch-spoken.ts'
import { englishAlertFields } from './english-alert.ts'
import { englishKeyFields } from './english-results.ts'
import { germanTongue } from './german.ts'
import { polishTongue } from './polish.ts'
import type { TextLanguage, Tongue } from './tongue.ts'

/** How each language tells a description: the one description of an action, in every language. */
export const tongues: Readonly<Record<TextLanguage, Tongue>> = {
  nl: {
    fields: (about) => ({ ...dutchAlertFields(about), ...dutchKeyFields(about) }),
    spoken: (about) => ({ ...dutchSpokenFields(about), ...dutchKeyFields(about) }),
  },
  // Speech puts numbers and times into words; short sentences are the alert's own.
  en: { fields: (about) => ({ ...englishAlertFields(about), ...englishKeyFields(about) }) },
  de: germanTongue,
  pl: polishTongue,
}
