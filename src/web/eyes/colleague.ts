import { goOn } from '../pages/going-on.ts'
import type { PageTools } from '../pages/guard.ts'
import { isAsItWas } from '../pages/looking.ts'
import type { Asking } from '../sending/asks.ts'

/** As quick as somebody who sits beside whoever asks, and reads. */
const answersAfterMs = 8_000
const looksEveryMs = 1_000

/**
 * In a drill nobody else is there: a colleague is played, who agrees after some seconds of the drill's
 * own clock, which stands still while people are really alerted.
 */
export function playColleague(tools: PageTools, colleague: string): void {
  const { ports, asks } = tools
  const look = (id: string): void => {
    ports.after(looksEveryMs, () => {
      const asking = asks.of(id)
      if (asking?.state !== 'waiting') return
      if (ports.now() - asking.at < answersAfterMs) look(id)
      else answer(asking)
    })
  }
  const answer = (asking: Asking): void => {
    if (!isAsItWas(tools, colleague, asking)) return
    const agreed = { by: colleague, at: new Date(ports.now()).toISOString() }
    goOn(tools, asking, { agreed }).catch((error: unknown) =>
      ports.log('error', 'drill-colleague-failed', { error: String(error) }),
    )
  }
  asks.onAsked(({ id }) => look(id))
}
