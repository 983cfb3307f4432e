import { addUser } from './appliance.ts'

/** Somebody at a screen of a running appliance, without a browser. */
export interface PageVisitor {
  readonly get: (path: string) => Promise<{ status: number; html: string; location: string }>
  readonly post: (
    path: string,
    form?: Readonly<Record<string, string | readonly string[]>>,
    file?: Uint8Array,
  ) => Promise<{ status: number; html: string; location: string }>
}

const password = 'een-goed-wachtwoord'

/** Logs in as somebody who is added for it; `file` is sent as `csv`. */
export async function visit(url: string, config: string, role: string): Promise<PageVisitor> {
  const name = `${role}-${Date.now()}`
  await addUser(config, name, role, password)
  const logIn = new URLSearchParams({ name, password })
  const entered = await fetch(`${url}/aanmelden`, {
    method: 'POST',
    body: logIn,
    redirect: 'manual',
  })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, { ...init, headers: { cookie }, redirect: 'manual' })
    const { status, headers } = response
    return { status, html: await response.text(), location: headers.get('location') ?? '' }
  }
  const { html } = await ask('/')
  const csrf = /name="csrf" value="(\w+)"/.exec(html)?.[1] ?? ''
  return {
    get: (path) => ask(path),
    post: (path, form = {}, file) => {
      const body = file ? new FormData() : new URLSearchParams()
      for (const [key, value] of Object.entries({ csrf, ...form })) {
        for (const one of [value].flat()) body.append(key, String(one))
      }
      if (file && body instanceof FormData) body.append('csv', new Blob([file]), 'lijst.csv')
      return ask(path, { method: 'POST', body })
    },
  }
}

/** Asks for a page again until it no longer shows that something is at work; yields it. */
export async function settled({ get }: PageVisitor, path: string): Promise<string> {
  for (;;) {
    const { html, status } = await get(path)
    if (status >= 500) throw new Error(`${path} answered ${status}`)
    if (!html.includes('<progress')) return html
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
