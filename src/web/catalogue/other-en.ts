import type { otherNl } from './other-nl.ts'

/** The texts of an action in other languages than Dutch. */
export const otherEn: Readonly<Record<keyof typeof otherNl, string>> = {
  'other.title': 'Other languages',
  'other.en': 'English',
  'other.de': 'German',
  'other.pl': 'Polish',
  'other.hint':
    'For those who read another language. It follows the fields until you write in it. Without a text they get the Dutch message.',
  'other.no-area': 'Choose an area to see what people there read.',
  'other.none': 'Everybody here reads Dutch.',
  'other.count': '{language}: {count}.',
  'other.dutch-only': '{language}: {count}, get Dutch only.',
  'other.get': '{count} people get this message.',
  'other.get-dutch': '{count} people read this and get the Dutch message.',
  'other.write': 'Write the message here ({language}). Otherwise they get the Dutch one.',
  'other.alert': 'message',
  'other.update': 'update',
  'other.combined': 'message for people who have had nothing yet',
  'other.of': '{language}: {words}',
  'text-to-fill-in': 'Fill in what stands between brackets: {words}.',
}
