import { createHash, randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { type CsvRow, decimalOf, readCsv } from './csv.ts'
import { type Actor, type Role, roles, type Scope, scopes } from './domain/accounts.ts'
import { RefusedError } from './domain/errors.ts'
import type { NamedArea } from './domain/geo.ts'
import { readHouseNumber } from './domain/participant-input.ts'
import { spelledPostcode } from './domain/postcode.ts'
import { isRd, rdToWgs84 } from './domain/rijksdriehoek.ts'
import type { RegisterRow, Store } from './store/store.ts'

/** What deeds need: the store, ids, and the time. */
export interface DeedPorts {
  readonly store: Pick<Store, 'state' | 'append' | 'register'>
  readonly newId: () => string
  readonly now: () => number
}

/** SHA-256, hexadecimal; what a token or a session is known by. */
export const fingerprint = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex')

/** Adds a staff account; its password is kept as argon2id only. */
export async function addAccount(
  { store, newId }: DeedPorts,
  input: { readonly name: string; readonly role: string; readonly password: string },
  by: Actor,
): Promise<void> {
  const role = roles.find((known) => known === input.role)
  if (!role)
    throw new RefusedError('role-unknown', {
      field: 'role',
      parameters: { roles: roles.join(', ') },
    })
  if (input.password.length < 12) throw new RefusedError('password-short', { field: 'password' })
  if ([...store.state.accounts.values()].some(({ name }) => name === input.name)) {
    throw new RefusedError('account-exists', { field: 'name' })
  }
  const account = {
    id: newId(),
    name: input.name,
    role: role as Role,
    passwordHash: await hash(input.password),
  }
  await store.append([{ type: 'account.saved', account }], by)
}

/** Makes an API token; this is the only time that it can be read. */
export async function addToken(
  { store, newId }: DeedPorts,
  input: { readonly name: string; readonly scopes: readonly string[]; readonly expires?: string },
  by: Actor,
): Promise<string> {
  const unknown = input.scopes.find((scope) => !scopes.includes(scope as Scope))
  if (unknown !== undefined || input.scopes.length === 0) {
    throw new RefusedError('scope-unknown', {
      field: 'scope',
      parameters: { scopes: scopes.join(', ') },
    })
  }
  const expires = input.expires === undefined ? Number.NaN : Date.parse(input.expires)
  if (input.expires !== undefined && Number.isNaN(expires)) {
    throw new RefusedError('date-unknown', { field: 'expires' })
  }
  const secret = `omr_${randomBytes(32).toString('base64url')}`
  const token = {
    id: newId(),
    name: input.name,
    scopes: input.scopes as readonly Scope[],
    hash: fingerprint(secret),
    ...(input.expires === undefined ? {} : { expiresAt: new Date(expires).toISOString() }),
  }
  await store.append([{ type: 'token.saved', token }], by)
  return secret
}

/** Replaces the address register. Rows with a place that is no place are refused with their row. */
export async function importAddresses(
  { store }: DeedPorts,
  input: { readonly csv: string },
): Promise<{ readonly addresses: number }> {
  const rows = readCsv(input.csv, ['postcode', 'house_number']).map((row, i): RegisterRow => {
    const location = placeOf(row)
    const houseNumber = readHouseNumber(row.house_number ?? '')
    if (!location || Number.isNaN(houseNumber) || !row.postcode) {
      throw new RefusedError('address-row-bad', { field: `row ${i + 2}` })
    }
    return {
      postcode: spelledPostcode(row.postcode),
      houseNumber,
      suffix: [row.house_letter, row.addition].filter(Boolean).join('-'),
      street: row.street ?? '',
      city: row.city ?? '',
      location,
    }
  })
  return { addresses: await store.register.replace(rows) }
}

function placeOf(row: CsvRow): readonly [number, number] | undefined {
  const [lat, lon] = [decimalOf(row.lat), decimalOf(row.lon)]
  if (Number.isFinite(lat) && Number.isFinite(lon)) return [lon, lat]
  const [x, y] = [decimalOf(row.x), decimalOf(row.y)]
  return isRd(x, y) ? rdToWgs84(x, y) : undefined
}

/** Replaces the named areas. */
export async function importAreas(
  { store }: DeedPorts,
  areas: readonly NamedArea[],
  by: Actor,
): Promise<{ readonly areas: number }> {
  await store.append([{ type: 'areas.replaced', areas }], by)
  return { areas: areas.length }
}
