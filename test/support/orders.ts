import { formsIn } from './forms-in.ts'

/** What somebody fills in to tell a running search something. */
export const orderForms = {
  update: {
    text: 'gezien bij de brug. Bel 0800-0011.',
    combined: 'let op jongen, 7 jaar, gezien bij de brug. Bel 0800-0011.',
  },
  correction: { text: 'let op meisje, 7 jaar. Bel 0800-0011.', cause: 'description' },
  result: {
    outcome: 'found-otherwise',
    text: 'het kind is terecht. Dank u.',
    informed: 'ja',
    informedBy: 'wijkagent De Boer',
    when: 'now',
  },
} as const

/** What the form of an order on a page carries: its mark, and what its reader has seen. */
export function formOf(html: string, order: string) {
  const form = formsIn(html).find(({ action }) => action.endsWith(`/${order}`))
  const held = (name: string) => form?.fields.find((one) => one.name === name)?.value
  const after = held('after')
  return {
    ...{ once: held('once') ?? '', seen: held('seen') ?? '' },
    ...(after === undefined ? {} : { after }),
  }
}
