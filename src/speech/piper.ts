import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SpokenLanguage } from '../domain/speech/language.ts'
import { programAt, runProgram } from './program.ts'
import type { Voice } from './voice.ts'

/** A minute of speech on a small single-board computer. */
const piperTimeoutMs = 120_000

/** The voice that a site has put in `folder` and that Piper speaks with; undefined without. */
export async function piper(
  folder: string,
  language: SpokenLanguage,
  path?: string,
): Promise<Voice | undefined> {
  const model = await modelIn(folder, language)
  const program = model && programAt('piper', path)
  if (!model || !program || !(await isPiper(program))) return undefined
  const rate = await rateOf(model)
  if (rate === undefined) return undefined
  return {
    id: `piper ${model}`,
    say: async (text) => {
      // Each line would be a sound of its own.
      const input = `${text.replace(/\s+/g, ' ')}\n`
      const args = ['--model', model, '--output-raw']
      const raw = await runProgram(program, args, { input, timeoutMs: piperTimeoutMs })
      if (raw.length === 0) throw new Error('piper made no sound')
      return { samples: samplesOf(raw), rate }
    },
  }
}

/** Of 16 bits, low octet first. */
function samplesOf(raw: Buffer): Float32Array {
  const samples = new Float32Array(raw.length >> 1)
  for (let i = 0; i < samples.length; i++) samples[i] = raw.readInt16LE(2 * i) / 32_768
  return samples
}

/** Voices are named by their language first: `nl_NL-mls-medium.onnx`. */
async function modelIn(folder: string, language: SpokenLanguage): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => [])
  const fits = new RegExp(`^${language}[_-].*\\.onnx$`, 'i')
  const name = names.filter((each) => fits.test(each)).sort()[0]
  return name === undefined ? undefined : join(folder, name)
}

/** Debian's package `piper` sets up gaming mice; the one that speaks asks for a model. */
async function isPiper(program: string): Promise<boolean> {
  const words = await wordsOf(program)
  return /--model\b/.test(words) && /--output[-_]raw\b/.test(words)
}

/** Its help, wherever it writes that and however it ends. */
const wordsOf = (program: string): Promise<string> =>
  runProgram('/bin/sh', ['-c', '"$0" --help 2>&1 || true', program], { timeoutMs: 10_000 }).then(
    String,
    () => '',
  )

/** Samples a second, from the file that comes with each voice. */
async function rateOf(model: string): Promise<number | undefined> {
  try {
    const { audio } = JSON.parse(await readFile(`${model}.json`, 'utf8')) as {
      audio?: { sample_rate?: unknown }
    }
    return typeof audio?.sample_rate === 'number' ? audio.sample_rate : undefined
  } catch {
    return undefined
  }
}
