import { openSerialWire } from '../../hardware/serial-wire.ts'
import { startBank } from '../support/bank-process.ts'
import { type Row, told } from './table.ts'
import { inFolder } from './town.ts'

const times = 200
const pauseMs = 10

/**
 * What the machine itself takes: `AT` and its `OK` over a pty, with nothing of ours but the wire.
 * Between two messages there are two of these, and one fdatasync.
 */
export const roundTrip = (): Promise<readonly Row[]> =>
  inFolder(async (folder) => {
    const bank = await startBank(folder, { count: 1, secondsPerPart: 1 })
    const wire = await openSerialWire(bank.ports[0] ?? '', 115_200)
    let answered: () => void = () => undefined
    wire.onData((bytes) => {
      if (Buffer.from(bytes).includes('OK')) answered()
    })
    const milliseconds: number[] = []
    for (let time = 0; time < times; time += 1) {
      const began = performance.now()
      const answer = new Promise<void>((resolve) => {
        answered = resolve
      })
      wire.write(Buffer.from('AT\r'))
      await answer
      milliseconds.push(performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
    await wire.close()
    await bank.stop()
    return [told('a question and its answer over such a pty, by itself', milliseconds, 'ms')]
  })
