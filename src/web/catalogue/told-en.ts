import type { toldNl } from './told-nl.ts'

/** What people told while an action ran, in its timeline and its report. */
export const toldEn: Readonly<Record<keyof typeof toldNl, string>> = {
  'report.deed.tip': 'Tip {n} written down',
  'report.deed.tip-passed': 'Tip {n} passed on to: {to}',
  'report.deed.duty-told.override': "Duty phones told: sent without anybody else's consent",
  'report.deed.duty-seen.override': "Seen: sent without anybody else's consent",
  'report.deed.duty-told.replies': 'Duty phones told: replies unread',
  'report.deed.duty-told.still-current': 'Duty phones told: still current?',
  'report.deed.duty-told.choose': 'Duty phones told: extend or close',
  'report.deed.duty-seen.replies': 'Seen: replies wait',
  'report.deed.duty-seen.still-current': 'Seen: the question whether it is still current',
  'report.deed.duty-seen.choose': 'Seen: the question to extend or close',
  'told.title': 'Replies and tips',
  'told.replies': 'Replies by SMS: {count}. People who got the automatic answer: {answered}.',
  'told.times': 'The first {first}, the last {last}.',
  'told.tips': 'Tips written down: {count}, of which passed on: {passed}.',
  'told.n': 'Number',
  'told.words': 'What was told',
  'told.by': 'Written down by',
  'told.passed': 'Passed on',
  'told.hidden': 'What was told is erased after 14 days, or shown only to those who alert.',
}
