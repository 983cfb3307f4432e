import type { FastifyPluginAsync } from 'fastify'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { visitOf } from '../session.ts'
import { actionPages } from './actions.ts'
import type { PageTools } from './guard.ts'
import { importPages } from './import.ts'
import { liveEvents, mapData } from './live.ts'
import { logInPages } from './log-in.ts'
import { modemPages } from './modems.ts'
import { newActionPages } from './new-action.ts'
import { participantPages } from './participants.ts'
import { renderer } from './render.ts'
import { startPage } from './start.ts'

/** The screens. */
export const pages: FastifyPluginAsync<WebPorts> = async (app, ports) => {
  const tools: PageTools = { ports, render: renderer(ports) }
  logInPages(app, tools)
  startPage(app, tools)
  newActionPages(app, tools)
  actionPages(app, tools)
  importPages(app, tools)
  participantPages(app, tools)
  modemPages(app, tools)
  liveEvents(app, tools)
  mapData(app, tools)
  app.setNotFoundHandler((request, reply) => {
    const visit = visitOf(ports, request)
    const t = speaker(visit?.language ?? ports.locale)
    const data = { message: t('error.not-found') }
    return tools.render(reply, visit, {
      template: 'error',
      title: t('error.title'),
      status: 404,
      data,
    })
  })
}
