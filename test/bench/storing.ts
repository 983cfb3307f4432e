import { fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { at, less, type Row, told } from './table.ts'
import { inFolder, openFolder, saved, townsman, write } from './town.ts'

const people = 50_000
const changes = 400
const rounds = 3

/** A durable change among 50,000 participants, and what the disk takes for the same octets. */
export const storing = (): Promise<readonly Row[]> =>
  inFolder(async (folder) => {
    const dataDir = join(folder, 'data')
    await write(
      dataDir,
      Array.from({ length: people }, (_, n) => saved(townsman(n, n / 5))),
    )
    const rounded = []
    for (let round = 0; round < rounds; round += 1) rounded.push(await change(dataDir, folder))
    const ours = rounded.map((one) => one.ours)
    const disk = rounded.map((one) => one.disk)
    return [
      less('a durable change at 50,000 participants, p99', ours, 5, 'ms'),
      told("the disk's own write and fdatasync in between, p99", disk, 'ms'),
      told(
        'the change over the disk',
        ours.map((ms, i) => ms / (disk[i] ?? ms)),
        'x',
      ),
    ]
  })

async function change(dataDir: string, folder: string): Promise<{ ours: number; disk: number }> {
  const store = await openFolder(dataDir)
  const beside = openSync(join(folder, 'beside'), 'w')
  const octets = Buffer.alloc(600, 'x')
  const ours: number[] = []
  const disk: number[] = []
  for (let n = 0; n < changes; n += 1) {
    const began = performance.now()
    await store.append([saved(townsman(n, n))], { kind: 'cli', id: 'bench' })
    const between = performance.now()
    writeSync(beside, octets)
    fdatasyncSync(beside)
    ours.push(between - began)
    disk.push(performance.now() - between)
  }
  await store.close()
  return { ours: at(0.99, ours), disk: at(0.99, disk) }
}
