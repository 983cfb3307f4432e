/** What is refused of a form, in words, and the id of the field that it is about. */
export interface Told {
  readonly message: string
  readonly at?: string | undefined
}

/** How templates tell at a field that it was refused; the first of several has the focus. */
export interface AtField {
  /** Attributes of the field with this id; `hint` is the id of what is told about it anyhow. */
  readonly bad: (id: string, hint?: string) => string
  /** The sentence below the field; nothing below any other. */
  readonly wrong: (id: string) => string
}

/** The marks of what was refused; `sentence` makes the element that says why, named `<id>-wrong`. */
export function atField(
  { problem, problems = problem ? [problem] : [] }: Refused,
  sentence: (id: string, message: string) => string,
): AtField {
  const said = (id: string) => problems.find(({ at }) => at === id)
  return {
    bad: (id, hint = '') => {
      const isBad = said(id) !== undefined
      const about = [hint, isBad ? `${id}-wrong` : ''].filter(Boolean).join(' ')
      const described = about === '' ? '' : ` aria-describedby="${about}"`
      if (!isBad) return described
      return ` aria-invalid="true"${described}${problems[0]?.at === id ? ' autofocus' : ''}`
    },
    wrong: (id) => {
      const { message } = said(id) ?? {}
      return message === undefined ? '' : sentence(id, message)
    },
  }
}

/** What a page was told of what is wrong: one thing, or several. */
export interface Refused {
  readonly problem?: Told | undefined
  readonly problems?: readonly Told[]
}
