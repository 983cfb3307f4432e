import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fact } from '../../src/domain/facts.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'

const linesATime = 500
export const centre = [5.3, 52.6] as const

/** A folder of its own for one measurement, gone afterwards. */
export async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'omroeper-bench-'))
  try {
    return await run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The `n`th of a town: a number of its own, and a home in a spiral `metres(n)` from the centre. */
export function townsman(n: number, metres: number): Participant {
  const angle = n * 2.399963
  const id = `p${n}`
  return {
    id,
    phones: [{ id: `${id}:0`, number: madeUpMobile(n), channel: 'sms' }],
    addresses: [
      {
        postcode: '9999ZZ',
        houseNumber: (n % 9999) + 1,
        location: [
          centre[0] + (metres * Math.cos(angle)) / 67_600,
          centre[1] + (metres * Math.sin(angle)) / 111_200,
        ],
        kind: 'home',
      },
    ],
    nightAlerts: false,
  }
}

/** Writes facts into a data folder that no appliance uses, so many in a line, at the time of each. */
export async function write(
  dataDir: string,
  facts: Iterable<Fact>,
  { factsALine = 1000, now = Date.now } = {},
): Promise<void> {
  const store = await openFolder(dataDir, now)
  let lines: Promise<void>[] = []
  for (const line of linesOf(facts, factsALine)) {
    lines.push(store.append(line, { kind: 'cli', id: 'bench' }))
    if (lines.length < linesATime) continue
    await Promise.all(lines)
    lines = []
  }
  await Promise.all(lines)
  await store.close()
}

/** Writes a snapshot of a data folder that no appliance uses. */
export async function compact(dataDir: string): Promise<void> {
  const store = await openFolder(dataDir)
  await store.compact()
  await store.close()
}

/** The store of a data folder, made when it is not there. */
export function openFolder(dataDir: string, now: () => number = Date.now): Promise<Store> {
  mkdirSync(dataDir, { recursive: true })
  return openStore({
    dataDir,
    now,
    log: () => undefined,
    die: () => process.exit(74),
  })
}

function* linesOf(facts: Iterable<Fact>, factsALine: number): Iterable<readonly Fact[]> {
  let held: Fact[] = []
  for (const fact of facts) {
    held.push(fact)
    if (held.length < factsALine) continue
    yield held
    held = []
  }
  if (held.length > 0) yield held
}

export const saved = (participant: Participant): Fact => ({
  type: 'participant.saved',
  participant,
  source: 'bench',
})
