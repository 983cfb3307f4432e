import type { englishNl } from './english-nl.ts'

/** The English text of an action. */
export const englishEn: Readonly<Record<keyof typeof englishNl, string>> = {
  'english.title': 'Message in English',
  'english.hint':
    'For those who read English. It follows the fields until you write in it. Without a text they get the Dutch message.',
  'english.count': '{count} people in this area get the English message.',
  'english.by-hand':
    'You wrote the Dutch message yourself. Write the English one too, or everybody gets the Dutch one.',
  'english.of': 'English: {words}',
}
