import { answerEn } from './answer-en.ts'
import { borderEn } from './border-en.ts'
import { checkEn } from './check-en.ts'
import { confirmEn } from './confirm-en.ts'
import { counterEn } from './counter-en.ts'
import { cutOffEn } from './cut-off-en.ts'
import { deliveryEn } from './delivery-en.ts'
import { doorEn } from './door-en.ts'
import { doublesEn } from './doubles-en.ts'
import { drillEn } from './drill-en.ts'
import { dutyEn } from './duty-en.ts'
import { endEn } from './end-en.ts'
import { errandEn } from './errand-en.ts'
import { eyesEn } from './eyes-en.ts'
import { fatigueEn } from './fatigue-en.ts'
import { fewEn } from './few-en.ts'
import { gateEn } from './gate-en.ts'
import { importEn } from './import-en.ts'
import type { Key } from './index.ts'
import { leaveOutEn } from './leave-out-en.ts'
import { lookedEn } from './looked-en.ts'
import { mapEn } from './map-en.ts'
import { modemsEn } from './modems-en.ts'
import { morningEn } from './morning-en.ts'
import { newEn } from './new-en.ts'
import { orderEn } from './order-en.ts'
import { otherEn } from './other-en.ts'
import { overviewEn } from './overview-en.ts'
import { ownPhoneEn } from './own-phone-en.ts'
import { participantsEn } from './participants-en.ts'
import { policyEn } from './policy-en.ts'
import { portalEn } from './portal-en.ts'
import { publicEn } from './public-en.ts'
import { reachEn } from './reach-en.ts'
import { refusedEn } from './refused-en.ts'
import { rulesEn } from './rules-en.ts'
import { runEn } from './run-en.ts'
import { speechEn } from './speech-en.ts'
import { templateEn } from './template-en.ts'
import { toldEn } from './told-en.ts'
import { trialEn } from './trial-en.ts'
import { upsEn } from './ups-en.ts'
import { whereEn } from './where-en.ts'
import { whoEn } from './who-en.ts'

/** The same texts in English; messages to participants stay Dutch. */
export const en: Readonly<Record<Key, string>> = {
  app: 'Omroeper',
  skip: 'Skip to content',
  'nav.start': 'Ready?',
  'nav.actions': 'Actions',
  'nav.participants': 'Participants',
  'nav.modems': 'Modems',
  'nav.logout': 'Log out',
  'nav.language': 'Nederlands',
  'nav.main': 'Main menu',
  'nav.menu': 'Menu',
  'ready.title': 'Can we alert?',
  'ready.yes': 'Ready to alert',
  'ready.unproved': 'Probably ready',
  'ready.no': 'We cannot alert now',
  'ready.yes.why': '{ready} of {all} modems on {operators} networks, sent today.',
  'ready.unproved.why':
    '{ready} of {all} modems are registered. Nothing was sent today yet, so it is not certain.',
  'ready.no.why': 'No modem can send now. Look at Modems for the reason.',
  'ready.clock':
    'The clock of this box is wrong. Nothing goes out until it is right. Ask the administrator.',
  'ready.limit': 'Look: modem {id} may send {left} more messages today.',
  'ready.look': 'Have a look',
  'ready.disk.full': 'The disk is nearly full. No new action can start until there is room.',
  'ready.disk.no-reserve':
    'There is hardly any room on the disk. If it fills up, a running action stops too. Free at least 32 MB.',
  'ready.people':
    '{participants} participants. By SMS now: {sms}. Quiet hours: {quiet}. Calls only: {voiceOnly}.',
  'ready.unavailable': 'Paused or outside their own hours: {unavailable}.',
  'ready.all': 'A message to everyone: about {time}.',
  'running.title': 'Running actions',
  'running.none': 'No action is running.',
  'last.title': 'Latest actions',
  'last.none': 'There were no actions yet.',
  'last.begin': 'Start with an exercise',
  'action.new': 'New action',
  'action.state.running': 'Running',
  'action.state.stopped': 'Stopped',
  'action.state.closing': 'Closing',
  'action.state.closed': 'Closed',
  'action.exercise': 'EXERCISE',
  'action.startedAt': 'Started {when}',
  'action.startedBy': 'Started {when} by {who}',
  'action.runs': 'running for {duration}',
  'action.lasted': 'lasted {duration}',
  'action.selected': '{count} people',
  'phase.alert': 'Alert',
  'phase.update': 'Update',
  'phase.correction': 'Correction',
  'phase.result': 'Result',
  'outcome.search.found-by-participant': 'Found thanks to a participant',
  'outcome.search.found-otherwise': 'Found otherwise',
  'outcome.search.arrested': 'Somebody arrested',
  'outcome.search.not-found': 'Not found',
  'outcome.search.withdrawn': 'Withdrawn',
  'outcome.search.neutral': 'Ended, without details',
  'outcome.hazard.found-by-participant': 'Over, thanks to a participant',
  'outcome.hazard.found-otherwise': 'Over',
  'outcome.hazard.not-found': 'Not over yet',
  'outcome.hazard.withdrawn': 'Withdrawn',
  'outcome.hazard.neutral': 'Ended, without details',
  'nav.texts': 'Messages',
  'texts.title': 'Received messages',
  'texts.why':
    'What people sent back to the modems. The police do not read this. It is gone after two weeks.',
  'texts.none': 'Nothing has been received yet.',
  'texts.unreadable': 'Unreadable message',
  'texts.incomplete': 'A part of this message did not arrive.',
  'texts.more': 'Older messages are not shown here.',
  'actions.title': 'Actions',
  'actions.number': 'Number',
  'actions.kind': 'Kind',
  'actions.when': 'When',
  'actions.state': 'State',
  'actions.people': 'People',
  few: '<5',
  some: 'some',
  minutes: '{minutes} min',
  seconds: '{seconds} s',
  hours: '{hours} h {minutes} min',
  ago: '{when}, {minutes} min ago',
  ...confirmEn,
  ...counterEn,
  ...doublesEn,
  ...doorEn,
  ...drillEn,
  ...answerEn,
  ...endEn,
  ...errandEn,
  ...eyesEn,
  ...fatigueEn,
  ...borderEn,
  ...fewEn,
  ...gateEn,
  ...orderEn,
  ...importEn,
  ...leaveOutEn,
  ...ownPhoneEn,
  ...cutOffEn,
  ...policyEn,
  ...publicEn,
  ...rulesEn,
  ...dutyEn,
  ...toldEn,
  ...portalEn,
  ...lookedEn,
  ...mapEn,
  ...morningEn,
  ...overviewEn,
  ...reachEn,
  ...runEn,
  ...speechEn,
  ...templateEn,
  ...trialEn,
  ...upsEn,
  ...otherEn,
  ...whoEn,
  ...whereEn,
  ...newEn,
  ...checkEn,
  ...participantsEn,
  ...modemsEn,
  ...refusedEn,
  ...deliveryEn,
}
