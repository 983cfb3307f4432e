import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, read, readSync } from 'node:fs'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import {
  bytesToHeader,
  Compression,
  type Header,
  PMTiles,
  SharedPromiseCache,
  type Source,
  TileType,
} from 'pmtiles'
import { MapFileError } from './ground.ts'

/** A large map, cut into vector tiles: the browser gets those that it shows, as they are. */
export interface Tiles {
  /** Of its file, without the ending. */
  readonly name: string
  /** Another one once the file is another: what was fetched before is not shown with it. */
  readonly version: string
  readonly minZoom: number
  readonly maxZoom: number
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number]
  /** How the bytes are packed. */
  readonly encoding: 'gzip' | 'identity'
  /** Undefined where nothing is drawn; throws what is wrong with the file. */
  readonly tile: (z: number, x: number, y: number) => Promise<Uint8Array | undefined>
  /** Whom the licence of the data wants named, in plain text. */
  readonly attribution: () => Promise<string>
}

/** PMTiles version 3, §3: all that has to be known to find a tile. */
const headerBytes = 127
/** The first read of the library: the header, and the root directory that follows it (§3.1). */
const firstBytes = 16_384
/** A tile is drawn in one go, so that one of this size would hold a browser up already. */
const mostTileBytes = 8 << 20
/** Unpacked: five times what a map of the whole world has in one. */
const mostDirectoryBytes = 1 << 20
const mostMetadataBytes = 8 << 20

/** Opens an archive of vector tiles for as long as the appliance runs; throws MapFileError. */
export function openTiles(path: string): Tiles {
  const fd = openSync(path, 'r')
  try {
    const { size, mtimeMs } = fstatSync(fd)
    const first = new Uint8Array(headerBytes)
    const header = headerOf(first.subarray(0, readSync(fd, first, 0, headerBytes, 0)), size)
    const hash = createHash('sha256').update(first).update(`${size} ${mtimeMs}`)
    return tilesOf({ path, fd, size, header, version: hash.digest('hex').slice(0, 16) })
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

interface Opened {
  readonly path: string
  readonly fd: number
  readonly size: number
  readonly header: Header
  readonly version: string
}

function tilesOf(opened: Opened): Tiles {
  const { path, header, version } = opened
  const directories = new SharedPromiseCache(undefined, undefined, directory)
  const archive = new PMTiles(sourceOf(opened), directories, unpacked(mostMetadataBytes))
  // As packed in the file: the browser unpacks it.
  const packed = new PMTiles(archive.source, archive.cache, async (bytes) => bytes)
  return {
    name: basename(path, '.pmtiles'),
    version,
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    encoding: header.tileCompression === Compression.Gzip ? 'gzip' : 'identity',
    tile: async (z, x, y) => {
      const found = await packed.getZxy(z, x, y)
      return found && new Uint8Array(found.data)
    },
    attribution: async () => attributionIn(await archive.getMetadata()),
  }
}

/** Why a file is no archive that can be drawn, told from its header and its length. */
function headerOf(bytes: Uint8Array, size: number): Header {
  if (!/^PMTiles/.test(Buffer.from(bytes).toString('latin1')) || bytes[7] !== 3) {
    throw new MapFileError('is no PMTiles file of version 3')
  }
  if (bytes.length < headerBytes) throw new MapFileError('is cut off')
  const header = bytesToHeader(Uint8Array.from(bytes).buffer)
  if (header.tileType !== TileType.Mvt) {
    throw new MapFileError('holds no vector tiles (MVT), but pictures or something else')
  }
  const kinds = [Compression.None, Compression.Gzip]
  if (!kinds.includes(header.tileCompression) || !kinds.includes(header.internalCompression)) {
    throw new MapFileError('is packed in a way that is not read here; gzip is')
  }
  if (endOf(header) > size) throw new MapFileError('is cut off: copy it again')
  return header
}

const endOf = (header: Header): number =>
  Math.max(
    header.rootDirectoryOffset + header.rootDirectoryLength,
    header.jsonMetadataOffset + header.jsonMetadataLength,
    header.leafDirectoryOffset + (header.leafDirectoryLength ?? 0),
    header.tileDataOffset + (header.tileDataLength ?? 0),
  )

const readAt = promisify(read)
const gunzipped = promisify(gunzip)

/** Unpacks up to so many bytes: a few kilobytes can be packed gigabytes. */
const unpacked =
  (most: number) =>
  async (bytes: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> => {
    if (compression !== Compression.Gzip) return bytes
    try {
      return Uint8Array.from(await gunzipped(bytes, { maxOutputLength: most })).buffer
    } catch (cause) {
      throw new MapFileError('has a part that cannot be unpacked', { cause })
    }
  }

/** A directory says how many tiles are in it (§4), and each of them takes four bytes at least. */
async function directory(bytes: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  const found = await unpacked(mostDirectoryBytes)(bytes, compression)
  const isTooLarge = found.byteLength > mostDirectoryBytes
  if (isTooLarge || 4 * countIn(new Uint8Array(found)) > found.byteLength) {
    throw new MapFileError('has a damaged directory')
  }
  return found
}

/** The number at the beginning, seven bits a byte, the lowest first. */
function countIn(bytes: Uint8Array): number {
  const last = bytes.findIndex((byte) => byte < 0x80)
  return bytes.subarray(0, last + 1).reduceRight((sum, byte) => sum * 128 + (byte & 0x7f), 0)
}

/** Reads within the file only, whatever a damaged directory says. */
function sourceOf({ path, fd, size }: Opened): Source {
  return {
    getKey: () => path,
    getBytes: async (offset, length) => {
      const isFirst = offset === 0 && length === firstBytes
      const wanted = isFirst ? Math.min(length, size) : length
      if (wanted > mostTileBytes) throw new MapFileError('has a part that is too large to draw')
      if (offset + wanted > size) throw new MapFileError('points beyond its own end')
      const bytes = new Uint8Array(wanted)
      const { bytesRead } = await readAt(fd, bytes, 0, wanted, offset)
      if (bytesRead < wanted) throw new MapFileError('has become shorter')
      return { data: bytes.buffer }
    },
  }
}

/** Metadata is what its maker wrote: an HTML link as a rule (TileJSON 3.0.0 §3.5). */
function attributionIn(metadata: unknown): string {
  const { attribution } = (metadata ?? {}) as { readonly attribution?: unknown }
  if (typeof attribution !== 'string') return ''
  return attribution
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&copy;', '©')
    .slice(0, 200)
}
