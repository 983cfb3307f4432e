import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Compression, TileType } from 'pmtiles'
import t, { type Test } from 'tap'
import { readOwnMap } from '../../src/maps/own-map.ts'
import { madeTiles } from '../support/made-tiles.ts'

const town = { houses: 40, minZoom: 13, maxZoom: 15 }
const good = madeTiles({ ...town, attribution: '<a href="https://x.example">&copy; Somebody</a>' })

function mapWith(t: Test, files: Readonly<Record<string, Buffer>>) {
  const dataDir = t.testdir()
  mkdirSync(join(dataDir, 'map'))
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(dataDir, 'map', name), bytes)
  }
  return readOwnMap(dataDir)
}

/** Of the first house. */
const place = [15, 17_002, 10_651] as const

t.test('tiles come from the file as they are packed there, one at a time', async (t) => {
  const { tiles, layers, faults } = mapWith(t, { 'town.pmtiles': good })
  const [opened] = tiles
  if (!opened) throw new Error('not opened')

  t.strictSame([layers, faults], [[], []])
  t.match(opened, { name: 'town', minZoom: 13, maxZoom: 15, encoding: 'gzip' })
  t.match(opened.bounds, [6.8, Number, Number, 53.15])
  t.match(gunzipSync((await opened.tile(...place)) ?? '').toString('latin1'), 'buildings')
  t.equal(await opened.tile(15, 0, 0), undefined, 'nothing is drawn there')
  t.equal(await opened.tile(3, 0, 0), undefined, 'nor so far out')
  t.equal(await opened.attribution(), '© Somebody', 'in plain text')
})

t.test('another file has another version, so that no old tile is shown with it', async (t) => {
  const { tiles } = mapWith(t, {
    'a.pmtiles': good,
    'b.pmtiles': madeTiles({ ...town, houses: 41, tileCompression: Compression.None }),
  })
  t.equal(new Set(tiles.map(({ version }) => version)).size, 2)
  t.strictSame(
    tiles.map(({ encoding }) => encoding),
    ['gzip', 'identity'],
  )
})

t.test('a file that is no use is said by its name and why, and costs no other', async (t) => {
  const { tiles, faults } = mapWith(t, {
    'a-text.pmtiles': Buffer.from('no tiles'),
    'b-empty.pmtiles': Buffer.alloc(0),
    'c-old.pmtiles': Buffer.concat([Buffer.from('PMTiles\x02'), good.subarray(8)]),
    'd-half.pmtiles': good.subarray(0, good.length - 1),
    'e-head.pmtiles': good.subarray(0, 100),
    'f-pictures.pmtiles': madeTiles({ ...town, tileType: TileType.Png }),
    'g-brotli.pmtiles': madeTiles({ ...town, tileCompression: Compression.Brotli }),
    'h name.pmtiles': good,
    'town.pmtiles': good,
  })
  t.match(tiles, [{ name: 'town' }])
  t.match(faults, [
    { file: join('map', 'a-text.pmtiles'), reason: 'is no PMTiles file' },
    { file: join('map', 'b-empty.pmtiles'), reason: 'is no PMTiles file' },
    { file: join('map', 'c-old.pmtiles'), reason: 'is no PMTiles file of version 3' },
    { file: join('map', 'd-half.pmtiles'), reason: 'is cut off' },
    { file: join('map', 'e-head.pmtiles'), reason: 'is cut off' },
    { file: join('map', 'f-pictures.pmtiles'), reason: 'holds no vector tiles' },
    { file: join('map', 'g-brotli.pmtiles'), reason: 'is packed in a way' },
    { file: join('map', 'h name.pmtiles'), reason: 'its name has to be letters' },
  ])
})

t.test(
  'a damaged directory throws what is wrong, and reads nothing outside the file',
  async (t) => {
    const damaged = Buffer.from(good)
    damaged.fill(0xff, 127, 160)
    const [opened] = mapWith(t, { 'town.pmtiles': damaged }).tiles
    if (!opened) throw new Error('not opened')
    await t.rejects(opened.tile(...place))

    // A header that names a directory of gigabytes is one that ends beyond the file.
    const far = Buffer.from(good)
    far.writeBigUInt64LE(1n << 40n, 16)
    t.match(mapWith(t, { 'town.pmtiles': far }).faults, [{ reason: 'is cut off' }])
  },
)

t.test('what would fill the memory is refused before it does', async (t) => {
  const endless = Buffer.from(good)
  endless[97] = Compression.None
  // So many tiles are in the directory, it says.
  endless.set([0xff, 0xff, 0xff, 0xff, 0x7f], 127)
  const [counted] = mapWith(t, { 'town.pmtiles': endless }).tiles
  await t.rejects(async () => counted?.tile(...place), /damaged directory/)

  const bomb = gzipSync(Buffer.alloc(9 << 20, ' '))
  const blown = Buffer.concat([good, bomb])
  blown.writeBigUInt64LE(BigInt(good.length), 24)
  blown.writeBigUInt64LE(BigInt(bomb.length), 32)
  const [packed] = mapWith(t, { 'town.pmtiles': blown }).tiles
  await t.rejects(async () => packed?.attribution(), /cannot be unpacked/)
  t.ok(await packed?.tile(...place), 'which costs no tile')
})

t.test('what is no file is said, and is not waited for', async (t) => {
  const dataDir = t.testdir({ map: { 'folder.pmtiles': {} } })
  for (const name of ['pipe.geojson', 'pipe.pmtiles']) {
    t.equal(spawnSync('mkfifo', [join(dataDir, 'map', name)]).status, 0)
  }
  symlinkSync('/dev/zero', join(dataDir, 'map', 'zero.geojson'))
  const { faults } = readOwnMap(dataDir)
  t.strictSame(
    faults.map(({ reason }) => reason),
    ['is no file', 'is no file', 'is no file', 'is no file'],
  )
})
