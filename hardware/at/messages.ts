import type { StoredPdu } from '../incoming.ts'
import { type AtCommand, fields, type HandOver, order, question } from './command.ts'

const answerMs = 60_000
const promptMs = 5_000

/** Submits one part (27.005 §3.5.1) and yields TP-MR; a minute after Ctrl-Z it is in doubt. */
export const submitPdu = (tpduLength: number, handOver: HandOver): AtCommand<number> => ({
  line: `AT+CMGS=${tpduLength}`,
  expects: ['+CMGS:'],
  timeoutMs: promptMs + answerMs,
  answerMs,
  handOver,
  parse: (lines) => {
    const reference = Number(fields(lines, '+CMGS:')[0])
    if (!Number.isInteger(reference)) throw new Error('no message reference')
    return reference
  },
})

/**
 * Selects the store that `list`, `read` and `remove` speak of, and those to write and receive in
 * (27.005 §3.2.2). Some modems take all three or none (Huawei E3372-325), others fewer.
 */
export const selectStores = (stores: readonly string[]): AtCommand<readonly string[]> =>
  question(`AT+CPMS=${stores.map((name) => `"${name}"`).join(',')}`, '+CPMS:', 10_000)

/** Every message in the selected store (27.005 §3.4.2). */
export const listMessages = (store: string): AtCommand<readonly StoredPdu[]> => ({
  ...question('AT+CMGL=4', '+CMGL:', 20_000),
  hasPdus: true,
  parse: (lines) =>
    lines.flatMap((line, i) => {
      const index = Number(fields([line], '+CMGL:')[0])
      const pdu = lines[i + 1]
      const isHead = line.startsWith('+CMGL:') && Number.isInteger(index)
      return isHead && pdu !== undefined && !pdu.startsWith('+') ? [{ store, index, pdu }] : []
    }),
})

/** One message of the selected store; undefined when nothing lies there. */
export const readMessage = (store: string, index: number): AtCommand<StoredPdu | undefined> => ({
  ...question(`AT+CMGR=${index}`, '+CMGR:', 10_000),
  hasPdus: true,
  parse: ([, pdu]) => (pdu === undefined ? undefined : { store, index, pdu }),
})

export const deleteMessage = (index: number): AtCommand<void> => order(`AT+CMGD=${index}`, 10_000)

/** All of the selected store that was read; the index is ignored (27.005 §3.5.4, `<delflag>` 1). */
export const deleteAllRead: AtCommand<true> = {
  ...order('AT+CMGD=1,1', 10_000),
  parse: () => true,
}

/** The stores that `+CPMS=?` offers to read, to write and to receive in: up to three lists. */
export const storesOffered: AtCommand<readonly (readonly string[])[]> = {
  ...question('AT+CPMS=?', '+CPMS:'),
  parse: (lines) =>
    [...lines.join(' ').matchAll(/\(([^)]*)\)/g)].map(([, list = '']) =>
      [...list.matchAll(/"([A-Z]{2})"/g)].map(([, name = '']) => name),
    ),
}
