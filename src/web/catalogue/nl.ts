import { answerNl } from './answer-nl.ts'
import { borderNl } from './border-nl.ts'
import { checkNl } from './check-nl.ts'
import { confirmNl } from './confirm-nl.ts'
import { counterNl } from './counter-nl.ts'
import { cutOffNl } from './cut-off-nl.ts'
import { deliveryNl } from './delivery-nl.ts'
import { doorNl } from './door-nl.ts'
import { doublesNl } from './doubles-nl.ts'
import { drillNl } from './drill-nl.ts'
import { dutyNl } from './duty-nl.ts'
import { endNl } from './end-nl.ts'
import { errandNl } from './errand-nl.ts'
import { eyesNl } from './eyes-nl.ts'
import { fatigueNl } from './fatigue-nl.ts'
import { fewNl } from './few-nl.ts'
import { gateNl } from './gate-nl.ts'
import { importNl } from './import-nl.ts'
import { leaveOutNl } from './leave-out-nl.ts'
import { lookedNl } from './looked-nl.ts'
import { mapNl } from './map-nl.ts'
import { modemsNl } from './modems-nl.ts'
import { morningNl } from './morning-nl.ts'
import { newNl } from './new-nl.ts'
import { orderNl } from './order-nl.ts'
import { otherNl } from './other-nl.ts'
import { overviewNl } from './overview-nl.ts'
import { ownPhoneNl } from './own-phone-nl.ts'
import { participantsNl } from './participants-nl.ts'
import { policyNl } from './policy-nl.ts'
import { portalNl } from './portal-nl.ts'
import { publicNl } from './public-nl.ts'
import { reachNl } from './reach-nl.ts'
import { refusedNl } from './refused-nl.ts'
import { rulesNl } from './rules-nl.ts'
import { runNl } from './run-nl.ts'
import { speechNl } from './speech-nl.ts'
import { templateNl } from './template-nl.ts'
import { toldNl } from './told-nl.ts'
import { trialNl } from './trial-nl.ts'
import { upsNl } from './ups-nl.ts'
import { whereNl } from './where-nl.ts'
import { whoNl } from './who-nl.ts'

/** Every text of the screens and of refusals, Dutch first. `{name}` is filled in. */
export const nl = {
  app: 'Omroeper',
  skip: 'Naar de inhoud',
  'nav.start': 'Paraat?',
  'nav.actions': 'Acties',
  'nav.participants': 'Deelnemers',
  'nav.modems': 'Modems',
  'nav.logout': 'Afmelden',
  'nav.language': 'English',
  'nav.main': 'Hoofdmenu',
  'nav.menu': 'Menu',
  'ready.title': 'Kunnen we alarmeren?',
  'ready.yes': 'Klaar om te alarmeren',
  'ready.unproved': 'Waarschijnlijk klaar',
  'ready.no': 'Alarmeren kan nu niet',
  'ready.yes.why': '{ready} van {all} modems op {operators} netwerken, vandaag nog verzonden.',
  'ready.unproved.why':
    '{ready} van {all} modems zijn aangemeld op het netwerk. Vandaag is nog niets verzonden, dus zeker is het niet.',
  'ready.no.why': 'Geen enkele modem kan nu verzenden. Kijk bij Modems wat er aan de hand is.',
  'ready.clock':
    'De klok van dit apparaat klopt niet. Er gaat niets uit tot hij goed staat. Vraag de beheerder.',
  'ready.limit': 'Let op: modem {id} mag vandaag nog {left} berichten versturen.',
  'ready.look': 'Bekijk',
  'ready.disk.full': 'De schijf is bijna vol. Nieuwe acties kunnen niet starten tot er ruimte is.',
  'ready.disk.no-reserve':
    'Er is bijna geen ruimte op de schijf. Raakt hij vol, dan stopt ook een lopende actie. Maak minstens 32 MB vrij.',
  'ready.people':
    '{participants} deelnemers. Nu bereikbaar per sms: {sms}. Nachtrust: {quiet}. Alleen bellen: {voiceOnly}.',
  'ready.unavailable': 'Met pauze of buiten hun eigen uren: {unavailable}.',
  'ready.all': 'Iedereen een bericht: ongeveer {time}.',
  'running.title': 'Lopende acties',
  'running.none': 'Er loopt geen actie.',
  'last.title': 'Laatste acties',
  'last.none': 'Er zijn nog geen acties geweest.',
  'last.begin': 'Begin met een oefening',
  'action.new': 'Nieuwe actie',
  'action.state.running': 'Loopt',
  'action.state.stopped': 'Gestopt',
  'action.state.closing': 'Wordt afgesloten',
  'action.state.closed': 'Afgesloten',
  'action.exercise': 'OEFENING',
  'action.startedAt': 'Gestart {when}',
  'action.startedBy': 'Gestart {when} door {who}',
  'action.runs': 'loopt {duration}',
  'action.lasted': 'duurde {duration}',
  'action.selected': '{count} mensen',
  'phase.alert': 'Oproep',
  'phase.update': 'Aanvulling',
  'phase.correction': 'Correctie',
  'phase.result': 'Afloop',
  'outcome.search.found-by-participant': 'Gevonden dankzij een deelnemer',
  'outcome.search.found-otherwise': 'Op een andere manier gevonden',
  'outcome.search.arrested': 'Iemand aangehouden',
  'outcome.search.not-found': 'Niet gevonden',
  'outcome.search.withdrawn': 'Ingetrokken',
  'outcome.search.neutral': 'Afgerond, zonder details',
  'outcome.hazard.found-by-participant': 'Voorbij, dankzij een deelnemer',
  'outcome.hazard.found-otherwise': 'Voorbij',
  'outcome.hazard.not-found': 'Nog niet voorbij',
  'outcome.hazard.withdrawn': 'Ingetrokken',
  'outcome.hazard.neutral': 'Afgerond, zonder details',
  'nav.texts': 'Berichten',
  'texts.title': 'Ontvangen berichten',
  'texts.why':
    'Wat mensen terugstuurden naar de modems. De politie leest dit niet. Na twee weken verdwijnt het.',
  'texts.none': 'Er is nog niets ontvangen.',
  'texts.unreadable': 'Onleesbaar bericht',
  'texts.incomplete': 'Een deel van dit bericht kwam niet aan.',
  'texts.more': 'Oudere berichten staan hier niet.',
  'actions.title': 'Acties',
  'actions.number': 'Nummer',
  'actions.kind': 'Soort',
  'actions.when': 'Wanneer',
  'actions.state': 'Stand',
  'actions.people': 'Mensen',
  few: '<5',
  some: 'een aantal',
  minutes: '{minutes} min',
  seconds: '{seconds} s',
  hours: '{hours} uur {minutes} min',
  ago: '{when}, {minutes} min geleden',
  ...confirmNl,
  ...counterNl,
  ...doublesNl,
  ...doorNl,
  ...drillNl,
  ...answerNl,
  ...endNl,
  ...errandNl,
  ...eyesNl,
  ...fatigueNl,
  ...borderNl,
  ...fewNl,
  ...gateNl,
  ...orderNl,
  ...importNl,
  ...leaveOutNl,
  ...ownPhoneNl,
  ...cutOffNl,
  ...policyNl,
  ...publicNl,
  ...rulesNl,
  ...dutyNl,
  ...toldNl,
  ...portalNl,
  ...lookedNl,
  ...mapNl,
  ...morningNl,
  ...overviewNl,
  ...reachNl,
  ...runNl,
  ...speechNl,
  ...templateNl,
  ...trialNl,
  ...upsNl,
  ...otherNl,
  ...whoNl,
  ...whereNl,
  ...newNl,
  ...checkNl,
  ...participantsNl,
  ...modemsNl,
  ...refusedNl,
  ...deliveryNl,
} as const
