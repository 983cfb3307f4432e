import { stats } from './call.ts'
import { type Command, type CommandHost, cmeError, done, unanswered } from './command.ts'

/** Quectel's own error numbers about voice.files. */
const fileErrors = { full: 403, missing: 405, exists: 407, timeout: 421 } as const
const uploadSeconds = 5
/** SIM800 takes so many octets in one write. */
const longestWrite = 10_240

/** `+QFUPL` ends with what came and the exclusive or of its 16-bit words. */
function checksum(octets: Buffer): string {
  let sum = 0
  octets.forEach((octet, i) => {
    sum ^= i % 2 === 0 ? octet << 8 : octet
  })
  return sum.toString(16)
}

function quectelUpload(host: CommandHost, [, name = '', size, seconds]: RegExpExecArray) {
  const octets = Number(size)
  if (host.voice.files.has(name)) return cmeError(host, fileErrors.exists)
  if (octets > host.voice.files.free) return cmeError(host, fileErrors.full)
  host.takeOctets({
    opening: 'CONNECT\r\n',
    octets,
    seconds: Number(seconds ?? uploadSeconds),
    taken: (file) => {
      if (!file) return cmeError(host, fileErrors.timeout)
      host.voice.files.put(name, file)
      return [`+QFUPL: ${file.length},${checksum(file)}`, 'OK']
    },
  })
  return unanswered
}

/** Without both of the last two it is played here and not to the far end. */
function quectelPlay(host: CommandHost, match: RegExpExecArray) {
  const [, name = '', , up, down] = match
  const sound = host.voice.files.sound(name)
  if (!sound || host.voice.player.isPlaying) return cmeError(host, fileErrors.missing)
  const reachesFarEnd = up === '1' && down === '1'
  host.voice.player.play(sound, { reachesFarEnd }, (why) => {
    if (why !== 'stopped') host.tell('+QPSND: 0')
  })
  return ['OK']
}

/** Quectel: `+QFUPL` and `+QPSND`. */
export const quectelFiles: readonly Command[] = [
  [/^AT\+QFUPL="([^"]+)",(\d+)(?:,(\d+))?(?:,[01])?$/, quectelUpload],
  [
    /^AT\+QFDEL="([^"]+)"$/,
    (host, [, name = '']) =>
      host.voice.files.remove(name) ? ['OK'] : cmeError(host, fileErrors.missing),
  ],
  [
    /^AT\+QFLST="([^"]+)"$/,
    (host, [, name = '']) => {
      const size = host.voice.files.octets(name)?.length
      if (size === undefined) return cmeError(host, fileErrors.missing)
      return [`+QFLST: "${name}",${size}`, 'OK']
    },
  ],
  [
    /^AT\+QFLDS="UFS"$/,
    ({ voice }) => [`+QFLDS: ${voice.files.free},${voice.files.capacity}`, 'OK'],
  ],
  [/^AT\+QPSND=\?$/, () => ['+QPSND: (0,1),,(0,1),(0,1),(0,1)', 'OK']],
  [/^AT\+QPSND\?$/, ({ voice }) => [`+QPSND: ${Number(voice.player.isPlaying)}`, 'OK']],
  [/^AT\+QPSND=1,"([^"]+)",([01])(?:,([01]))?(?:,([01]))?$/, quectelPlay],
  [/^AT\+QPSND=0$/, ({ voice }) => done(() => voice.player.stop('stopped'))],
]

/** It does not replace a file that is there. */
function simcomUpload(host: CommandHost, [, name = '', size]: RegExpExecArray) {
  const octets = Number(size)
  if (host.voice.files.has(name) || octets > host.voice.files.free) return ['ERROR']
  host.takeOctets({
    opening: '>',
    octets,
    seconds: 30,
    taken: (file) => {
      if (!file) return ['ERROR']
      host.voice.files.put(name, file)
      return ['OK']
    },
  })
  return unanswered
}

const sizeOf =
  (prefix: string) =>
  (host: CommandHost, [, name = '']: RegExpExecArray) => {
    const size = host.voice.files.octets(name)?.length
    return size === undefined ? ['ERROR'] : [`${prefix} ${size}`, 'OK']
  }

const remove = ({ voice }: CommandHost, [, name = '']: RegExpExecArray): readonly string[] =>
  voice.files.remove(name) ? ['OK'] : ['ERROR']

const simcomFiles: readonly Command[] = [
  [/^AT\+CFTRANRX=\?$/, () => ['+CFTRANRX: [{non-ascii}]"FILEPATH"', 'OK']],
  [/^AT\+CFTRANRX="([^"]+)",(\d+)$/, simcomUpload],
  [/^AT\+FSCD=.+$/, () => ['OK']],
  [/^AT\+FSDEL=(.+)$/, remove],
  [/^AT\+FSATTRI=(.+)$/, sizeOf('+FSATTRI:')],
  [
    /^AT\+FSMEM$/,
    ({ voice }) => [
      `+FSMEM: C:(${voice.files.capacity},${voice.files.capacity - voice.files.free})`,
      'OK',
    ],
  ],
]

/** To the far end there has to be one. */
const simcomPlay =
  (event: string) =>
  (host: CommandHost, [, name = '', path]: RegExpExecArray): readonly string[] => {
    const { voice } = host
    const sound = voice.files.sound(name)
    const reachesFarEnd = path === '1'
    const hasFarEnd = voice.phone.call?.stat === stats.active
    if (!sound || voice.player.isPlaying || (reachesFarEnd && !hasFarEnd)) return ['ERROR']
    voice.player.play(sound, { reachesFarEnd }, () => host.tell(`${event} stop`))
    return [event, 'OK']
  }

const stop = ({ voice }: CommandHost): readonly string[] => done(() => voice.player.stop('stopped'))

/** SIM7600: WAV. */
export const simcom7600Files: readonly Command[] = [
  ...simcomFiles,
  [/^AT\+CCMXPLAYWAV=\?$/, () => ['+CCMXPLAYWAV: (1-2),(0-255)', 'OK']],
  [/^AT\+CCMXPLAYWAV="([^"]+)",([12])(?:,\d+)?$/, simcomPlay('+WAVSTATE: wav play')],
  [/^AT\+CCMXSTOPWAV$/, stop],
]

/** A7670 and A7608: AMR or WAV. */
export const simcomA76Files: readonly Command[] = [
  ...simcomFiles,
  [/^AT\+CCMXPLAY=\?$/, () => ['+CCMXPLAY: (0-2),(0-255)', 'OK']],
  [/^AT\+CCMXPLAY="([^"]+)",([0-2])(?:,\d+)?$/, simcomPlay('+AUDIOSTATE: audio play')],
  [/^AT\+CCMXSTOP$/, stop],
]

/** Mode 0 writes from the beginning, 1 goes on at the end; the file has to be there. */
function sim800Write(host: CommandHost, match: RegExpExecArray): readonly string[] {
  const [, name = '', mode, size, seconds] = match
  const octets = Number(size)
  const before = host.voice.files.octets(name)
  if (!before || octets > longestWrite || octets > host.voice.files.free) return ['ERROR']
  host.takeOctets({
    opening: '>',
    octets,
    seconds: Number(seconds),
    taken: (file) => {
      if (!file) return ['ERROR']
      host.voice.files.put(name, mode === '1' ? Buffer.concat([before, file]) : file)
      return ['OK']
    },
  })
  return unanswered
}

function sim800Play(host: CommandHost, [, name = '', channel]: RegExpExecArray): readonly string[] {
  const sound = host.voice.files.sound(name)
  if (!sound || host.voice.player.isPlaying) return ['ERROR']
  host.voice.player.play(sound, { reachesFarEnd: channel === '0' }, () => host.tell('+CREC: 0'))
  return ['OK']
}

/** SIM800: AMR, written in pieces. */
export const simcom800Files: readonly Command[] = [
  [
    /^AT\+FSCREATE=(.+)$/,
    ({ voice }, [, name = '']) => done(() => voice.files.put(name, Buffer.alloc(0))),
  ],
  [/^AT\+FSWRITE=([^,]+),([01]),(\d+),(\d+)$/, sim800Write],
  [/^AT\+FSDEL=(.+)$/, remove],
  [/^AT\+FSFLSIZE=(.+)$/, sizeOf('+FSFLSIZE:')],
  [/^AT\+FSMEM$/, ({ voice }) => [`+FSMEM: C:${voice.files.free}bytes`, 'OK']],
  [/^AT\+CREC=\?$/, () => ['+CREC: (1-5),(0-1),(1-268435455),(0-100),(0-1)', 'OK']],
  [/^AT\+CREC\?$/, ({ voice }) => [`+CREC: ${voice.player.isPlaying ? 2 : 0}`, 'OK']],
  [/^AT\+CREC=4,"([^"]+)",([01]),(?:\d+)(?:,[01])?$/, sim800Play],
  [/^AT\+CREC=5$/, stop],
]
