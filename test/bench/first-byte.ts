import { until } from '../support/appliance.ts'
import { type Office, startAction, withOffice } from './office.ts'
import { less, type Row } from './table.ts'
import { townsman } from './town.ts'

const people = 50_000
const inArea = 2_000
const radiusMetres = 2_000
const rounds = 6
/** Long enough for every action to be stopped before its second message. */
const secondsPerPart = 1

/**
 * From the request to the first message at a modem: the moment of its Ctrl-Z, which comes after the
 * first octet and after the record is durable. A participant is added before every request, because
 * that is when the index of people has to be made anew.
 */
export async function firstByte(): Promise<readonly Row[]> {
  const town = Array.from({ length: people }, (_, n) =>
    townsman(n, (radiusMetres * (n + 0.5)) / inArea),
  )
  const times = await withOffice(town, { count: 4, secondsPerPart }, async (office) => {
    const all: number[] = []
    for (let round = 0; round < rounds; round += 1) all.push(await once(office))
    return all
  })
  const [cold = 0, ...warm] = times
  return [
    less('POST of an action to its first message, the first since the start', [cold], 100, 'ms'),
    less('POST of an action to its first message, 2,000 of 50,000', warm, 100, 'ms'),
  ]
}

async function once(office: Office): Promise<number> {
  const { call, bank } = office
  const before = bank.partsOnAir()
  await call('POST', '/api/v1/participants', {
    phones: [{ number: '+31610999999' }],
    addresses: [{ postcode: '9999ZZ', houseNumber: 1, location: [5.9, 52.1] }],
  })
  const postedAt = performance.timeOrigin + performance.now()
  const { id, selected } = await startAction(office, radiusMetres)
  if (Math.abs(selected - inArea) > inArea / 100) throw new Error(`${selected} were selected`)
  // The answer may be there before the first message is: stopped by then, none would leave.
  await until(async () => bank.partsOnAir() > before)
  await call('POST', `/api/v1/actions/${id}/stop`)
  await settled(office, id)
  const beganAt = bank
    .onAir()
    .slice(before)
    .map((part) => part.beganAt)
  return Math.min(...beganAt) - postedAt
}

/** Until no part is on the air any more. */
async function settled({ call }: Office, id: string): Promise<void> {
  for (;;) {
    const { body } = await call('GET', `/api/v1/actions/${id}`)
    if (body.phases[0].counts.sending === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
