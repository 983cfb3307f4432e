import { type Language, speaker } from './index.ts'
import { termsInWords } from './terms-in-words.ts'

/** The statement about privacy, by the language it is in. */
export const statements = { nl: 'privacy/statement', en: 'privacy/statement-en' } as const

/** What a document about privacy is filled in with, in its own language. */
export function privacyWords(
  language: Language,
  policy: {
    readonly name: string
    readonly messagePrefix: string
    readonly quietHours: string
  },
) {
  const t = speaker(language)
  const terms = termsInWords(t)
  return {
    municipality: policy.name,
    messagePrefix: policy.messagePrefix,
    quietHours: policy.quietHours,
    words: {
      what: t('privacy.what'),
      length: t('privacy.length'),
      since: t('privacy.since'),
      exceptions: t('privacy.exceptions'),
      removal: t('privacy.removal'),
    },
    terms,
    term: Object.fromEntries(terms.map(({ id, length }) => [id, length])),
  }
}
