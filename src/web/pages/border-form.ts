import { borderOf, type Fit, fitOf } from '../../domain/border/make-border.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { MultiPolygon, Polygon } from '../../domain/geo.ts'
import { readShapes } from '../../domain/geojson-areas.ts'
import type { WebPorts } from '../ports.ts'
import { lookedAt } from '../previews/withheld.ts'
import type { Visit } from '../session.ts'
import { type Form, fieldAll, type PageTools } from './guard.ts'

/** A border that was brought and does not count yet. */
export interface Brought {
  readonly area: Polygon | MultiPolygon
  readonly names: readonly string[]
}

/** The border out of a file, or around the areas that were ticked. */
export function broughtIn(ports: WebPorts, body: Readonly<Record<string, unknown>>): Brought {
  const { file } = body
  if (Buffer.isBuffer(file) && file.length > 0) return fromFile(ports, file.toString('utf8'))
  if (file !== undefined) throw new RefusedError('border-empty', { field: 'file' })
  const ids = fieldAll(body as Form, 'areas')
  const chosen = [...ports.store.state.areas.values()].filter(({ id }) => ids.includes(id))
  if (chosen.length === 0) throw new RefusedError('border-empty', { field: 'area' })
  return { area: borderOf(chosen.map(({ area }) => area)), names: chosen.map(({ name }) => name) }
}

/** A file of a whole province has ours in it by its name. */
function fromFile({ policy }: WebPorts, text: string): Brought {
  const all = readShapes(readJson(text))
  const own = all.filter(({ name }) => alike(name) === alike(policy.name))
  const meant = own.length > 0 ? own : all
  return { area: borderOf(meant.map(({ area }) => area)), names: meant.map(({ name }) => name) }
}

const alike = (name: string): string => name.trim().toLowerCase()

/** As it was looked at, out of a field of the page. */
export function lookedAtIn(text: string, names: readonly string[]): Brought {
  const [shape] = readShapes({ features: [{ geometry: readJson(text) }] })
  return { area: borderOf(shape ? [shape.area] : []), names }
}

/** Some programs begin a text with a mark of the order of its octets. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new RefusedError('border-unreadable', { field: 'file' })
  }
}

/**
 * How it holds this municipality; refuses one that lies elsewhere altogether. Whether nine in ten
 * participants live within, or anybody at all, is told by it: it is kept as a preview of that area,
 * and whoever looked at many small ones is told the same of nobody and of a few.
 */
export function fitHere(tools: PageTools, visit: Visit, { area }: Brought): Fit {
  const { store } = tools.ports
  const people = [...store.state.participants.values()].filter(({ leftAt }) => leftAt === undefined)
  const homes = people.flatMap(({ addresses }) => addresses.map(({ location }) => location))
  const fit = fitOf(
    area,
    store.register.all().map(({ location }) => location),
    homes,
  )
  const isHidden = lookedAt(tools, visit, { area, selected: fit.homes }) !== undefined
  if (isHidden) throw new RefusedError('border-withheld', { field: 'file' })
  if (fit.isElsewhere) throw new RefusedError('border-elsewhere', { field: 'file' })
  return fit
}
