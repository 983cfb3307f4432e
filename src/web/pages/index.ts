import type { FastifyPluginAsync } from 'fastify'
import type { WebPorts } from '../ports.ts'

/** The screens. */
export const pages: FastifyPluginAsync<WebPorts> = async () => undefined
