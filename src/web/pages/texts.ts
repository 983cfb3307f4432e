import type { FastifyInstance } from 'fastify'
import { maskNumber } from '../../domain/phone-number.ts'
import { speaker } from '../catalogue/index.ts'
import type { ReceivedText } from '../ports.ts'
import { may } from '../roles.ts'
import { guarded, type PageTools } from './guard.ts'

const mostShown = 200

/** What people texted to the modems, newest first. */
export function textPages(app: FastifyInstance, tools: PageTools): void {
  const view = (isFragment: boolean) =>
    guarded(tools, may.act, (visit, _request, reply) => {
      const texts = tools.ports.texts()
      return tools.render(reply, visit, {
        template: isFragment ? 'texts/rows' : 'texts/list',
        title: speaker(visit.language)('texts.title'),
        isFragment,
        data: { texts: texts.slice(0, mostShown).map(textRow), isMore: texts.length > mostShown },
      })
    })
  app.get('/berichten', view(false))
  app.get('/berichten/rijen', view(true))
}

/** A text as a dispatcher sees it: never a whole phone number. */
export const textRow = (text: ReceivedText) => ({
  ...text,
  from: text.from === undefined ? undefined : masked(text.from),
})

/** A short number or a name is a company's, not a person's. */
const masked = (from: string): string => (/^\+?\d{7,}$/.test(from) ? maskNumber(from) : from)
