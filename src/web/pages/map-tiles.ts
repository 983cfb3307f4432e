import type { FastifyInstance, FastifyReply } from 'fastify'
import { speaker } from '../catalogue/index.ts'
import type { MapTiles } from '../ports.ts'
import type { Visit } from '../session.ts'
import { groundPages } from './ground.ts'
import { guarded, type PageTools } from './guard.ts'

interface TilePath {
  readonly name: string
  readonly version: string
  readonly z: string
  readonly x: string
  readonly y: string
}

/** What there is to draw: the ground, and of the large maps one tile at a time. */
export function mapTilePages(app: FastifyInstance, tools: PageTools): void {
  const groundOf = groundPages(app, tools)
  const complain = complainer(tools)
  app.get(
    '/kaart/kaart.json',
    guarded(tools, undefined, async (visit, _request, reply) => {
      const [ground, large] = [groundOf(), await overviewFor(tools, visit, complain)]
      return reply.header('cache-control', 'no-cache').send({ ...ground, ...large })
    }),
  )
  app.get<{ Params: TilePath }>(
    '/kaart/tegels/:name/:version/:z/:x/:y',
    guarded(tools, undefined, async (_visit, request, reply) => {
      const path = request.params as TilePath
      const tiles = tools.ports.mapTiles.archives.find(({ name }) => name === path.name)
      const place = placeOf(path)
      if (tiles?.version !== path.version || !place) return reply.code(404).send()
      const etag = `"${path.version}-${place.join('-')}"`
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      try {
        return await sendTile(reply.header('etag', etag), tiles, place)
      } catch (error) {
        // Costs the map a square, and nobody the page: the screen says so, and the log why.
        complain(tiles, error)
        return reply.removeHeader('etag').code(500).send()
      }
    }),
  )
}

type Place = readonly [z: number, x: number, y: number]

/** PMTiles knows zooms up to 26; each has 2^z tiles from west to east and from north to south. */
function placeOf({ z, x, y }: TilePath): Place | undefined {
  const [zoom, column, row] = [z, x, y].map((text) =>
    /^\d{1,8}$/.test(text) ? Number(text) : 99e9,
  )
  if (zoom === undefined || column === undefined || row === undefined) return undefined
  return zoom <= 26 && Math.max(column, row) < 2 ** zoom ? [zoom, column, row] : undefined
}

async function sendTile(reply: FastifyReply, tiles: MapTiles, [z, x, y]: Place) {
  const bytes = await tiles.tile(z, x, y)
  // The address holds the version, so that it is the same for ever.
  reply.header('cache-control', 'private, max-age=31536000, immutable')
  if (!bytes) return reply.code(204).send()
  if (tiles.encoding === 'gzip') reply.header('content-encoding', 'gzip')
  return reply
    .header('accept-ranges', 'none')
    .type('application/vnd.mapbox-vector-tile')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

type Complain = (tiles: MapTiles, error: unknown) => void

/** Once a file: a damaged one has many tiles. */
function complainer({ ports }: PageTools): Complain {
  const said = new Set<string>()
  return ({ name }, error) => {
    if (said.has(name)) return
    said.add(name)
    const reason = error instanceof Error ? error.message : String(error)
    ports.log('warn', 'map-file-unusable', { file: `map/${name}.pmtiles`, reason })
  }
}

/** With the words for what cannot be drawn, known beforehand or found out on the screen. */
async function overviewFor({ ports }: PageTools, visit: Visit, complain: Complain) {
  const { archives, faulty } = ports.mapTiles
  const t = speaker(visit.language)
  const unusable = (files: readonly string[]) => t('map.unusable', { files: files.join(', ') })
  const tiles = await Promise.all(
    archives.map(async (one) => ({
      path: `/kaart/tegels/${one.name}/${one.version}`,
      minZoom: one.minZoom,
      maxZoom: one.maxZoom,
      bounds: one.bounds,
      broken: unusable([`map/${one.name}.pmtiles`]),
      attribution: await attributionOf(one, complain),
    })),
  )
  return { tiles, ...(faulty.length > 0 ? { faulty: unusable(faulty) } : {}) }
}

async function attributionOf(tiles: MapTiles, complain: Complain): Promise<string> {
  try {
    return await tiles.attribution()
  } catch (error) {
    complain(tiles, error)
    return ''
  }
}
