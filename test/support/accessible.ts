import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Test } from 'tap'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe finds wrong with a page, as sentences. */
export async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const violations = (await page.evaluate(
    'axe.run().then((result) => result.violations)',
  )) as Violation[]
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)
}

/** `PICTURES=folder` keeps a picture of every page that is looked at. */
const pictures = process.env.PICTURES

/** Holds a page at desk and at phone width against what axe finds, and against its own width. */
export const looker = (t: Test, page: Page) => async (name: string) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    t.strictSame(await faults(page), [], `${name} at ${width}`)
    const isFitting = await page.evaluate('document.documentElement.scrollWidth <= innerWidth')
    t.ok(isFitting, `${name} fits ${width}`)
    if (pictures === undefined) continue
    if (!existsSync(pictures)) mkdirSync(pictures)
    await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true })
  }
}
