import type { AtChannel } from './at/channel.ts'
import { order, question } from './at/command.ts'
import {
  bareWord,
  manufacturer,
  model,
  ownNumbers,
  readIccid,
  readOwnNumber,
  readSimState,
  readTries,
  type SimState,
  serialNumber,
  simState,
} from './at/identity.ts'
import { operatorName, registrations, signalQuality } from './at/network.ts'
import { tried } from './at/tried.ts'
import { ModemError, type ModemErrorCode } from './errors.ts'
import type { BroughtUp } from './link.ts'
import { type MessageSetUp, setUpMessages } from './message-set-up.ts'
import { profileById, profileFor } from './profiles/index.ts'
import type { ModemProfile } from './profiles/profile.ts'
import { sleep, type Timers } from './timers.ts'

const simBusyMs = 500
const simBusyTries = 40
/** Many a modem says that there is no SIM until it has looked for one. */
const simMissingTries = 10
/** A wrong PIN must never lead to the PUK: the last try but one is not ours to take. */
const leastTries = 2

export interface BringUpOptions {
  /** A profile id or `auto`. */
  readonly profile: string
  readonly pin?: string
  readonly usb?: string
  readonly timers: Timers
}

/** What bring-up found out, and what the commands that follow build on. */
export type AtBroughtUp = BroughtUp & MessageSetUp

/** Everything a session needs to know, asked and set in the order of modems.md 2.1. */
export async function bringUp(channel: AtChannel, options: BringUpOptions): Promise<AtBroughtUp> {
  await channel.resync()
  for (const line of ['ATE0', 'ATV1', 'ATQ0']) await channel.ask(order(line))
  for (const line of ['AT&D0', 'ATS0=0', 'AT+CMEE=1']) await tried(channel, order(line))
  const maker = bareWord((await tried(channel, manufacturer)) ?? [])
  const name = bareWord((await tried(channel, model)) ?? [])
  const profile =
    profileById(options.profile) ??
    profileFor({ manufacturer: maker, model: name, ...(options.usb ? { usb: options.usb } : {}) })
  for (const line of profile.setup) await tried(channel, order(line))
  const imei = /\d{14,16}/.exec(bareWord((await tried(channel, serialNumber)) ?? []))?.[0] ?? ''
  await unlock(channel, profile, options)
  const iccid = await iccidOf(channel, profile)
  if (iccid === undefined) throw new ModemError('sim-missing', 'the SIM does not say its ICCID')
  const messages = await setUpMessages(channel, profile)
  const found = { ...(await network(channel)), ...messages, ...chosen(profile), imei, iccid }
  const number = await ownNumberOf(channel)
  return number === undefined ? found : { ...found, number }
}

/** Nothing depends on it: one that leaves it unanswered sends as well as another. */
async function ownNumberOf(channel: AtChannel): Promise<string | undefined> {
  try {
    return readOwnNumber(await channel.ask(ownNumbers))
  } catch (error) {
    if (error instanceof ModemError && /^at-/.test(error.code)) return undefined
    throw error
  }
}

const chosen = ({ id, label, reset }: ModemProfile) => ({
  profile: { id, label },
  hasReset: reset.line !== '',
})

async function iccidOf(channel: AtChannel, profile: ModemProfile): Promise<string | undefined> {
  const [line, prefix] = profile.iccid
  const ways = [
    [line, prefix],
    ['AT+CCID', '+CCID:'],
    ['AT+ICCID', '+ICCID:'],
  ] as const
  for (const [ask, start] of ways) {
    const command = { ...question(ask, start), isBare: true }
    const iccid = readIccid((await tried(channel, command)) ?? [])
    if (iccid !== undefined) return iccid
  }
  return undefined
}

/** What only a person can do something about. */
const troubles: Partial<Record<SimState, [code: ModemErrorCode, message: string]>> = {
  missing: ['sim-missing', 'there is no SIM'],
  puk: ['sim-pin', 'the SIM asks for its PUK'],
  locked: ['sim-pin', 'the modem itself is locked'],
}

/** Waits for the SIM; enters the PIN once, and only when enough tries are known to be left. */
async function unlock(
  channel: AtChannel,
  profile: ModemProfile,
  { pin, timers }: BringUpOptions,
): Promise<void> {
  let hasTried = false
  for (let i = 0; i < simBusyTries; i++) {
    const state = await askSimState(channel)
    if (state === 'ready') return
    const trouble = troubles[state]
    if (trouble && (state !== 'missing' || i >= simMissingTries)) throw new ModemError(...trouble)
    if (state === 'pin') {
      if (hasTried) throw new ModemError('sim-pin', 'the SIM refused its PIN')
      await enterPin(channel, profile, pin)
      hasTried = true
    }
    await sleep(timers, simBusyMs, new AbortController().signal)
  }
  throw new ModemError('not-ready', 'the SIM stays busy')
}

async function askSimState(channel: AtChannel): Promise<SimState> {
  try {
    return readSimState(await channel.ask(simState))
  } catch (error) {
    if (!(error instanceof ModemError) || error.code !== 'at-rejected') throw error
    return error.answer?.number === 10 || error.answer?.number === 13 ? 'missing' : 'busy'
  }
}

async function enterPin(
  channel: AtChannel,
  profile: ModemProfile,
  pin: string | undefined,
): Promise<void> {
  if (pin === undefined) throw new ModemError('sim-pin', 'the SIM asks for a PIN and none is set')
  const [line, prefix, field] = profile.pinTries ?? ['AT+CPINR="SIM PIN"', '+CPINR:', 1]
  const lines = await tried(channel, question(line, prefix))
  const left = lines && readTries(lines, prefix, field)
  if (left === undefined || left < leastTries) {
    throw new ModemError(
      'sim-pin',
      `the PIN is not tried with ${left ?? 'an unknown number of'} tries left`,
    )
  }
  try {
    await channel.ask(order(`AT+CPIN="${pin}"`, 10_000))
  } catch (cause) {
    // What came instead of an answer says nothing about the PIN.
    if (!(cause instanceof ModemError) || !isRefusal(cause)) throw cause
    throw new ModemError('sim-pin', 'the SIM refused its PIN', { cause })
  }
}

/** 27.007 §9.2: 14 is a SIM that is busy; anything else it answers counts as a try. */
const isRefusal = ({ code, answer }: ModemError): boolean =>
  code === 'at-rejected' && answer?.number !== 14

async function network(channel: AtChannel) {
  await tried(channel, order('AT+CREG=1'))
  await tried(channel, order('AT+CEREG=1'))
  await tried(channel, order('AT+COPS=3,2'))
  let registered = false
  for (const command of registrations) {
    registered ||= (await tried(channel, command)) ?? false
  }
  return {
    registered,
    operator: registered ? await tried(channel, operatorName) : undefined,
    signal: await tried(channel, signalQuality),
  }
}
