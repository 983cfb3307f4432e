import { type Kind, kinds } from '../domain/action.ts'
import { RefusedError } from '../domain/errors.ts'
import { hoursPresetIds } from '../domain/hours-presets.ts'
import {
  type OwnChange,
  pageConsent,
  type SignUp,
  type WrittenAddress,
} from '../domain/own-page.ts'
import { type Language, languages } from '../domain/participant.ts'
import { readHouseNumber } from '../domain/participant-input.ts'
import { isPostcode, spelledPostcode } from '../domain/postcode.ts'

export type Form = Readonly<Record<string, string | string[] | undefined>>

/** One field of a form, trimmed. */
export function field(form: Form, name: string): string {
  const value = form[name]
  return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 100) ?? ''
}

const all = (form: Form, name: string): readonly string[] => [form[name] ?? []].flat()

/** The fields of an address by what a refusal names. */
export const addressIds = {
  number: 'number',
  code: 'code',
  sixteen: 'sixteen',
  consent: 'consent',
  address: 'postcode',
  'address/postcode': 'postcode',
  'address/houseNumber': 'houseNumber',
  'address/suffix': 'suffix',
  from: 'from',
  until: 'until',
}

/** An address as it was written; refuses what is none. */
export function addressIn(form: Form): WrittenAddress {
  const postcode = spelledPostcode(field(form, 'postcode'))
  if (!isPostcode(postcode)) {
    throw new RefusedError('postcode-unknown', { field: 'address/postcode' })
  }
  const houseNumber = readHouseNumber(field(form, 'houseNumber'))
  if (Number.isNaN(houseNumber)) {
    throw new RefusedError('house-number-unknown', { field: 'address/houseNumber' })
  }
  const suffix = field(form, 'suffix').slice(0, 20)
  return { postcode, houseNumber, ...(suffix === '' ? {} : { suffix }) }
}

/** What somebody fills in to take part; refuses what is missing. */
export function signUpIn(form: Form): SignUp {
  const number = numberIn(form)
  const address = addressIn(form)
  if (field(form, 'sixteen') !== 'on')
    throw new RefusedError('sixteen-needed', { field: 'sixteen' })
  if (field(form, 'consent') !== 'on')
    throw new RefusedError('consent-needed', { field: 'consent' })
  return {
    number,
    address,
    nightAlerts: field(form, 'night') === 'on',
    language: languageIn(form),
    consent: pageConsent,
  }
}

/** A phone number as it was written. */
export function numberIn(form: Form): string {
  const number = field(form, 'number').slice(0, 40)
  if (number === '') throw new RefusedError('phone-number-unknown', { field: 'number' })
  return number
}

/** A code as it was typed, with the spaces that people put in it. */
export function codeIn(form: Form): string {
  const code = field(form, 'code').replaceAll(/\s/g, '')
  if (!/^\d{4,8}$/.test(code)) throw new RefusedError('code-wrong', { field: 'code' })
  return code
}

/** What a form on the page of somebody's own data asks for. */
export function changeIn(deed: string, form: Form): OwnChange {
  const at = Number(field(form, 'at')) || 0
  switch (deed) {
    case 'adres':
      return { kind: 'address', at, address: addressIn(form) }
    case 'werk':
      return { kind: 'add-work', address: addressIn(form) }
    case 'adres-weg':
      return { kind: 'remove-address', at }
    case 'uren':
      return { kind: 'hours', at, preset: presetIn(form) }
    case 'pauze':
      return { kind: 'pause', from: dayIn(form, 'from'), until: dayIn(form, 'until') }
    case 'pauze-weg':
      return { kind: 'no-pause' }
    case 'nacht':
      return { kind: 'night', isOn: field(form, 'night') === 'on' }
    case 'ochtend':
      return { kind: 'morning', isOn: field(form, 'morning') === 'on' }
    case 'soorten':
      return { kind: 'kinds', unwanted: unwantedIn(form) }
    case 'taal':
      return { kind: 'language', language: languageIn(form) }
    case 'stop':
      return { kind: 'leave' }
    case 'terug':
      return { kind: 'return' }
    default:
      throw new RefusedError('own.error.form')
  }
}

const presetIn = (form: Form) =>
  hoursPresetIds.find((id) => id === field(form, 'preset')) ?? 'always'

function dayIn(form: Form, name: string): string {
  const text = field(form, name)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RefusedError('day-unknown', { field: name })
  return text
}

/** Ticked is wanted; of what was not on the page the appliance keeps what it knows. */
function unwantedIn(form: Form): readonly Kind[] {
  const wanted = all(form, 'kind')
  return kinds.filter((kind) => !wanted.includes(kind))
}

/** What they want to read; Dutch where it is none that there is. */
const languageIn = (form: Form): Language =>
  languages.find((language) => language === field(form, 'language')) ?? 'nl'
