import type { Role } from '../../domain/accounts.ts'
import type { Key } from '../catalogue/index.ts'
import { may } from '../roles.ts'

interface Item {
  readonly path: string
  readonly word: Key
  /** Pages that are reached from it under another path. */
  readonly also?: readonly string[]
  readonly roles?: readonly Role[]
  /** A drill has no participants, no policy and no drills of its own. */
  readonly isOutside?: true
}

const items: readonly Item[] = [
  { path: '/', word: 'nav.start', also: ['/paraat'] },
  { path: '/acties', word: 'nav.actions' },
  { path: '/berichten', word: 'nav.texts', roles: may.act },
  { path: '/oefenen', word: 'drill.nav', roles: may.act, isOutside: true },
  { path: '/deelnemers', word: 'nav.participants', roles: may.people, isOutside: true },
  { path: '/modems', word: 'nav.modems' },
  {
    ...{ path: '/beleid', word: 'nav.policy', roles: may.seePolicy, isOutside: true },
    also: ['/sjablonen', '/tekstregels', '/gemeentegrens', '/testbericht'],
  },
  {
    ...{ path: '/bewaren', word: 'nav.answer', roles: may.answer, isOutside: true },
    also: ['/privacy', '/gebieden-bekeken'],
  },
]

/** What is opened from the menu; one item at most is where somebody is, `true` on a page below it. */
export interface MenuItem {
  readonly path: string
  readonly word: Key
  readonly current?: 'page' | 'true'
}

/** The menu of a role, in a drill or outside, with where somebody is: never told by colour alone. */
export function menuFor(
  role: Role,
  url: string,
  { isDrill, mayPractise }: { readonly isDrill: boolean; readonly mayPractise: boolean },
): readonly MenuItem[] {
  const [here = ''] = url.split('?')
  return items
    .filter(({ roles, isOutside }) => (roles?.includes(role) ?? true) && !(isOutside && isDrill))
    .filter(({ path }) => path !== '/oefenen' || mayPractise)
    .map(({ path, word, also = [] }) => {
      if (here === path) return { path, word, current: 'page' }
      const isBelow = [path, ...also].some((one) => here === one || isUnder(here, one))
      return isBelow ? { path, word, current: 'true' } : { path, word }
    })
}

const isUnder = (here: string, path: string): boolean => path !== '/' && here.startsWith(`${path}/`)
