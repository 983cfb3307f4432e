import type { Language } from '../participant.ts'
import { bareCode, readCode, withoutBesides } from './code.ts'
import type { Command } from './command.ts'
import { type Keyword, keywordOf, withKeyword } from './keywords.ts'
import { isPauseBegun, readPause } from './pause.ts'
import { isQuestionMark, saidIn } from './said.ts'
import { wholeCommand } from './whole-words.ts'
import { isAddressBegun, writtenAddress } from './written-address.ts'

/**
 * The command that an SMS is as a whole, as people type it; undefined for every other text, tips
 * among them, also when a keyword stands in front. `today` is the local day: `2026-11-24`.
 */
export function readCommand(
  words: string,
  { today }: { readonly today: string },
): Command | undefined {
  if (isQuestionMark(words)) return { kind: 'help' }
  const said = saidIn(words)
  return wholeCommand(said) ?? codeCommand(withoutBesides(said), said) ?? begun(said, today)
}

/** `JA 4821`, `4821 ja`, `TERUG 4821`, or the code alone. */
function codeCommand(said: string, whole: string): Command | undefined {
  const alone = bareCode(whole)
  if (alone !== undefined) return { kind: 'bare-code', code: alone }
  const [, word = '', after = ''] = /^([a-z]+)[ \-/.]*(.*)$/.exec(said) ?? []
  const [, before = '', last = ''] = /^(.*\d)[ \-/.]*([a-z]+)$/.exec(said) ?? []
  const keyword = keywordOf(word === '' ? last : word)
  const code = readCode(word === '' ? before : after)
  if (!keyword || code === undefined) return undefined
  if (keyword.of !== 'confirm' && keyword.of !== 'undo') return undefined
  return spoken({ kind: keyword.of, code }, keyword.language)
}

const spoken = (command: Command, language: Language | undefined): Command =>
  language === undefined ? command : { ...command, language }

/** A keyword with what belongs to it after it. */
function begun(said: string, today: string): Command | undefined {
  const [, word = '', rest = ''] = /^([a-z]+)[ \-/.]*(.*)$/.exec(withKeyword(said)) ?? []
  const keyword = keywordOf(word)
  if (!keyword) return undefined
  const command = completed(keyword, rest, today)
  if (command) return spoken(command, keyword.language)
  const isBegun = isUnfinished(keyword, rest)
  return isBegun ? spoken({ kind: 'incomplete', of: keyword.of }, keyword.language) : undefined
}

function completed({ of }: Keyword, rest: string, today: string): Command | undefined {
  switch (of) {
    case 'sign-up':
    case 'address':
      return addressed(of, rest)
    case 'work':
      return isOff(rest) ? { kind: 'work-end' } : addressed(of, rest)
    case 'night':
      return isOn(rest) || isOff(rest) ? { kind: 'night', isOn: isOn(rest) } : undefined
    case 'pause':
      return isOff(rest) ? { kind: 'pause-end' } : readPause(rest, today)
    case 'confirm':
    case 'undo':
      return undefined
  }
}

function addressed(kind: 'sign-up' | 'address' | 'work', rest: string): Command | undefined {
  const address = writtenAddress(rest)
  return address && { kind, address }
}

const isOn = (rest: string): boolean => ['aan', 'on', 'an', 'ja', 'yes', 'tak'].includes(rest)
const off = 'uit off aus stop stoppen nee no nein nie weg einde end ende koniec'.split(' ')
const isOff = (rest: string): boolean => off.includes(rest)

/** Whether nothing but the keyword, or part of what belongs to it, was typed. */
function isUnfinished({ of, isExact }: Keyword, rest: string): boolean {
  if (rest === '') return isExact
  if (of === 'pause') return isPauseBegun(rest)
  if (of === 'confirm' || of === 'undo') return /^\d{3,8}$/.test(rest)
  return of !== 'night' && isAddressBegun(rest)
}
