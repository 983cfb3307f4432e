import type { orderNl } from './order-nl.ts'

/** The same in English. */
export const orderEn: Readonly<Record<keyof typeof orderNl, string>> = {
  'order.goes.update': 'The update is about to go to {count} people',
  'order.goes.correction': 'The correction is about to go to {count} people',
  'order.goes.result': 'The action is about to close. The result goes to {count} people',
  'order.goes.result.later':
    'The action is about to close. The result goes on {when} to {count} people',
  'order.goes.extension': 'The extension is about to go to {count} more people',
  'order.goes.by': '{who} pressed {button} at {at}.',
  'order.held':
    'Meanwhile the old message is not sent: people who have not had it yet do not get it.',
  'order.nothing-yet':
    'Nothing of this has been sent yet. If the appliance goes off now, it will not go out.',
  'order.taken-back': 'Taken back. Nothing of this was sent. What you typed is still there.',
  'order.old-goes-on': 'The old message goes on to people who have not had it yet.',
  'order.failed.update': 'The update was not sent',
  'order.failed.correction': 'The correction was not sent',
  'order.failed.result': 'This result was not sent',
  'order.failed.extension': 'The extension was not sent',
  'order.look': 'See what you typed',
  'sending.failed': 'Sending it went wrong. Try again.',
  'order.not.back': 'Back to the action',
  'order.not.unknown':
    'This was not sent. The appliance went off before the 5 seconds were over, or it was more than an hour ago.',
  'since.title': 'Not sent yet: read this first',
  'since.you': 'You',
  'since.update': '{who} sent an update ({at}): “{text}”.',
  'since.update.waits': '{who} pressed {button} ({at}): “{text}”. It is about to go out.',
  'since.correction': '{who} sent a correction ({at}): “{text}”.',
  'since.correction.waits': '{who} pressed {button} ({at}): “{text}”. It is about to go out.',
  'since.result': '{who} closed this action ({at}). The result: “{text}”.',
  'since.result.waits': '{who} pressed {button} ({at}): “{text}”. Nothing can follow after that.',
  'since.extension': '{who} extended the area ({at}).',
  'since.extension.waits': '{who} pressed {button} ({at}): “{text}”. It is about to go out.',
  'extend.ahead':
    '{who} pressed {button} at {at}. The text below is still the one from before that.',
  'since.ask.extension': 'Is your message still right? Change it, or send the extension again.',
  'since.ask.update':
    'Send this update as well? First check that the message for those who do not have it yet is still right.',
  'since.ask.correction': 'Send this correction as well?',
  'since.ask.result': 'Close it all the same, with this result?',
  'since.send.update': 'Send this one too',
  'since.send.correction': 'Send this one too',
  'since.send.result': 'Close all the same with this result',
  'since.over': 'This was not sent. You can still read and copy it here.',
  'since.over.text': 'What you typed',
  'run.stopped.title': 'Stopped: no new alert begins',
  'run.stopped.update': 'Send an update to the people who have the alert already',
  'run.stopped.close': 'Close it and tell how it ended',
  'run.stopped.new': 'Begin a new action if people are needed after all',
  'run.stopped.why':
    'Stopping cannot be taken back. People who have the alert already do not know that you stopped. You can still:',
}
