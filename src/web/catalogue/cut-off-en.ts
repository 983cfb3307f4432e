import type { cutOffNl } from './cut-off-nl.ts'

/** The same in English. */
export const cutOffEn: Readonly<Record<keyof typeof cutOffNl, string>> = {
  'cut-off.title': 'NOTHING was sent',
  'cut-off.own': 'You pressed Send on {at} ({what}). Because of a restart NOTHING was sent.',
  'cut-off.other': '{who} pressed Send on {at} ({what}). Because of a restart NOTHING was sent.',
  'cut-off.title.extension': 'The extension was NOT sent',
  'cut-off.asked.own':
    'You asked on {at} for somebody to look at it ({what}). A restart lost that question. NOTHING was sent.',
  'cut-off.asked.other':
    '{who} asked on {at} for somebody to look at it ({what}). A restart lost that question. NOTHING was sent.',
  'cut-off.asked.own.extension':
    'You asked on {at} for somebody to look at an extension ({what}). A restart lost that question. The action itself did not change.',
  'cut-off.asked.other.extension':
    '{who} asked on {at} for somebody to look at an extension ({what}). A restart lost that question. The action itself did not change.',
  'cut-off.yours.asked': 'Nobody got a message. Is it still needed? Look at it and ask again.',
  'cut-off.yours.extension':
    'No more people got a message. Is it still needed? Look at it and ask again.',
  'cut-off.theirs.extension':
    'No more people got a message. Is it still needed? Tell {who}, or extend the action yourself.',
  'cut-off.again.asked':
    'Nothing was sent yet. This is your alert from before the restart. Check everything and ask again.',
  'cut-off.again.extension':
    'Nothing more was sent yet. This is your extension from before the restart. Check everything and ask again.',
  'cut-off.agreed':
    '{other} agreed on {at} to the alert by {who} ({what}). Because of a restart NOTHING was sent.',
  'cut-off.agreed.extension':
    '{other} agreed on {at} to the extension by {who} ({what}). Because of a restart it did NOT go out.',
  'cut-off.yours': 'Nobody got a message. Is it still needed? Look at it and send it again.',
  'cut-off.theirs': 'Nobody got a message. Is it still needed? Tell {who}, or make a new action.',
  'cut-off.title.update': 'The update was NOT sent',
  'cut-off.title.correction': 'The correction was NOT sent',
  'cut-off.title.result': 'The action was NOT closed',
  'cut-off.own.order':
    'You pressed {button} on {at} ({what}). Because of a restart that did NOT happen.',
  'cut-off.other.order':
    '{who} pressed {button} on {at} ({what}). Because of a restart that did NOT happen.',
  'cut-off.yours.order':
    'Nobody got this message, and it changed nothing of the action. Is it still needed? Look at it and send it again.',
  'cut-off.theirs.order':
    'Nobody got this message, and it changed nothing of the action. Is it still needed? Tell {who}, or do it yourself at the action.',
  'cut-off.again.order':
    'Nothing of this was sent yet. This is how you filled it in before the restart. Check everything and send it again.',
  'cut-off.look': 'Look again',
  'cut-off.let-be': 'Let it be',
  'cut-off.again':
    'Nothing was sent yet. This is your alert from before the restart. Check everything and send it again.',
  'report.deed.ask-cut-off': 'Asked for somebody to look at it; a restart lost that question',
  'report.deed.cut-off': 'Pressed Send; because of a restart nothing went out then',
  'term.what.presses': 'A message that was not sent because of a restart',
  'term.note.presses': 'For a resuscitation {home}.',
}
