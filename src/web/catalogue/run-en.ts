import type { runNl } from './run-nl.ts'

/** What is told to an action that runs, and what it shows of itself. */
export const runEn: Readonly<Record<keyof typeof runNl, string>> = {
  'extend-not-running': 'This action no longer runs. Extend an action while it runs.',
  'extend-is-held': 'The message of this action waits for you. Let it go first.',
  'extend-enough': 'This action was extended {most} times. Close it.',
  'extend-nobody':
    'Nobody in this area is without the message. Choose a larger area, or close the action.',
  'extend.title': 'Extend action {number}',
  'extend.why':
    'Only who comes in with the larger area gets this message. Nobody gets it twice. The result will go to everybody.',
  'extend.left': 'You can extend this action {left} more times.',
  'extend.left.one': 'You can extend this action once more.',
  'extend.text': 'Message for who comes in',
  'extend.text.hint': 'Put in what you have learnt since the first alert.',
  'extend.sum': '{count} people come in',
  'extend.sum.when': 'all within {all}',
  'extend.check': 'Look at the extension',
  'extend.send': 'Yes, send it to {count} more people',
  'extend.back': 'Back to the action',
  'run.extend': 'Extend',
  'run.extend.why': 'A larger area as well, for who has not had the message.',
  'run.extend.done': 'This action was extended {count} times. Close it when nothing more comes.',
  'run.extended': 'Extended at {time}: {count} more people.',
}
