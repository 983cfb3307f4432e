import { type Command, type CommandHost, done, ok } from './command.ts'

const domains = ['CREG', 'CGREG', 'CEREG'] as const
type Domain = (typeof domains)[number]

/** Where the modem is registered and how well it hears (27.007 §7, §8.5, §10.1.22). */
export const networkCommands: readonly Command[] = [
  [/^AT\+(CREG|CGREG|CEREG)=\?$/, (_, [, name]) => [`+${name}: (0-2)`, 'OK']],
  [
    /^AT\+(CREG|CGREG|CEREG)\?$/,
    ({ settings, isRegistered }, [, name]) => {
      const tells = settings.tellsRegistration[name as Domain]
      return [`+${name}: ${tells},${stat(isRegistered, tells)}`, 'OK']
    },
  ],
  [
    /^AT\+(CREG|CGREG|CEREG)=([012])$/,
    ({ settings }, [, name, level]) =>
      done(() => (settings.tellsRegistration[name as Domain] = Number(level))),
  ],
  [
    /^AT\+COPS=3,([02])$/,
    ({ settings }, [, format]) => done(() => (settings.operatorFormat = Number(format))),
  ],
  [/^AT\+COPS=0$/, () => ok],
  [/^AT\+COPS\?$/, operator],
  [/^AT\+CSQ$/, ({ isRegistered }) => [`+CSQ: ${isRegistered ? 21 : 99},99`, 'OK']],
  [
    /^AT\+CNUM$/,
    ({ options: { ownNumber } }) => (ownNumber ? [`+CNUM: "","${ownNumber}",145`, 'OK'] : ok),
  ],
  [/^AT\+CGATT\?$/, ({ isRegistered }) => [`+CGATT: ${isRegistered ? 1 : 0}`, 'OK']],
  [/^AT\+CGSMS\?$/, () => ['+CGSMS: 1', 'OK']],
]

function operator({ isRegistered, options, settings }: CommandHost): readonly string[] {
  if (!isRegistered) return ['+COPS: 0', 'OK']
  const { operator: number, operatorName } = options
  const named = settings.operatorFormat === 0 ? (operatorName ?? `Net ${number}`) : number
  return [`+COPS: 0,${settings.operatorFormat},"${named}",7`, 'OK']
}

/** 1 home, 2 searching; with `n` 2 the cell follows. */
function stat(isRegistered: boolean, tells: number): string {
  if (!isRegistered) return '2'
  return tells === 2 ? '1,"00C3","0163A10B",7' : '1'
}

/** What is said when the registration changes, for each that was asked for. */
export const registrationLines = ({ settings, isRegistered }: CommandHost): readonly string[] =>
  domains.flatMap((name) => {
    const tells = settings.tellsRegistration[name]
    return tells === 0 ? [] : [`+${name}: ${stat(isRegistered, tells)}`]
  })
