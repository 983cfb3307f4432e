import { Incoming } from './incoming.ts'
import { LateAnswers } from './late-answers.ts'
import { type LifeSurroundings, ModemLife } from './lifecycle.ts'
import type { OpenLink } from './link.ts'
import { ManagedModem, type ModemSurroundings } from './managed-modem.ts'
import type { ModemConfig } from './modem.ts'
import { readIncoming } from './read-incoming.ts'
import { Session } from './session.ts'
import type { OpenWire } from './wire.ts'

/** What a member needs of its bank. */
export interface MemberSurroundings
  extends ModemSurroundings,
    Omit<LifeSurroundings, 'timers' | 'log' | 'startSession'> {
  readonly openLink: OpenLink
  readonly openWire: OpenWire
}

/** One modem of the bank with everything that lives as long as it is configured. */
export interface Member {
  readonly modem: ManagedModem
  readonly life: ModemLife
  /** Resolves when its port is closed for good. */
  readonly ended: Promise<void>
  /** AT lines both ways to the log, in this conversation and those to come. */
  readonly trace: (on: boolean) => void
}

/** Starts the life of the modem `id`. */
export function openMember(id: string, config: ModemConfig, around: MemberSurroundings): Member {
  const { ports, timers, openLink, openWire } = around
  const stopping = new AbortController()
  const modem = new ManagedModem(id, config, around)
  const { presence } = modem
  const late = new LateAnswers(timers)
  const incoming = new Incoming({
    timers,
    stopping: stopping.signal,
    receive: async (pdu, wasStored) => {
      const read = readIncoming(pdu)
      if (read.report) presence.reported(read.report)
      await ports.receive({ modem: id, iccid: presence.known.iccid(), pdu, ...read, wasStored })
    },
    warn: (event, fields) => ports.log('warn', event, { modem: id, ...fields }),
  })
  const life = new ModemLife(presence, {
    ...around,
    log: ports.log,
    startSession: (wire) =>
      new Session(
        (heard) => openLink(wire, { modem: id, config, ports, timers, openWire, heard }),
        {
          isTraced: modem.isTraced,
          modem: id,
          timers,
          incoming,
          late,
          before: presence.known.facts(),
          learned: (facts) => presence.learned(facts),
          registered: () => presence.registered(),
          rang: (from) => modem.rang(from),
          silent: () => life.heed({ kind: 'sick' }),
        },
      ),
  })
  modem.onLesson = (lesson) => life.heed(lesson)
  const ended = life.run().then(() => {
    stopping.abort()
    late.giveUp()
  })
  const trace = (on: boolean) => {
    modem.isTraced = on
    life.session()?.trace(on)
  }
  return { modem, life, ended, trace }
}
