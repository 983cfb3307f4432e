import { join } from 'node:path'
import type { Participant } from '../../src/domain/participant.ts'
import { caller, omroeper, type Running, start, until, writeConfig } from '../support/appliance.ts'
import { type BankInProcess, type BankOfModems, startBank } from '../support/bank-process.ts'
import { centre, inFolder, saved, write } from './town.ts'

const limits = { perHour: null, perDay: null }
/** One part, as most alerts are. */
export const words = 'let op jongen, 7 jaar, rode jas. Gezien? Bel 0800-0011.'

/** The appliance in its process, modems in another, and a token to speak to it with. */
export interface Office {
  readonly config: string
  readonly bank: BankInProcess
  readonly appliance: Running
  readonly call: ReturnType<typeof caller>
}

/** Runs the built appliance on ptys with these people in it, until `run` is done. */
export async function withOffice<T>(
  people: Iterable<Participant>,
  modems: BankOfModems & {
    /** Where the sound of each modem's calls is; only the first few have any. */
    readonly audio?: (folder: string) => Promise<readonly string[]>
  },
  run: (office: Office) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    const facts = function* () {
      for (const participant of people) yield saved(participant)
    }
    await write(join(folder, 'data'), facts())
    const bank = await startBank(folder, { ...modems, isHardware: true })
    const audio = (await modems.audio?.(folder)) ?? []
    const config = writeConfig(folder, {
      modems: bank.ports.map((port, i) => {
        const sound = audio[i] === undefined ? {} : { audio: audio[i] }
        return { port, profile: 'auto', limits, ...sound }
      }),
    })
    const appliance = await start(['--config', config], { isUnit: true })
    try {
      return await run({
        config,
        bank,
        appliance,
        call: await speaking(appliance, config, modems.count),
      })
    } finally {
      await appliance.kill('SIGTERM')
      await bank.stop()
    }
  })
}

/** With a token, once every modem is there. */
async function speaking({ url }: Running, config: string, modems: number): Promise<Office['call']> {
  const scopes = ['actions', 'participants', 'override'].flatMap((scope) => ['--scope', scope])
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
    override: 'nobody else is there',
  })
  if (status !== 201) throw new Error(`the action was refused: ${JSON.stringify(body)}`)
  return body
}
