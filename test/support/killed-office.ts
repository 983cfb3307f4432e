import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import {
  caller,
  omroeper,
  type Running,
  start,
  startBriefly,
  until,
  writeConfig,
} from './appliance.ts'
import { type FarModems, farModems } from './far-modems.ts'
import { skipsWithout } from './tools.ts'

const skip = skipsWithout('perl')
const allKills = Number(process.env.OMROEPER_KILLS ?? 12)

/** A part of all kills of the run; at least one. */
export const share = (part: number): number => Math.max(1, Math.round(allKills * part))
const people = 96
/** What is left to send must keep every modem busy until after the kill. */
const enoughQueued = 30
/** Without reports what is in doubt waits a minute, and is sent once more. */
const settledWithinMs = 200_000

/** Over how many modems, whether they report, and how often it is killed. */
export interface Scene {
  readonly modems: number
  readonly hasReports: boolean
  readonly kills: number
}

/** A run of actions over modems that live on, with kills among them. */
class KilledOffice {
  readonly #far: FarModems
  readonly #config: string
  readonly call: ReturnType<typeof caller>
  #running: Running
  #kills = 0
  readonly resumedIn: number[] = []

  private constructor(far: FarModems, config: string, running: Running, token: string) {
    this.#far = far
    this.#config = config
    this.#running = running
    this.call = caller(() => this.#running.url, token)
  }

  static async open(t: Test, { modems, hasReports }: Scene): Promise<KilledOffice> {
    const folder = t.testdir()
    const far = await farModems(folder, modems, {
      commandMs: 5,
      statusReports: hasReports ? 'stored' : 'none',
    })
    const limits = { perHour: null, perDay: null }
    const config = writeConfig(folder, {
      modems: far.ports.map((port) => ({ port, profile: 'auto', limits })),
    })
    const running = await start(['--config', config])
    const scopes = ['actions', 'participants', 'override'].flatMap((scope) => ['--scope', scope])
    const { out } = await omroeper('token', 'add', 'test', ...scopes, '--config', config)
    const office = new KilledOffice(far, config, running, out.trim())
    t.teardown(async () => {
      await office.kill()
      far.end()
    })
    const participants = Array.from({ length: people }, (_, n) => ({
      phones: [{ number: madeUpMobile(n) }],
      addresses: [{ postcode: '9999ZZ', houseNumber: n + 1, location: [5.23, 52.56 + n * 0.0001] }],
    }))
    t.equal((await office.call('POST', '/api/v1/participants', participants)).status, 201)
    return office
  }

  kill = () => this.#running.kill('SIGKILL')

  onAir(text: string) {
    return this.#far.onAir().filter((part) => part.text.includes(text))
  }

  /** Kills once: every second time with a part on the air whose answer has not come. */
  async killOnce(): Promise<void> {
    this.#kills += 1
    if (this.#kills % 2 === 0) await this.#untilUnanswered()
    else await sleep((this.#kills * 97) % 400)
    await this.kill()
    const args = ['--config', this.#config]
    if (this.#kills % 5 === 0) await startBriefly(args, 150 + ((this.#kills * 61) % 700))
    const before = this.#far.onAir().length
    const began = Date.now()
    this.#running = await start(args)
    await until(async () => this.#far.onAir().length > before, 30_000)
    this.resumedIn.push(Date.now() - began)
  }

  /** One modem answers late; its part is on the air and the appliance does not know. */
  async #untilUnanswered(): Promise<void> {
    const before = this.#far.onAir().filter(({ modem }) => modem === 'm0').length
    this.#far.tell({ do: 'arm', modem: 'm0', fault: { kind: 'late', afterSeconds: 0.5, count: 1 } })
    await sleep(20)
    const now = () => this.#far.onAir().filter(({ modem }) => modem === 'm0').length
    await until(async () => now() > before, 10_000)
  }
}

/** Actions with kills among them: nobody is lost, and next to nobody has it twice. */
export function killed(t: Test, scene: Scene): void {
  const { modems, hasReports, kills } = scene
  const what = `${kills} kills, ${modems} modems, ${hasReports ? 'with' : 'without'} reports`
  t.test(
    `${what}: nothing lost, hardly a duplicate`,
    { skip, timeout: 3_600_000, buffered: true },
    async (t) => {
      const office = await KilledOffice.open(t, scene)
      let duplicates = 0
      let done = 0
      for (let n = 1; done < kills; n++) {
        const words = `let op jongen nummer ${n}, rode jas`
        const { body } = await office.call('POST', '/api/v1/actions', {
          status: 'actual',
          kind: 'missing-child',
          text: { sms: `${words}. Bel 0800-0011.` },
          area: { centre: [5.23, 52.56], radiusMetres: 20_000 },
          override: 'nobody else is there',
        })
        const path = `/api/v1/actions/${body.id}`
        const view = async () => (await office.call('GET', path)).body
        while (done < kills && (await view()).phases[0].counts.queued > enoughQueued) {
          await office.killOnce()
          done += 1
        }
        await until(async () => {
          const { queued, sending, inDoubt } = (await view()).phases[0].counts
          return queued + sending + inDoubt === 0
        }, settledWithinMs)
        const reached = new Set(office.onAir(words).map(({ to }) => to))
        duplicates += office.onAir(words).length - reached.size
        t.equal(reached.size, people, `action ${n}: nobody was lost`)
        await endAction(t, office, { path, words })
      }
      const resumed = office.resumedIn.toSorted((a, b) => a - b)
      t.comment(
        `${what}: 0 lost, ${duplicates} duplicates; from the start of the process to the air ` +
          `${resumed[resumed.length >> 1]} ms in the middle, ${resumed.at(-1)} ms at most`,
      )
      t.ok(duplicates <= (hasReports ? Math.ceil(kills / 20) : kills * modems), `${duplicates}`)
    },
  )
}

/** Closes it, kills in the middle of that, and sees that all get the result and no alert follows. */
async function endAction(
  t: Test,
  office: KilledOffice,
  { path, words }: { readonly path: string; readonly words: string },
) {
  const alerts = office.onAir(words).length
  const result = `afgerond, ${words.slice(0, 24)}`
  await office.call('POST', `${path}/close`, { outcome: 'neutral', text: { sms: `${result}.` } })
  await office.killOnce()
  const view = async () => (await office.call('GET', path)).body
  await until(async () => {
    const { queued, sending, inDoubt } = (await view()).phases[1].counts
    return queued + sending + inDoubt === 0
  }, settledWithinMs)
  t.equal(office.onAir(words).length, alerts, 'no alert after the close')
  t.equal((await view()).phases[1].counts.selected, people)
  t.equal(new Set(office.onAir(result).map(({ to }) => to)).size, people, 'all have the result')
}
