import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { deliveryStates } from '../domain/delivery.ts'
import { allKinds } from '../domain/kinds.ts'
import { rulesOf } from '../domain/policy/policy.ts'
import { isKindOn } from '../domain/policy/rules.ts'
import { diskWord } from './disk-word.ts'
import type { WebPorts } from './ports.ts'
import { requireScope } from './tokens.ts'
import { upsGauges } from './ups-gauges.ts'

/** Health, kinds and modems over the API. */
export const systemApi: FastifyPluginAsyncTypebox<WebPorts> = async (app, ports) => {
  const anyToken = { onRequest: requireScope(ports, undefined) }

  app.get('/health', async (_request, reply) =>
    reply.code(ports.isReady() ? 200 : 503).send({
      status: ports.isReady() ? 'ok' : 'starting',
      version: ports.version,
      disk: diskWord(ports.store.disk()),
      clock: ports.desk.isClockWrong() ? 'wrong' : 'ok',
    }),
  )

  app.get('/kinds', anyToken, async () =>
    allKinds.map(({ id, label }) => ({
      id,
      label,
      on: isKindOn(rulesOf(ports.store.state), id),
      ignoresQuietHours: ports.policy.quietHoursIgnoredBy.includes(id),
    })),
  )

  app.get('/modems', anyToken, async () =>
    ports.modems().map((modem) => ({
      id: modem.id,
      port: modem.port,
      profile: modem.profile,
      state: modem.state,
      signal: modem.signal ?? null,
      operator: modem.operator ?? null,
      sentToday: modem.sentToday,
      partsPerMinute:
        modem.secondsPerPart === undefined ? null : Math.round(600 / modem.secondsPerPart) / 10,
    })),
  )
}

/** Prometheus text: counts only, never a person. */
export const metrics: FastifyPluginAsyncTypebox<WebPorts> = async (app, ports) => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  new Gauge({
    name: 'omroeper_modems',
    help: 'Modems by state',
    labelNames: ['state'],
    registers,
    collect() {
      this.reset()
      for (const { state } of ports.modems()) this.inc({ state })
    },
  })
  new Gauge({
    name: 'omroeper_sms_parts_last_hour',
    help: 'SMS parts sent in the last hour by modem',
    labelNames: ['modem'],
    registers,
    collect() {
      for (const { id, sentHour } of ports.modems()) this.set({ modem: id }, sentHour)
    },
  })
  new Gauge({
    name: 'omroeper_deliveries',
    help: 'Deliveries of actions that are not closed, by phase and state',
    labelNames: ['phase', 'state'],
    registers,
    collect() {
      this.reset()
      for (const { phase, counts } of openPhases(ports)) {
        for (const state of deliveryStates) this.inc({ phase, state }, counts[state])
      }
    },
  })
  new Gauge({
    name: 'omroeper_disk_free_bytes',
    help: 'Free space on the data disk',
    registers,
    collect() {
      this.set(ports.store.disk().freeBytes)
    },
  })
  upsGauges(registry, ports)
  app.get('/metrics', { onRequest: requireScope(ports, undefined) }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}

const openPhases = ({ desk }: WebPorts) =>
  desk
    .actions()
    .flatMap(({ action: { id, state } }) =>
      state === 'closed' ? [] : (desk.whole(id)?.phases ?? []),
    )
