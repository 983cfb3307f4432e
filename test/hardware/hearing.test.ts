import fc from 'fast-check'
import t from 'tap'
import type { HeardSound } from '../../hardware/voice/call-state.ts'
import { hearing } from '../../hardware/voice/hearing.ts'
import {
  joined,
  keySound,
  noisy,
  silence,
  sines,
  speechOf,
  throughCodec,
} from '../support/sounds.ts'
import { skipsWithout } from '../support/tools.ts'

const skip = skipsWithout('espeak-ng', 'sox')
const keys = '1234567890*#ABCD'
const digits = Array.from({ length: 120 }, (_, i) => keys[i % keys.length] ?? '').join('')
const text =
  'Dit is Buurtoproep van de gemeente Elzendaal. Wij zoeken een jongen van zeven jaar. Hij heeft ' +
  'blond krulhaar, een rode jas en blauwe laarzen. Om tien over half vier is hij te voet ' +
  'weggelopen bij speeltuin Wilgenhof. Ziet u hem? Bel gratis nul achthonderd, nul nul elf.'

/** What is heard in it, with when it was told in seconds. */
function listened(samples: Int16Array, size = () => 160) {
  let pressed = ''
  let at = 0
  const told: (readonly [sound: HeardSound, seconds: number])[] = []
  const hear = hearing({
    key: (key) => {
      pressed += key
    },
    heard: (sound) => told.push([sound, at / 8_000]),
  })
  while (at < samples.length) {
    const piece = samples.subarray(at, at + size())
    at += piece.length
    hear(piece)
  }
  return { pressed, told, sounds: told.map(([sound]) => sound) }
}

/** Keys of 100 ms with 100 ms between, each tone at -17 dBFS: -14 together. */
const dialled = (of: string): Int16Array =>
  joined(...[...of].flatMap((key) => [keySound(key), silence(0.1)]))

/** How many of `wanted` are among `heard`, in order. */
function right(wanted: string, heard: string): number {
  let before = new Array<number>(wanted.length + 1).fill(0)
  for (const key of heard) {
    const row = [0]
    for (let i = 1; i <= wanted.length; i += 1) {
      const same = key === wanted[i - 1] ? before[i - 1]! + 1 : 0
      row.push(Math.max(before[i]!, row[i - 1]!, same))
    }
    before = row
  }
  return before[wanted.length]!
}

t.test('every key is heard, each press once, however the sound is cut', (t) => {
  t.equal(listened(dialled(digits)).pressed, digits)
  const property = fc.property(
    fc.array(fc.constantFrom(...keys), { minLength: 1, maxLength: 8 }),
    fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 9 }),
    fc.integer({ min: 70, max: 600 }),
    (pressed, sizes, ms) => {
      let n = 0
      const sound = joined(...pressed.flatMap((key) => [keySound(key, ms / 1_000), silence(0.08)]))
      return listened(sound, () => sizes[n++ % sizes.length]!).pressed === pressed.join('')
    },
  )
  fc.assert(property, { numRuns: 60 })
  t.end()
})

t.test('keys are heard as loud and as askew as networks make them, and no more', async (t) => {
  const heardAt = (level: number, twist: number) =>
    listened(joined(keySound('5', 0.1, level, twist), silence(0.1))).pressed
  for (const level of [-9, -25, -40]) t.equal(heardAt(level, 0), '5', `${level} dBFS`)
  for (const twist of [-8, -4, 4, 5.5]) t.equal(heardAt(-20, twist), '5', `twist ${twist} dB`)
  for (const twist of [-11, 8]) t.equal(heardAt(-20, twist), '', `twist ${twist} dB`)
  t.equal(heardAt(-55, 0), '', 'and not what is hardly there')
  t.equal(listened(joined(keySound('5', 0.03), silence(0.1))).pressed, '', 'nor a click')
})

const codecs: readonly (readonly [
  name: string,
  type: string,
  mode: number | undefined,
  least: number,
])[] = [
  ['GSM full rate', 'gsm', undefined, 115],
  ['AMR 12.2', 'amr-nb', 7, 115],
  ['AMR 7.95', 'amr-nb', 5, 115],
  // The lowest rates keep the tones of a key apart less well, and lose keys; they make none up.
  ['AMR 5.9', 'amr-nb', 2, 100],
  ['AMR 4.75', 'amr-nb', 0, 70],
]

for (const [name, type, mode, least] of codecs) {
  t.test(`keys come through ${name} with noise at 20 dB`, { skip }, async (t) => {
    const sound = throughCodec(noisy(dialled(digits), -34), type, mode)
    const { pressed } = listened(sound)
    const count = right(digits, pressed)

    t.comment(`${name}: ${count} of ${digits.length}, ${pressed.length - count} that were none`)
    t.ok(count >= least, `${count} of ${digits.length}`)
    t.equal(pressed.length, count, 'none that was not pressed')
  })
}

t.test('nobody presses a key by speaking for ten minutes', { skip }, async (t) => {
  const voices = ['nl', 'nl+f2', 'nl+m3', 'nl+whisper', 'nl+croak', 'en', 'de', 'fr+f3']
  let seconds = 0
  for (const [i, voice] of [...voices, ...voices, ...voices].entries()) {
    const speech = speechOf(text.repeat(2), voice, 20 + 30 * Math.floor(i / voices.length))
    const sound = i % 2 === 0 ? speech : throughCodec(speech, 'gsm')
    seconds += sound.length / 8_000
    const { pressed, sounds } = listened(sound)
    t.equal(pressed, '', voice)
    t.strictSame(
      sounds.filter((one) => one !== 'speech' && one !== 'silence'),
      [],
      'and it is no tone of a network either',
    )
  }
  t.comment(`${(seconds / 60).toFixed(1)} minutes`)
  t.ok(seconds >= 600)
})

const tone = (seconds: number, hertz = 425) => sines(seconds, [hertz, -20])

t.test('a telephone that rings is heard, and that it does not ring any more', async (t) => {
  const ringing = joined(silence(0.3), tone(1), silence(4), tone(1), silence(6))
  for (const [name, sound] of [
    ['clean', ringing],
    ['with noise', noisy(ringing, -40)],
  ] as const) {
    const { told, sounds } = listened(sound)
    t.strictSame(sounds, ['ringback', 'ringback', 'ringback-over'], name)
    t.ok(told[0]![1] < 1.1, 'before it has rung once')
    t.ok(told[2]![1] - told[1]![1] < 5.2, 'and soon after')
  }
})

t.test('who answers ends the ringing', { skip }, async (t) => {
  const speech = speechOf('Hallo, met Jansen', 'nl', 45)
  const { sounds } = listened(joined(tone(1), silence(2), speech, silence(1)))
  t.strictSame(sounds.slice(0, 3), ['ringback', 'speech', 'ringback-over'])
  t.equal(sounds.at(-1), 'silence')
})

t.test('busy is heard in a second and a half, and is no ringing', async (t) => {
  const busy = joined(...[1, 2, 3].flatMap(() => [tone(0.5), silence(0.5)]))
  const { told } = listened(busy)
  t.equal(told[0]?.[0], 'busy')
  t.ok(told[0]![1] < 1.6)
  t.strictSame(
    listened(noisy(busy, -40)).sounds.filter((sound) => sound !== 'busy'),
    [],
  )
})

t.test('a beep is heard when it is over, whatever its pitch', async (t) => {
  for (const hertz of [440, 600, 1_000, 1_400, 1_950]) {
    for (const noise of [-90, -40]) {
      const { told, sounds } = listened(
        noisy(joined(silence(1), tone(0.4, hertz), silence(1)), noise),
      )
      t.strictSame(sounds, ['beep'], `${hertz} Hz, noise at ${noise} dBFS`)
      t.ok(told[0]![1] >= 1.4 && told[0]![1] < 1.5)
    }
  }
  t.strictSame(listened(joined(tone(0.2, 1_000), silence(1))).sounds, [], 'not a click')
  t.strictSame(listened(joined(tone(0.5, 2_500), silence(1))).sounds, [], 'nor a fax')
  t.strictSame(listened(joined(keySound('5', 0.5), silence(1))).sounds, [], 'nor a key')
})

t.test('a beep is heard after a greeting, through a codec', { skip }, async (t) => {
  const greeting = speechOf('U bent verbonden met het antwoordapparaat. Spreek in na', 'nl', 45)
  const whole = joined(silence(0.5), greeting, silence(0.4), tone(0.5, 1_000), silence(1))
  for (const sound of [whole, throughCodec(whole, 'gsm'), throughCodec(whole, 'amr-nb', 7)]) {
    const { sounds } = listened(sound)
    t.equal(sounds.filter((one) => one === 'beep').length, 1)
    t.notOk(sounds.some((one) => one === 'ringback' || one === 'busy'))
  }
})

t.test('a person says hello and waits, a machine goes on', { skip }, async (t) => {
  const longest = (sound: Int16Array): number => {
    const { told } = listened(sound)
    const spans = told.map(([kind, at], i) =>
      kind === 'speech' ? (told.slice(i).find(([one]) => one === 'silence')?.[1] ?? 99) - at : 0,
    )
    // The end is told half a second after the last word.
    return Math.max(...spans) - 0.5
  }
  for (const pitch of [20, 45, 70]) {
    const hello = joined(silence(0.4), speechOf('Hallo?', 'nl', pitch), silence(2))
    const name = joined(silence(0.4), speechOf('Met Jansen', 'nl', pitch), silence(2))
    const machine = joined(silence(0.4), speechOf(text, 'nl', pitch), silence(2))
    t.ok(longest(hello) < 2.2 && longest(hello) > 0.1, `hello took ${longest(hello)} s`)
    t.ok(longest(name) < 2.2)
    t.ok(longest(machine) > 2.2, `the machine took ${longest(machine)} s`)
  }
  const street = listened(noisy(silence(6), -30)).told
  t.ok(street.length === 0 || street.at(-1)?.[0] === 'silence', 'a noisy street is no machine')
})
