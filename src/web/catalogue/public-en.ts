import type { publicNl } from './public-nl.ts'

/** What a municipality may publish about an action. */
export const publicEn: Record<keyof typeof publicNl, string> = {
  'summary.title': 'Summary for publication',
  'summary.label': 'Text for the website or the press',
  'summary.hint': 'Nothing in it tells who somebody is. Make it empty when you publish nothing.',
  'summary.why': 'Copy this text to the website. After closing, this is the text for afterwards.',
  'summary.copy': 'Copy the text',
  'summary.copied': 'Copied',
  'publication-describes':
    '“{words}” tells what somebody or something looks like. Take it out of the summary: what you publish can be found for years.',
  'publication-place':
    'The summary names a place: “{place}”. Take it out: what you publish can be found for years.',
  'publication-long': 'The summary is too long. Use at most {most} characters.',
}
