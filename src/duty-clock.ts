import { randomInt } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { Config } from './config.ts'
import type { Log } from './dispatch/ports.ts'
import { clockIsCredible } from './domain/schedule.ts'
import { dutyAlarms } from './duty/alarms.ts'
import type { DutyPorts } from './duty/ports.ts'
import { powerAlarms } from './duty/power-alarms.ts'
import { textReader } from './received-texts.ts'
import type { Store } from './store/store.ts'

const everyMs = 1000
const afterFailureMs = 30_000

/** What telling the duty phones needs, from the store and the configuration. */
export function dutyPorts(
  { config, now }: { readonly config: Config; readonly now: () => number },
  { state }: Pick<Store, 'state'>,
): DutyPorts {
  const read = textReader()
  return {
    state,
    now,
    newId: () => newId(),
    newCode: () => String(randomInt(10_000)).padStart(4, '0'),
    wordsOf: (id) => read(state.incoming.values(), now()).find((text) => text.id === id)?.text,
    municipality: config.municipality,
  }
}

/** Tells the duty phones what nobody looks at, every second, until it is stopped. */
export function startDuty(
  ports: DutyPorts,
  store: Store,
  { now, log }: { readonly now: () => number; readonly log: Log },
): () => void {
  let notBefore = 0
  const look = (): void => {
    if (now() < notBefore || !clockIsCredible(now(), store.lastFactAt())) return
    const facts = [...dutyAlarms(ports), ...powerAlarms(ports)]
    if (facts.length === 0) return
    for (const fact of facts) {
      if (fact.type !== 'duty.alarmed' && fact.type !== 'duty.power-alarmed') continue
      const { topic, times } = fact.alarm
      log('warn', 'duty-phones-told', { topic, times })
    }
    store.append(facts, { kind: 'scheduler', id: 'duty' }).catch((error: unknown) => {
      notBefore = now() + afterFailureMs
      log('error', 'duty-phones-not-told', { error: String(error) })
    })
  }
  const timer = setInterval(look, everyMs).unref()
  return () => clearInterval(timer)
}
