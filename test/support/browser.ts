import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import type { Test } from 'tap'

const path = '/usr/bin/chromium'
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Why a test of screens is skipped; false when it is not. */
export const skipsWithoutBrowser = existsSync(path) ? false : 'there is no Chromium'

/** Chromium without a window; `more` are flags of its own. */
export const openBrowser = (...more: readonly string[]): Promise<Browser> =>
  chromium.launch({ executablePath: path, args: [...flags, ...more] })

/** One Chromium for all tests of a file, opened by the first; each closes its own contexts. */
export function sharedBrowser(file: Pick<Test, 'teardown'>): () => Promise<Browser> {
  let chrome: Promise<Browser> | undefined
  file.teardown(async () => (await chrome)?.close())
  return () => {
    chrome ??= openBrowser()
    return chrome
  }
}
