import type { Timers } from '../../hardware/timers.ts'
import type { Wire } from '../../hardware/wire.ts'

const ctrlZ = '\x1a'
const esc = '\x1b'

/** A modem that says line by line what a test has told it to; anything else it answers with OK. */
export class SpokenModem {
  readonly timers: Timers
  /** The lines it answers with, by command. */
  readonly answers = new Map<string, readonly string[]>([
    ['AT+CMEE?', ['+CMEE: 1', 'OK']],
    ['AT+CGMI', ['Quectel', 'OK']],
    ['AT+CGMM', ['EC25', 'OK']],
    ['AT+CGSN', ['350000000000001', 'OK']],
    ['AT+CPIN?', ['+CPIN: READY', 'OK']],
    ['AT+CCID', ['+CME ERROR: 4']],
    ['AT+QCCID', ['+QCCID: 8931440000000000001F', 'OK']],
    ['AT+QPINC="SC"', ['+QPINC: "SC",3,10', 'OK']],
    ['AT+CPMS=?', ['+CPMS: ("ME","SM"),("ME","SM"),("ME","SM")', 'OK']],
    ['AT+CNMI?', ['+CNMI: 2,1,0,2,0', 'OK']],
    ['AT+CEREG?', ['+CEREG: 1,1', 'OK']],
    ['AT+COPS?', ['+COPS: 0,2,"20408",7', 'OK']],
    ['AT+CSQ', ['+CSQ: 20,99', 'OK']],
  ])
  /** What it says to a PDU, and after how long; nothing is silence. */
  onPdu: () => { lines: readonly string[]; ms: number } | undefined = () => ({
    lines: ['+CMGS: 7', 'OK'],
    ms: 1_000,
  })
  readonly heard: string[] = []
  readonly pdus: string[] = []
  #rest = ''
  #isAtPrompt = false
  #hear: (bytes: Uint8Array) => void = () => undefined
  #closers: ((reason?: Error) => void)[] = []

  constructor(timers: Timers) {
    this.timers = timers
  }

  readonly open = async (): Promise<Wire> => {
    this.#rest = ''
    this.#isAtPrompt = false
    return {
      pending: () => 0,
      onData: (listener) => {
        this.#hear = listener
      },
      onClose: (listener) => this.#closers.push(listener),
      close: async () => this.hangUp(),
      write: (bytes) => {
        this.#rest += Buffer.from(bytes).toString('latin1')
        while (this.#take());
      },
    }
  }

  /** The port closes, by us or by an unplug. */
  hangUp(reason?: Error): void {
    for (const close of this.#closers.splice(0)) close(reason)
    this.#hear = () => undefined
  }

  /** Says `lines`, as one chunk, a moment later. */
  says(lines: readonly string[], ms = 1): void {
    const hear = this.#hear
    const text = lines.map((line) => `\r\n${line}\r\n`).join('')
    this.timers.after(ms, () => {
      if (hear === this.#hear) hear(Buffer.from(text))
    })
  }

  #take(): boolean {
    const ends = this.#isAtPrompt ? [ctrlZ, esc] : ['\r']
    const end = [...this.#rest].findIndex((char) => ends.includes(char))
    if (end < 0) return false
    const said = this.#rest.slice(0, end)
    const mark = this.#rest[end]
    this.#rest = this.#rest.slice(end + 1)
    if (this.#isAtPrompt) this.#takePdu(said, mark)
    else this.#takeCommand(said.replaceAll(esc, ''))
    return true
  }

  #takePdu(pdu: string, mark: string | undefined): void {
    this.#isAtPrompt = false
    if (mark !== ctrlZ) return this.says(['OK'])
    this.pdus.push(pdu)
    const answer = this.onPdu()
    if (answer) this.says(answer.lines, answer.ms)
  }

  #takeCommand(line: string): void {
    if (line === '') return
    this.heard.push(line)
    if (!line.startsWith('AT+CMGS=')) return this.says(this.answers.get(line) ?? ['OK'])
    this.#isAtPrompt = true
    const hear = this.#hear
    this.timers.after(1, () => hear(Buffer.from('\r\n> ')))
  }
}
