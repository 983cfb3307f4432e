import type { FastifyInstance } from 'fastify'
import { type PackedGround, packGround } from '../ground/pack.ts'
import type { WebPorts } from '../ports.ts'
import { guarded, type PageTools } from './guard.ts'

/** The ground under both maps, packed once; yields what a map has to know of it. */
export function groundPages(app: FastifyInstance, tools: PageTools) {
  const packed = keeper(tools.ports)
  // Before anybody waits for it.
  packed()
  app.get<{ Params: { readonly version: string } }>(
    '/kaart/grond/:version',
    guarded(tools, undefined, (_visit, request, reply) => {
      const ground = packed()
      const { version } = request.params as { readonly version: string }
      if (ground?.version !== version) return reply.code(404).send()
      return reply
        .header('cache-control', 'private, max-age=31536000, immutable')
        .header('content-encoding', 'gzip')
        .type('application/vnd.mapbox-vector-tile')
        .send(ground.bytes)
    }),
  )
  return () => {
    const ground = packed()
    if (!ground) return {}
    const { version, origin, size } = ground
    return { ground: { path: `/kaart/grond/${version}`, origin, size } }
  }
}

/** Packs again when the named areas became others. */
function keeper(ports: WebPorts): () => PackedGround | undefined {
  let drawn: readonly unknown[] | undefined
  let ground: PackedGround | undefined
  return () => {
    const layers = layersOf(ports)
    const parts = layers.flatMap(({ parts }) => parts)
    if (drawn?.length === parts.length && parts.every((part, n) => part === drawn?.[n]))
      return ground
    drawn = parts
    ground = packGround(layers)
    return ground
  }
}

/** Where nobody drew a map the named areas are one: enough to find one's way. */
function layersOf(ports: WebPorts) {
  const { area } = ports.store.state.border.now ?? {}
  const drawn = drawnLayers(ports)
  if (area === undefined || drawn.some(({ name }) => name === 'border')) return drawn
  return [...drawn, { name: 'border', geojson: area, parts: [area] }]
}

function drawnLayers({ mapLayers, store }: WebPorts) {
  const [areas, drawn] = [[...store.state.areas.values()], mapLayers()]
  if (drawn.length > 0) return drawn.map((layer) => ({ ...layer, parts: [layer.geojson] }))
  if (areas.length === 0) return []
  const features = areas.map(({ name, area }) => ({ properties: { name }, geometry: area }))
  return [{ name: 'area', geojson: { features }, parts: areas.map(({ area }) => area) }]
}
