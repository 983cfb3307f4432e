import { ok } from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { ModemError } from '../../hardware/errors.ts'
import { speechLevelOf } from '../../hardware/voice/level.ts'
import { forTelephone, prepareRecording } from '../../hardware/voice/prepare-recording.ts'
import { to8kHz } from '../../hardware/voice/resample.ts'
import { readWav, writeWav } from '../../hardware/voice/wav.ts'
import { pseudoRandom } from '../support/sounds.ts'

const rates = [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000]

/** A sine at this rate, with a peak of `loudness`. */
const sine = (hertz: number, rate: number, seconds = 1, loudness = 0.5): Float32Array =>
  Float32Array.from(
    { length: Math.round(rate * seconds) },
    (_, i) => loudness * Math.sin((2 * Math.PI * hertz * i) / rate),
  )

/** In decibels, without the ends: a filter begins and ends there. */
function level(samples: ArrayLike<number> & Iterable<number>, edge = 400): number {
  const inner = Array.from(samples).slice(edge, samples.length - edge)
  return 10 * Math.log10(inner.reduce((sum, x) => sum + x * x, 1e-15) / inner.length)
}

/** Noise in syllables: loud and soft four times a second, with pauses of 0.3 s. */
function speechLike(rate: number, seconds: number, loudness: number): Float32Array {
  const random = pseudoRandom(3)
  // Noise of a higher rate has less of its power where a telephone passes it.
  const power = loudness * Math.sqrt(rate / 8_000)
  return Float32Array.from({ length: Math.round(rate * seconds) }, (_, i) => {
    const at = i / rate
    const syllable = at % 1.5 > 1.2 ? 0 : 0.5 - 0.5 * Math.cos(2 * Math.PI * 4 * at)
    return Math.max(-1, Math.min(1, power * syllable * (2 * random() - 1)))
  })
}

const asFloat = (samples: Int16Array): Float32Array =>
  Float32Array.from(samples, (sample) => sample / 32_768)

t.test('what a telephone passes is passed as it was, at any rate', async (t) => {
  for (const rate of rates) {
    let worst = 0
    for (const hertz of [300, 1_000, 2_000, 3_000, 3_400]) {
      const passed = level(await to8kHz(sine(hertz, rate), rate)) - level(sine(hertz, rate))
      worst = Math.max(worst, Math.abs(passed))
    }
    t.ok(worst < 0.1, `${rate}: within ${worst.toFixed(3)} dB`)
    t.equal((await to8kHz(sine(400, rate), rate)).length, 8_000)
  }
})

t.test('what it does not pass does not come back as something else', async (t) => {
  let worst = Number.NEGATIVE_INFINITY
  for (const rate of rates) {
    for (let hertz = 4_000; hertz < rate / 2; hertz += 1_009) {
      const alias =
        level(await to8kHz(sine(hertz, rate, 0.2), rate)) - level(sine(hertz, rate, 0.2))
      worst = Math.max(worst, alias)
    }
  }
  t.comment(`the loudest alias is at ${worst.toFixed(1)} dB`)
  t.ok(worst < -60)
})

t.test('a minute of recording is made ready in a moment', async (t) => {
  const long = { rate: 48_000, samples: speechLike(48_000, 60, 0.3) }
  const began = performance.now()
  const ready = await prepareRecording(long)
  t.comment(`60 s at 48 kHz in ${(performance.now() - began).toFixed(0)} ms`)
  t.ok('sound' in ready)
})

t.test('loud or soft, speech gets one level, and nothing is clipped', async (t) => {
  for (const loudness of [0.06, 0.1, 0.2, 0.35]) {
    for (const rate of [8_000, 16_000, 44_100, 48_000]) {
      const ready = await prepareRecording({ rate, samples: speechLike(rate, 6, loudness) })
      if (!('sound' in ready)) return t.fail(`${loudness} at ${rate}: ${ready.fault}`)
      const measured = speechLevelOf(asFloat(ready.sound.samples))
      t.ok(Math.abs(measured + 21.5) < 0.5, `${loudness} at ${rate}: ${measured.toFixed(2)} dBFS`)
      t.ok(Math.max(...ready.sound.samples.map(Math.abs)) < 32_767 * 0.9)
    }
  }
})

t.test('a shout in soft speech is turned down, and the speech around it is not', async (t) => {
  const samples = speechLike(8_000, 6, 0.05)
  for (let i = 24_000; i < 24_400; i += 1) samples[i] = 0.9 * Math.sin(i)
  const ready = await prepareRecording({ rate: 8_000, samples })
  if (!('sound' in ready)) return t.fail(ready.fault)
  const sound = asFloat(ready.sound.samples)
  t.ok(Math.max(...sound.map(Math.abs)) <= 0.892)
  const before = level(sound.subarray(8_000, 20_000), 0)
  const after = level(sound.subarray(28_000, 40_000), 0)
  t.ok(Math.abs(before - after) < 1)
  t.ok(before > -26, `${before.toFixed(1)} dBFS`)
})

t.test('hum and a crooked microphone are no speech', async (t) => {
  const samples = sine(50, 48_000, 3, 0.4).map((sample) => sample + 0.3)
  const hum = await prepareRecording({ rate: 48_000, samples })
  t.match(hum, { fault: /silent|too-quiet/ })

  const speech = speechLike(48_000, 3, 0.3)
  const mixed = speech.map(
    (sample, i) => sample + 0.2 + 0.2 * Math.sin((2 * Math.PI * 50 * i) / 48_000),
  )
  const clean = await forTelephone({ rate: 48_000, samples: speech })
  const cleaned = await forTelephone({ rate: 48_000, samples: mixed })
  const rest = cleaned.map((sample, i) => sample - (clean[i] ?? 0))
  t.ok(level(asFloat(rest)) < level(asFloat(clean)) - 15, 'it is gone from the speech as well')
})

t.test('a recording that nobody could follow is refused with what was measured', async (t) => {
  const loud = speechLike(16_000, 3, 0.3)
  const faults: readonly (readonly [
    name: string,
    samples: Float32Array,
    fault: string,
    least: number,
    most: number,
  ])[] = [
    ['61 s', speechLike(16_000, 61, 0.3), 'too-long', 61, 61],
    ['soft', loud.map((sample) => sample / 60), 'too-quiet', -60, -40],
    ['nothing', new Float32Array(48_000), 'silent', -120, -60],
    ['no sample', new Float32Array(), 'silent', -120, -60],
    ['a click', loud.subarray(0, 4_000), 'silent', -120, 0],
    ['too loud', loud.map((sample) => Math.max(-1, Math.min(1, 9 * sample))), 'clipped', 10, 900],
  ]
  for (const [name, samples, fault, least, most] of faults) {
    const refused = await prepareRecording({ rate: 16_000, samples })
    if ('sound' in refused) return t.fail(`${name} is not refused`)
    t.equal(refused.fault, fault, name)
    t.ok(refused.measured >= least && refused.measured <= most, `${name}: ${refused.measured}`)
  }
})

/** A WAV file with one format and these octets of data. */
function wav(tag: number, channels: number, bits: number, data: Buffer, rate = 16_000): Buffer {
  const head = Buffer.alloc(28)
  head.write('RIFF\0\0\0\0WAVEfmt ', 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(tag, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  const rest = Buffer.alloc(16)
  rest.writeUInt16LE((bits / 8) * channels, 4)
  rest.writeUInt16LE(bits, 6)
  rest.write('data', 8, 'latin1')
  rest.writeUInt32LE(data.length, 12)
  return Buffer.concat([head, rest, data])
}

t.test('files of every usual form are read', async (t) => {
  const three = (value: number) => {
    const octets = Buffer.alloc(3)
    octets.writeIntLE(value, 0, 3)
    return octets
  }
  const half = Buffer.alloc(4)
  half.writeFloatLE(0.5)
  const broken = Buffer.alloc(4)
  broken.writeFloatLE(Number.NaN)
  const forms: readonly (readonly [name: string, file: Buffer, samples: readonly number[]])[] = [
    ['8 bits', wav(1, 1, 8, Buffer.of(0, 128, 192)), [-1, 0, 0.5]],
    ['16 bits', wav(1, 1, 16, Buffer.of(0, 0x40, 0, 0xc0)), [0.5, -0.5]],
    ['24 bits', wav(1, 1, 24, Buffer.concat([three(0x400000), three(-0x400000)])), [0.5, -0.5]],
    ['32 bits', wav(1, 1, 32, Buffer.of(0, 0, 0, 0x40)), [0.5]],
    ['float', wav(3, 1, 32, Buffer.concat([half, broken])), [0.5, 0]],
    ['stereo', wav(1, 2, 16, Buffer.of(0, 0x40, 0, 0)), [0.25]],
    ['an odd octet at the end', wav(1, 1, 16, Buffer.of(0, 0x40, 1)), [0.5]],
  ]
  for (const [name, file, samples] of forms) {
    t.strictSame([...readWav(file).samples], samples, name)
  }
  const samples = Int16Array.of(0, 1, -32_768, 32_767)
  const written = readWav(writeWav(samples))
  t.equal(written.rate, 8_000)
  t.strictSame(
    [...written.samples].map((x) => x * 32_768),
    [...samples],
  )
})

t.test('any other file is refused with a typed error, whatever it holds', (t) => {
  const valid = wav(1, 2, 16, Buffer.alloc(64, 7))
  const mutated = fc
    .array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 12 })
    .chain((changes) =>
      fc.nat(valid.length).map((length) => {
        const file = Buffer.from(valid)
        for (const [at, octet] of changes) file[at] = octet
        return file.subarray(0, length)
      }),
    )
  const any = fc.oneof(
    mutated,
    fc.uint8Array({ maxLength: 200 }).map((octets) => Buffer.from(octets)),
  )
  const property = fc.property(any, (file) => {
    try {
      const { rate, samples } = readWav(file)
      ok(rate >= 8_000 && rate <= 96_000)
      ok(samples.every((sample) => sample >= -1 && sample <= 1))
      ok(samples.length <= file.length)
    } catch (error) {
      if (!(error instanceof ModemError && error.code === 'bad-sound')) throw error
    }
  })
  fc.assert(property, { numRuns: 20_000 })
  for (const [tag, channels, bits, rate] of [
    [2, 1, 16, 16_000],
    [1, 0, 16, 16_000],
    [1, 9, 16, 16_000],
    [1, 1, 12, 16_000],
    [1, 1, 16, 4_000],
    [1, 1, 16, 192_000],
  ] as const) {
    const file = wav(tag, channels, bits, Buffer.alloc(8), rate)
    t.throws(() => readWav(file), { code: 'bad-sound' }, `${tag} ${channels} ${bits} ${rate}`)
  }
  t.end()
})
