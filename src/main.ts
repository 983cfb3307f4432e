import { v7 as newId } from 'uuid'
import type { IncomingPdu, ModemBank } from '../hardware/modem.ts'
import type { Acceptances } from './acceptance/acceptance.ts'
import { after } from './after.ts'
import { startClocks } from './clocks.ts'
import { hears, through } from './consequences.ts'
import { answerCall } from './dispatch/answer-call.ts'
import { Dispatch } from './dispatch/dispatch.ts'
import { receivePdu } from './dispatch/incoming.ts'
import type { DispatchPorts } from './dispatch/ports.ts'
import { rehearse } from './dispatch/rehearse.ts'
import { resume } from './dispatch/resume.ts'
import { soon } from './dispatch/soon.ts'
import { doors } from './doors.ts'
import { dutyPorts } from './duty-clock.ts'
import { countParts, received } from './from-modems.ts'
import { Importing } from './imports/importing.ts'
import { manyIds } from './imports/many-ids.ts'
import { openMembership } from './membership/membership.ts'
import { membershipPorts } from './membership-ports.ts'
import { openModems } from './modem-bank.ts'
import { modemDoors, usedModems } from './modem-doors.ts'
import { modemTrials } from './modem-trials.ts'
import { openDrills } from './open-drills.ts'
import type { OpenFolder } from './open-folder.ts'
import { openPortalDoor } from './portal-door.ts'
import type { Drills } from './practice/drills.ts'
import type { ServeOptions } from './serve-options.ts'
import { openSpeech, type Speech } from './speech/speech.ts'
import type { Store } from './store/store.ts'
import { askUpsd, upsdPort } from './ups/ask-upsd.ts'
import { type UpsWatch, watchUpsd } from './ups/watch-upsd.ts'
import { buildApp } from './web/app.ts'
import { openFrontDoor } from './web/front-door.ts'
import { type Shown, webPorts } from './web-ports.ts'

/** A running appliance. */
export interface Appliance {
  readonly url: string
  /** Ends it cleanly: waits for a part on the air, then closes everything. */
  readonly stop: () => Promise<void>
}

/** Builds the appliance from its parts around what its folder holds, and goes to work. */
export async function serve(options: ServeOptions, folder: OpenFolder): Promise<Appliance> {
  const { config, log, now } = options
  let dispatch: Dispatch | undefined
  const door = await openFrontDoor(config.listen, config.dataDir, log)
  const store = await folder.store
  const speech = openSpeech({ dataDir: config.dataDir, now, log })
  const trials = modemTrials({ ...config, store, speech, bank: () => bank, now, after, log })
  const bank = openModems({
    ...options,
    store,
    receive: receiver(() => dispatch, store, trials),
    answer: async (call) => (dispatch ? answerCall(dispatch)(call) : undefined),
    ...(options.demo ? { life: options.demo.life } : {}),
  })
  const membership = openMembership(membershipPorts(options, store, bank))
  const heard = hears(dutyPorts(options, store), membership, log)
  dispatch = new Dispatch({ ...dispatchPorts(options, { store, bank, speech }), ...heard })
  const kept = through(dispatch, store, membership)
  await options.demo?.prepare(kept)
  const importing = new Importing({ store: kept, newId: manyIds(), now })
  folder.answer(doors({ store: kept, newId: () => newId(), now }, importing))
  const running = dispatch
  await resume(running)
  bank.onChange(soon(() => running.run.pump()))
  const about = { importing, membership, isSecure: door.isSecure, ups: upsHere(options) }
  const drills = drillsBeside(options, running, kept, door.isSecure)
  const parts = { dispatch: running, store: kept, bank, speech, trials, drills, ...about }
  const app = await buildApp(webPorts(options, shownOf(options, parts)), door)
  await app.ready()
  door.open()
  running.open()
  rehearse(running)
  log('info', 'serving', { url: door.url, participants: store.state.participants.size })
  const closePortal = openPortalDoor(options, membershipPorts(options, kept, bank), kept, after)
  const closeDoor = () => Promise.all([app.close().then(door.close), closePortal()])
  const { release } = folder
  const end = { ...parts, store, stopClocks: startClocks(options, parts), closeDoor, release }
  return { url: door.url, stop: () => stopAll(end) }
}

/** They are told of what happens here, so that they stand still as soon as people are alerted. */
function drillsBeside(
  options: ServeOptions,
  dispatch: Dispatch,
  store: Store,
  isSecure: boolean,
): Drills {
  const { config, version, packageRoot, log, now } = options
  const { municipality: policy } = config
  const { locale } = policy
  const frame = { policy, locale, now, after, version, packageRoot, isSecure, log }
  const drills = openDrills(store, frame)
  dispatch.onChange(() => drills.look())
  return drills
}

/** Nothing begins any more; what is on the air is waited for; then everything is closed. */
async function stopAll(end: {
  readonly dispatch: Dispatch
  readonly bank: ModemBank
  readonly speech: Speech
  readonly importing: Importing
  readonly drills: Drills
  readonly store: Store
  readonly stopClocks: () => Promise<void>
  readonly closeDoor: () => Promise<unknown>
  readonly release: () => Promise<void>
}): Promise<void> {
  const stoppedClocks = end.stopClocks()
  end.dispatch.stop()
  const ends = [end.closeDoor(), stoppedClocks, end.importing.close(), end.drills.close()]
  await Promise.all([end.bank.stop(), ...ends])
  await end.store.close()
  await end.release()
}

/** What a modem received, for dispatch first and then for the test of a modem; not before it runs. */
const receiver =
  (dispatch: () => Dispatch | undefined, { state }: Store, trials: Acceptances) =>
  async (incoming: IncomingPdu) => {
    const running = dispatch()
    if (!running) throw new Error('not ready to receive')
    const known = { before: state.incoming.values(), now: running.ports.now() }
    await receivePdu(running)(received(incoming, known))
    trials.hear(incoming)
  }

/** What dispatch has of the store, the modems and the voice. */
const dispatchPorts = (
  { config, log, now }: ServeOptions,
  { store, bank, speech }: { store: Store; bank: ModemBank; speech: Speech },
): DispatchPorts => ({
  policy: config.municipality,
  ledger: store,
  modems: usedModems(bank, store),
  now,
  newId: () => newId(),
  countParts,
  speech: {
    canSpeak: () => speech.canSpeak(),
    sound: (request) => speech.sound(request),
  },
  log,
  after,
})

/** The parts, with what screens see of the modems. */
const shownOf = <P extends Pick<Shown, 'dispatch' | 'store'> & { bank: ModemBank; speech: Speech }>(
  options: ServeOptions,
  parts: P,
) => {
  const sent = (iccid: string) => parts.dispatch.budget.sent(iccid, options.now())
  return { ...parts, ...modemDoors(options, { ...parts, sent }) }
}

/** What feeds the box, as upsd on it tells. */
const upsHere = ({ now, log }: ServeOptions): UpsWatch =>
  watchUpsd({ ask: () => askUpsd(upsdPort), now, after, log })
