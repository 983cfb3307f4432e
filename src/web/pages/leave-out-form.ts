import { RefusedError } from '../../domain/errors.ts'
import type { Named } from '../../domain/left-out/left-out.ts'
import { type BadLine, mostLines, readLines } from '../../domain/left-out/read-lines.ts'
import type { AddressRegister } from '../../store/store.ts'
import { type Language, say } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'

const mostTold = 5

/** What the lines of the form name; refuses all of it by each line that names nobody for sure. */
export function namedIn(
  { store }: WebPorts,
  language: Language,
  { leaveOut }: { readonly leaveOut: string },
): Named {
  const { named, bad } = readLines(leaveOut, housesOf(store.register))
  if (bad.length === 0) return named
  const lines = bad.slice(0, mostTold).map((line) => lineText(language, line))
  const more = bad.length > mostTold ? [say(language, 'leave-out.bad.more')] : []
  const parameters = { lines: [...lines, ...more].join(' ') }
  throw new RefusedError('leave-out-bad', { field: 'leaveOut', parameters })
}

const lineText = (language: Language, { line, words, why }: BadLine): string =>
  say(language, `leave-out.bad.${why}`, { line, words, most: mostLines })

const housesOf = (register: AddressRegister) => ({
  find: register.find,
  knowsPostcode: (postcode: string) => register.centreOf(postcode) !== undefined,
  all: register.all,
})

/** How many lines name somebody, for the last look. */
export function namedCount(ports: WebPorts, form: { readonly leaveOut: string }): number {
  const { phones, addresses } = readLines(form.leaveOut, housesOf(ports.store.register)).named
  return phones.length + addresses.length
}
