import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** A page in one state, in both languages, as the server gave it. */
export interface Screen {
  readonly name: string
  readonly nl: string
  readonly en: string
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

const findings = async (page: Page, options: object): Promise<readonly string[]> => {
  const asked = `axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], ...options })})`
  const { violations } = (await page.evaluate(asked)) as { violations: readonly Violation[] }
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** What sticks out to the right of a page, WCAG 1.4.10. */
const sticking = `(() => {
  if (document.documentElement.scrollWidth <= innerWidth) return []
  const wide = [...document.querySelectorAll('body *')].filter((one) =>
    one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.leaflet-container, .scroll'))
  return wide.slice(-1).map((one) => 'wider than ' + innerWidth + ': ' + one.outerHTML.slice(0, 120))
})()`

/** A number that is not on one line, or that its own mark cuts out of the sentence it stands in. */
const cutNumbers = `[...document.querySelectorAll('.number')].flatMap((one) => {
  if (!one.checkVisibility()) return []
  const isCut = one.getClientRects().length > 1
  const { display } = getComputedStyle(one.parentElement)
  const isAlone = one.parentElement.childNodes.length === 1
  const isApart = !isAlone && /flex|grid/.test(display)
  return isCut || isApart ? ['number: ' + one.parentElement.outerHTML.slice(0, 160)] : []
})`

/**
 * What the keyboard does not reach, or reaches without showing it, or has behind a strip at the
 * top or the bottom. What is out of its order has a key of its own: + and - on the map, Enter in any field, the
 * number beside the slider.
 */
const beyondKeys = `(() => {
  const besides = '.unseen, .enter, .leaflet-control-zoom a, #radius-slider, [type=hidden]'
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, audio[controls], [tabindex="0"]')
  return [...all].flatMap((one) => {
    if (one.disabled || one.matches(besides) || one.closest('[hidden]') || !one.checkVisibility()) return []
    const said = (why) => [why + ': ' + one.outerHTML.slice(0, 120)]
    if (one.tabIndex < 0) return said('out of order')
    one.focus({ focusVisible: true })
    if (document.activeElement !== one) return said('takes no focus')
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return said('focus does not show')
    const { left, top, width, height } = one.getBoundingClientRect()
    const strips = [...document.querySelectorAll('.strip, #pending')]
    const over = document.elementFromPoint(left + width / 2, top + Math.min(height, 44) / 2)
    const isBehind = strips.some((strip) => !strip.contains(one) && strip.contains(over))
    if (isBehind) return said('behind a strip')
    return []
  })
})()`

const colours = { runOnly: ['color-contrast', 'link-in-text-block'] }
const allButColours = {
  rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } },
}

/**
 * Holds screens against axe, their own width and the keyboard. Not every rule in every corner of
 * language, width and colours, for: colours are tokens of the theme, of which no width and no
 * language changes one, so they are held once in the light and once in the dark; the rules of
 * structure do not see colours; words are as long as they are in either language, so both are fitted
 * in 320 and 640 pixels (1280 at 200 %); and the style sheets know two layouts, below 480 pixels and
 * wide, so each has all rules of structure, one in Dutch and one in English.
 */
export class Looker {
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
  }

  /** A page with the styles of the site and no script, in which one screen after another is put. */
  static async open(page: Page, url: string): Promise<Looker> {
    await page.route('**/*.js', (route) => route.abort())
    await page.goto(url)
    await page.evaluate(axe)
    return new Looker(page)
  }

  async look({ name, nl, en }: Screen): Promise<readonly string[]> {
    const page = this.#page
    const said: string[] = []
    const add = (where: string, what: readonly string[]) =>
      void said.push(...what.map((one) => `${name}, ${where}: ${one}`))
    await this.#show(nl, 1920)
    add('wide', await findings(page, {}))
    add('keys', (await page.evaluate(beyondKeys)) as readonly string[])
    add('numbers', (await page.evaluate(cutNumbers)) as readonly string[])
    await page.emulateMedia({ colorScheme: 'dark' })
    add('dark', await findings(page, colours))
    await page.emulateMedia({ colorScheme: 'light' })
    add('Dutch', [...(await this.#fits(640)), ...(await this.#fits(320))])
    await this.#show(en, 320)
    add('English', await findings(page, allButColours))
    add('English', (await page.evaluate(cutNumbers)) as readonly string[])
    add('English', [...(await this.#fits(320)), ...(await this.#fits(640))])
    return said
  }

  async #show(html: string, width: number): Promise<void> {
    await this.#page.setViewportSize({ width, height: 800 })
    await this.#page.evaluate(`(() => {
      const made = new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html')
      document.documentElement.lang = made.documentElement.lang
      document.title = made.title
      document.body.replaceWith(made.body)
    })()`)
  }

  async #fits(width: number): Promise<readonly string[]> {
    await this.#page.setViewportSize({ width, height: 800 })
    return this.#page.evaluate(sticking) as Promise<readonly string[]>
  }
}
