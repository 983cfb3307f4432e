import { dutchAlert } from './dutch-alert.ts'
import { dutchKey, dutchResult, dutchSummary } from './dutch-results.ts'
import { dutchSpoken } from './dutch-spoken.ts'
import { englishAlert } from './english-alert.ts'
import { englishKey, englishResult, englishSummary } from './english-results.ts'
import type { TextLanguage, Tongue } from './tongue.ts'

/** How each language tells a description: the one description of an action, in every language. */
export const tongues: Readonly<Record<TextLanguage, Tongue>> = {
  nl: {
    alert: dutchAlert,
    spoken: dutchSpoken,
    key: dutchKey,
    result: dutchResult,
    summary: dutchSummary,
  },
  en: {
    alert: englishAlert,
    // Speech puts numbers and times into words; short sentences are the alert's own.
    spoken: englishAlert,
    key: englishKey,
    result: englishResult,
    summary: englishSummary,
  },
}
