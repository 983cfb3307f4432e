import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

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
