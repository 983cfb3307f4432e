import type { runNl } from './run-nl.ts'

/** What is told to an action that runs, and what it shows of itself. */
export const runEn: Readonly<Record<keyof typeof runNl, string>> = {
  'extend-not-running': 'This action no longer runs. Extend an action while it runs.',
  'extend-is-held': 'The message of this action waits for you. Let it go first.',
  'extend-enough': 'This action was extended {most} times. Close it.',
  'extend-nobody':
    'Nobody in this area is without the message. Choose a larger area, or close the action.',
}
