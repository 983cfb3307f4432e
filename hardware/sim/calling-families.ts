import { stats } from './call.ts'
import type { CallDialect } from './call-dialect.ts'
import { type Command, type CommandHost, done, ok } from './command.ts'
import {
  huaweiWords,
  quectelWords,
  simcom800Words,
  simcom7600Words,
  simcomA76Words,
} from './family-words.ts'
import { quectelFiles, simcom800Files, simcom7600Files, simcomA76Files } from './file-commands.ts'
import type { CallSettings } from './settings.ts'

/** A command that turns one thing about calls on and off; its pattern yields 1 or 0. */
const toggle = (pattern: RegExp, name: keyof CallSettings): Command => [
  pattern,
  ({ settings }, [, on]) => done(() => (settings.calls[name] = on === '1')),
]

/** Sound on and off; before there is what `mayTurnOn` asks for it is refused. */
const sounds = (
  pattern: RegExp,
  mayTurnOn: (host: CommandHost) => boolean = () => true,
): Command => [
  pattern,
  (host, [, on]) => {
    if (on === '0') return done(() => host.voice.sound.turnOff())
    return mayTurnOn(host) ? done(() => host.voice.sound.turnOn()) : ['ERROR']
  },
]

const isActive = ({ voice }: CommandHost): boolean => voice.phone.call?.stat === stats.active

/** What the radio is on: LTE, or 2G during a call of one that falls back for it. */
const isOnLte = ({ options, voice }: CommandHost): boolean =>
  !(options.fallsBack && voice.phone.call !== undefined)

const answersLater = toggle(/^AT\+COLP=([01])$/, 'awaitsAnswer')
const isImsOn: Command = [
  /^AT\+CIREG\?$/,
  ({ isRegistered }) => [`+CIREG: 0,${Number(isRegistered)}`, 'OK'],
]
const systemMode: Command = [
  /^AT\+CPSI\?$/,
  (host) => [`+CPSI: ${isOnLte(host) ? 'LTE' : 'GSM'},Online,${host.options.operator}`, 'OK'],
]
const athHangsUp: Command = [
  /^AT\+CVHU=([01])$/,
  ({ settings }, [, ignored]) => done(() => (settings.calls.hangsUpByAth = ignored === '0')),
]

/** Quectel EC2x and EG2x. */
export const quectel: CallDialect = {
  words: quectelWords,
  hasAudioPort: true,
  soundStaysOn: true,
  ignoresAth: false,
  refusesMessages: false,
  commands: [
    ...quectelFiles,
    answersLater,
    [/^AT\+QPCMV=\?$/, () => ['+QPCMV: (0,1),(0,2)', 'OK']],
    [/^AT\+QPCMV\?$/, ({ voice }) => [`+QPCMV: ${Number(voice.sound.isOn)},0`, 'OK']],
    sounds(/^AT\+QPCMV=([01])(?:,0)?$/),
    toggle(/^AT\+QINDCFG="ccinfo",([01])(?:,[01])?$/, 'tellsIndications'),
    toggle(/^AT\^DSCI=([01])$/, 'tellsStates'),
    toggle(/^AT\+QTONEDET=([01])$/, 'detectsKeys'),
    [/^AT\+QTONEDET=\?$/, () => ['+QTONEDET: (0,1)', 'OK']],
    [/^AT\+QHUP=\d+(?:,\d+)?$/, ({ voice }) => voice.phone.hangUp()],
    [/^AT\+QCFG="ims"$/, () => ['+QCFG: "ims",1,1', 'OK']],
    [/^AT\+QCFG="ims",[012]$/, () => ok],
    [
      /^AT\+QNWINFO$/,
      (host) => [
        `+QNWINFO: ${isOnLte(host) ? '"FDD LTE"' : '"EDGE"'},"${host.options.operator}","",0`,
        'OK',
      ],
    ],
    isImsOn,
  ],
}

/** SIMCom SIM7600: sound over its port only while a call is active, and it wears out. */
export const simcom7600: CallDialect = {
  words: simcom7600Words,
  hasAudioPort: true,
  soundStaysOn: false,
  ignoresAth: true,
  refusesMessages: false,
  commands: [
    ...simcom7600Files,
    [/^AT\+CPCMREG=\?$/, () => ['+CPCMREG: (0-1)', 'OK']],
    [/^AT\+CPCMFRM=[01]$/, () => ok],
    sounds(/^AT\+CPCMREG=([01])(?:,\d)?$/, (host) => isActive(host) && host.voice.sound.wakes()),
    toggle(/^AT\+CLCC=([01])$/, 'tellsList'),
    toggle(/^AT\+DDET=([01])(?:,\d+)*$/, 'detectsKeys'),
    athHangsUp,
    systemMode,
    isImsOn,
  ],
}

/** SIMCom A7670 and A7608: files alone. */
export const simcomA76: CallDialect = {
  words: simcomA76Words,
  hasAudioPort: false,
  soundStaysOn: false,
  ignoresAth: true,
  refusesMessages: false,
  commands: [
    ...simcomA76Files,
    toggle(/^AT\+CLCC=([01])$/, 'tellsList'),
    toggle(/^AT\+DDET=([01])(?:,\d+)*$/, 'detectsKeys'),
    athHangsUp,
    systemMode,
    isImsOn,
  ],
}

/** SIMCom SIM800: 2G. */
export const simcom800: CallDialect = {
  words: simcom800Words,
  hasAudioPort: false,
  soundStaysOn: false,
  ignoresAth: false,
  refusesMessages: true,
  commands: [
    ...simcom800Files,
    answersLater,
    toggle(/^AT\+CLCC=([01])$/, 'tellsList'),
    toggle(/^AT\+DDET=([01])(?:,\d+)*$/, 'detectsKeys'),
  ],
}

/** Huawei E1xx and K3xxx sticks: sound over a port, from dialling on. */
export const huawei3g: CallDialect = {
  words: huaweiWords,
  hasAudioPort: true,
  soundStaysOn: false,
  ignoresAth: false,
  refusesMessages: true,
  commands: [
    [/^AT\^CVOICE\?$/, () => ['^CVOICE:0,8000,16,20', 'OK']],
    [/^AT\^CVOICE=\?$/, () => ['^CVOICE:(0)', 'OK']],
    [/^AT\^DDSETEX=\?$/, () => ['^DDSETEX:(0-2)', 'OK']],
    sounds(/^AT\^DDSETEX=([012])$/),
    toggle(/^AT\^DDTMFCFG=\d,([01])$/, 'detectsKeys'),
    [/^AT\^CURC=1$/, ({ settings }) => done(() => (settings.isStill = false))],
    [/^AT\+CHLD=1\d?$/, ({ voice }) => voice.phone.hangUp()],
  ],
}
