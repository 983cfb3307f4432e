import type { FastifyError, FastifyInstance, FastifyPluginAsync } from 'fastify'
import { type Key, speaker } from '../catalogue/index.ts'
import { playColleague } from '../eyes/colleague.ts'
import type { WebPorts } from '../ports.ts'
import { PreviewWatch } from '../previews/watch.ts'
import { Asks } from '../sending/asks.ts'
import { Launches } from '../sending/launches.ts'
import { PressBook } from '../sending/press-book.ts'
import { ShownChecks } from '../sending/shown.ts'
import { visitOf } from '../session.ts'
import { actionPages } from './actions.ts'
import { areasLookedPages } from './areas-looked.ts'
import { borderPages } from './border.ts'
import { cutOffPages } from './cut-off.ts'
import { drillPages } from './drills.ts'
import { eyesPages } from './eyes.ts'
import type { PageTools } from './guard.ts'
import { importPages } from './import.ts'
import { liveEvents, mapData } from './live.ts'
import { logInPages } from './log-in.ts'
import { mapTilePages } from './map-tiles.ts'
import { modemPages } from './modems.ts'
import { newActionPages } from './new-action.ts'
import { numberPages } from './numbers.ts'
import { overviewPages } from './overview.ts'
import { ownPhonePages } from './own-phone.ts'
import { participantPages } from './participants.ts'
import { policyPages } from './policy.ts'
import { privacyPages } from './privacy.ts'
import { publicTestPages } from './public-test.ts'
import { recordPages } from './record.ts'
import { renderer } from './render.ts'
import { retentionPages } from './retention.ts'
import { sendingPages } from './sending.ts'
import { spokenPages } from './spoken.ts'
import { startPage } from './start.ts'
import { templatePages } from './templates.ts'
import { testMessagePages } from './test-message.ts'
import { textRulePages } from './text-rules.ts'
import { textPages } from './texts.ts'
import { trialPages } from './trial.ts'

const messages: Readonly<Record<number, Key>> = {
  413: 'error.too-large',
  429: 'login.wait',
  500: 'error.ours',
}

/** The screens; whatever happens on one of them is told to a person, never as JSON. */
export const pages: FastifyPluginAsync<WebPorts> = async (app, ports) => {
  const tools = toolsOf(ports)
  logInPages(app, tools)
  startPage(app, tools)
  deskPages(app, tools)
  eyesPages(app, tools)
  spokenPages(app, tools)
  importPages(app, tools)
  participantPages(app, tools)
  answerPages(app, tools)
  rulePages(app, tools)
  modemPages(app, tools)
  numberPages(app, tools)
  trialPages(app, tools)
  textPages(app, tools)
  liveEvents(app, tools)
  mapData(app, tools)
  mapTilePages(app, tools)
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const visit = visitOf(ports, request)
    const t = speaker(visit?.language ?? ports.locale)
    const known = error.statusCode !== undefined && error.statusCode < 500
    if (!known) {
      ports.log('error', 'request-failed', { url: request.routeOptions.url, stack: error.stack })
    }
    const status = known ? (error.statusCode ?? 400) : 500
    return tools.render(reply, visit, {
      template: 'error',
      title: t('error.title'),
      status,
      data: { message: t(messages[status] ?? 'error.request') },
    })
  })
  app.setNotFoundHandler((request, reply) => {
    const visit = visitOf(ports, request)
    const t = speaker(visit?.language ?? ports.locale)
    const data = { message: t('error.not-found') }
    const title = t('error.title')
    return tools.render(reply, visit, { template: 'error', title, status: 404, data })
  })
}

/** What is answered for: what is kept of whom, who takes part, and who looked at that. */
function answerPages(app: FastifyInstance, tools: PageTools): void {
  recordPages(app, tools)
  overviewPages(app, tools)
  retentionPages(app, tools)
  areasLookedPages(app, tools)
  privacyPages(app, tools)
}

/** What the municipality decides beforehand. */
function rulePages(app: FastifyInstance, tools: PageTools): void {
  policyPages(app, tools)
  borderPages(app, tools)
  templatePages(app, tools)
  textRulePages(app, tools)
}

/** What a dispatcher does, and practises. */
function deskPages(app: FastifyInstance, tools: PageTools): void {
  newActionPages(app, tools)
  app.addHook('onClose', () => tools.previews.write())
  ownPhonePages(app, tools)
  testMessagePages(app, tools)
  sendingPages(app, tools)
  cutOffPages(app, tools)
  actionPages(app, tools)
  drillPages(app, tools)
  publicTestPages(app, tools)
}

function toolsOf(ports: WebPorts): PageTools {
  const presses = new PressBook(ports)
  const asks = new Asks(ports, presses)
  const render = renderer({ ports, asks, presses })
  const previews = new PreviewWatch(ports)
  const kept = { launches: new Launches(ports, presses), shown: new ShownChecks() }
  const tools = { ports, render, asks, presses, ...kept, previews }
  if (ports.drill) playColleague(tools, ports.drill.colleague)
  return tools
}
