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
  const from = html.indexOf(`/${order}"`)
  const held = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html.slice(from))?.[1] ?? ''
  const after = /name="after" value="([^"]*)"/.exec(html)?.[1]
  return { once: held('once'), seen: held('seen'), ...(after ? { after } : {}) }
}
