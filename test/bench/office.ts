import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fact } from '../../src/domain/facts.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { openStore } from '../../src/store/open-store.ts'
import { caller, omroeper, type Running, start, until, writeConfig } from '../support/appliance.ts'
import { type BankInProcess, startBank } from '../support/bank-process.ts'

const factsALine = 1000
const limits = { perHour: null, perDay: null }
/** One part, as most alerts are. */
export const words = 'let op jongen, 7 jaar, rode jas. Gezien? Bel 0800-0011.'
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

/** Writes facts into a data folder that no appliance uses. */
export async function write(dataDir: string, facts: Iterable<Fact>): Promise<void> {
  mkdirSync(dataDir, { recursive: true })
  const store = await openStore({
    dataDir,
    now: Date.now,
    log: () => undefined,
    die: () => process.exit(74),
  })
  const by = { kind: 'cli', id: 'bench' } as const
  let held: Fact[] = []
  for (const fact of facts) {
    held.push(fact)
    if (held.length < factsALine) continue
    await store.append(held, by)
    held = []
  }
  if (held.length > 0) await store.append(held, by)
  await store.close()
}

export const saved = (participant: Participant): Fact => ({
  type: 'participant.saved',
  participant,
  source: 'bench',
})

/** The appliance in its process, modems in another, and a token to speak to it with. */
export interface Office {
  readonly bank: BankInProcess
  readonly appliance: Running
  readonly call: ReturnType<typeof caller>
}

/** Runs the built appliance on ptys with these people in it, until `run` is done. */
export async function withOffice<T>(
  people: Iterable<Participant>,
  modems: { readonly count: number; readonly secondsPerPart: number },
  run: (office: Office) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    const facts = function* () {
      for (const participant of people) yield saved(participant)
    }
    await write(join(folder, 'data'), facts())
    const bank = await startBank(folder, modems)
    const config = writeConfig(folder, {
      modems: bank.ports.map((port) => ({ port, profile: 'auto', limits })),
    })
    const appliance = await start(['--config', config])
    try {
      return await run({ bank, appliance, call: await speaking(appliance, config, modems.count) })
    } finally {
      await appliance.kill('SIGTERM')
      await bank.stop()
    }
  })
}

/** With a token, once every modem is there. */
async function speaking({ url }: Running, config: string, modems: number): Promise<Office['call']> {
  const scopes = ['--scope', 'actions', '--scope', 'participants']
  const { out } = await omroeper('token', 'add', 'bench', ...scopes, '--config', config)
  const call = caller(() => url, out.trim())
  await until(async () => {
    const { body } = await call('GET', '/api/v1/modems')
    return body.filter(({ state }: { state: string }) => state === 'ready').length === modems
  })
  return call
}

/** Starts an action in a circle around the centre; yields its id and how many it selected. */
export async function startAction(
  { call }: Office,
  radiusMetres: number,
): Promise<{ readonly id: string; readonly selected: number }> {
  const { status, body } = await call('POST', '/api/v1/actions', {
    status: 'actual',
    kind: 'missing-child',
    text: { sms: words },
    area: { centre, radiusMetres },
  })
  if (status !== 201) throw new Error(`the action was refused: ${JSON.stringify(body)}`)
  return body
}
