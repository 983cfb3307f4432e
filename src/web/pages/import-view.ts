import { RefusedError } from '../../domain/errors.ts'
import { encodings, separators } from '../../domain/file-text.ts'
import { meanings } from '../../domain/import-columns.ts'
import { type Double, isOfFile } from '../../domain/import-doubles.ts'
import type { ImportRecord } from '../../domain/imports.ts'
import type { Participant } from '../../domain/participant.ts'
import { maskNumber } from '../../domain/phone-number.ts'
import { type Key, say, speaker } from '../catalogue/index.ts'
import type { ImportView, SheetView } from '../import-ports.ts'
import type { WebPorts } from '../ports.ts'
import type { Visit } from '../session.ts'
import { faultInWords } from './import-faults.ts'
import type { PageView } from './render.ts'

const mostShown = 100

/** Where a file is chosen, with what was read in lately. */
export function startPage({ store }: WebPorts, visit: Visit, problem?: Key): PageView {
  const t = speaker(visit.language)
  const past = [...store.state.imports.done.values()].reverse()
  return {
    template: 'participants/import',
    title: t('participants.import'),
    status: problem === undefined ? 200 : 422,
    data: {
      problem: problem && { message: t(problem), at: 'csv' },
      past: past.map((record) => pastRow(store, record)),
    },
  }
}

const pastRow = ({ state }: WebPorts['store'], { head, people }: ImportRecord) => ({
  ...head,
  at: Date.parse(head.at),
  name: state.accounts.get(head.by)?.name ?? state.tokens.get(head.by)?.name ?? head.by,
  left: people.size,
})

/** A file that somebody is at work on, in whatever state it is. */
export function filePage(visit: Visit, view: ImportView, missing?: Key): PageView {
  const t = speaker(visit.language)
  const { problem } = view
  const message = missing
    ? t(missing)
    : problem && say(visit.language, problem.key, problem.parameters)
  return {
    template: 'participants/import-file',
    title: t('participants.import'),
    status: message === undefined ? 200 : 422,
    data: {
      ...partOf(visit, view).data,
      problem: message === undefined ? undefined : { message, at: missing ? 'consent' : undefined },
      head: view.head,
      sheet: view.sheet && sheetIn(visit, view.sheet),
      found: view.found && foundIn(visit, view),
    },
  }
}

/** How far it is; what is fetched while it works. */
export const partOf = (visit: Visit, { id, state, progress }: ImportView): PageView => ({
  template: 'participants/import-progress',
  title: speaker(visit.language)('participants.import'),
  isFragment: true,
  data: {
    id,
    state,
    isAtWork: state === 'looking' || state === 'importing',
    percent: Math.floor(progress * 100),
  },
})

function sheetIn(visit: Visit, { encoding, separator, heading, columns, samples }: SheetView) {
  const named = (key: string) => say(visit.language, key)
  return {
    columns: columns.map((meaning, i) => ({
      name: heading[i]?.trim() || say(visit.language, 'import.column.nameless', { n: i + 1 }),
      samples: samples.map((cells) => (cells[i] ?? '').slice(0, 40)).filter(Boolean),
      chosen: meaning ?? '',
    })),
    meanings: meanings.map((value) => ({ value, label: named(`import.column.${value}`) })),
    encodings: encodings.map((value) => ({
      ...{ value, label: named(`import.encoding.${value}`), isChosen: value === encoding },
    })),
    separators: separators.map((separatorName) => {
      const value = separatorName === '\t' ? 'tab' : separatorName
      const label = named(`import.separator.${value}`)
      return { value, label, isChosen: separatorName === separator }
    }),
  }
}

function foundIn(visit: Visit, { sheet, found }: ImportView) {
  if (!found) return undefined
  const { rows, good, bad, refused, notes, doubles } = found
  const words = (faults: typeof bad) =>
    faults.slice(0, mostShown).map((fault) => faultInWords(visit, sheet, fault))
  return {
    ...{
      rows,
      good,
      bad: refused,
      faults: bad.length,
      notes: notes.length,
      doubles: doubles.length,
    },
    most: mostShown,
    badShown: words(bad),
    notesShown: words(notes),
    doublesShown: doubles.slice(0, mostShown).map(doubleIn),
  }
}

/** Both side by side: who brings a file may see whom they look after. */
function doubleIn({ candidate, number, with: other }: Double) {
  return {
    row: candidate.rows[0] ?? 0,
    number: maskNumber(number),
    own: sideOf(candidate.participant),
    other: sideOf(isOfFile(other) ? other.participant : other),
    otherRow: isOfFile(other) ? (other.rows[0] ?? 0) : undefined,
    otherId: isOfFile(other) ? undefined : other.id,
  }
}

const sideOf = ({ name, addresses, phones }: Participant) => ({
  name: name || '–',
  places: addresses
    .map(({ postcode, houseNumber, suffix }) => `${postcode} ${houseNumber}${suffix ?? ''}`)
    .join(', '),
  numbers: phones.map((phone) => maskNumber(phone.number)).join(', '),
})

/** What taking an import back would do, and whom it would leave. */
export function undoPage({ store }: WebPorts, visit: Visit, id: string): PageView {
  const record = store.state.imports.done.get(id)
  if (!record) throw new RefusedError('no-such-import', { status: 404 })
  const { people, changed, head } = record
  const stays = [...changed].flatMap((one) => store.state.participants.get(one) ?? [])
  const back = [...people.values()].filter(({ before }) => before !== undefined).length
  return {
    template: 'participants/import-undo',
    title: speaker(visit.language)('participants.import.undo'),
    data: {
      id,
      at: Date.parse(head.at),
      gone: people.size - back,
      back,
      stays: stays.length,
      most: mostShown,
      staying: stays.slice(0, mostShown).map((one) => ({ id: one.id, ...sideOf(one) })),
    },
  }
}
