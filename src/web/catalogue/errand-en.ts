import type { errandNl } from './errand-nl.ts'

/** The two texts of a resuscitation: who goes there at once, and who first fetches an AED. */
export const errandEn: Readonly<Record<keyof typeof errandNl, string>> = {
  'who.aed': 'Where is an AED?',
  'field.aed.name': 'AED place',
  'field.aed': 'where an AED hangs',
  'template.use.fetch': 'First message for those who fetch the AED first',
  'errand.text': 'Message for those who fetch the AED first',
  'errand.hint':
    'In turn, who lives near first: one in three gets the message above and goes there at once. The other two get this message.',
  'errand.begins': 'Goes there at once',
  'errand.fetches': 'Fetches the AED first',
  'errand.count': '{count} people',
  'errand.readers': '{count} people read this, and get one of the two.',
  'errand.coming': 'Straight there: {begin}. The AED first: {fetch}.',
  'errand.update': 'Message for those who fetch the AED first and have had nothing yet',
  'errand.combined': 'message for those who fetch the AED first and have had nothing yet',
  'errand.of': 'Message for those who fetch the AED first: {words}',
  'errand.spoken':
    'Only those who go there at once hear other words or a recording. Those who fetch the AED first hear their own message.',
}
