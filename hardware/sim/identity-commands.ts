import { type Command, type CommandHost, cmeError, done, ok } from './command.ts'

const tries = 3

/** Who the modem is, and its SIM (27.007 §5, §8.3; V.250 §6). */
export const identityCommands: readonly Command[] = [
  [/^AT$/, () => ok],
  [/^ATE([01])$/, ({ settings }, [, on]) => done(() => (settings.hasEcho = on === '1'))],
  [/^AT(V1|Q0|X\d|&[CDKW]\d?|\\Q\d|S\d+=\d+)$/, () => ok],
  [/^AT(Z|&F)\d?$/, (host) => done(() => host.forgetSettings())],
  [/^AT\+CMEE\?$/, ({ settings }) => [`+CMEE: ${settings.errorLevel}`, 'OK']],
  [/^AT\+CMEE=\?$/, () => ['+CMEE: (0-2)', 'OK']],
  [
    /^AT\+CMEE=([012])$/,
    ({ settings }, [, level]) => done(() => (settings.errorLevel = Number(level))),
  ],
  [/^AT\+C?GMI$/, ({ dialect }) => [dialect.manufacturer, 'OK']],
  [/^AT\+C?GMM$/, ({ dialect }) => [dialect.model, 'OK']],
  [/^AT\+C?GMR$/, () => ['SIM1.0', 'OK']],
  [/^AT\+C?GSN$/, ({ options }) => [options.imei, 'OK']],
  [/^ATI\d?$/, ({ dialect }) => [dialect.manufacturer, dialect.model, 'Revision: SIM1.0', 'OK']],
  [/^AT\+GCAP$/, () => ['+GCAP: +CGSM', 'OK']],
  [/^AT\+CFUN\?$/, () => ['+CFUN: 1', 'OK']],
  [/^AT\+CFUN=1$/, () => ok],
  [/^AT\+CPAS$/, () => ['+CPAS: 0', 'OK']],
  [
    /^AT\+CIMI$/,
    (host) => (host.isUnlocked ? [`${host.options.operator}0000000001`, 'OK'] : cmeError(host, 11)),
  ],
  [/^AT\+CPIN\?$/, simState],
  [/^AT\+CPIN="?(\d+)"?$/, enterPin],
  [/^AT\+CLCK="SC",2$/, ({ options }) => [`+CLCK: ${options.pin === undefined ? 0 : 1}`, 'OK']],
]

function simState({ isUnlocked, pinLeft }: CommandHost): readonly string[] {
  if (isUnlocked) return ['+CPIN: READY', 'OK']
  return [pinLeft > 0 ? '+CPIN: SIM PIN' : '+CPIN: SIM PUK', 'OK']
}

/** Three wrong ones and only the PUK helps; a right one gives the three back (27.007 §8.3). */
function enterPin(host: CommandHost, [, pin]: RegExpExecArray): readonly string[] {
  if (host.isUnlocked) return cmeError(host, 3)
  if (host.pinLeft === 0) return cmeError(host, 12)
  if (pin !== host.options.pin) {
    host.pinLeft -= 1
    return cmeError(host, host.pinLeft === 0 ? 12 : 16)
  }
  host.isUnlocked = true
  host.pinLeft = tries
  return ok
}
