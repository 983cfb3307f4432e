/** Who caused a fact. `id` is an account id, a token id, a modem id; never a person's name. */
export interface Actor {
  readonly kind: 'account' | 'token' | 'cli' | 'scheduler' | 'modem' | 'system' | 'participant'
  readonly id: string
}

/** What somebody who logs in may be; what each may do is the web's. */
export const roles = ['dispatcher', 'registrar', 'coordinator', 'admin', 'auditor'] as const

/** One of them. */
export type Role = (typeof roles)[number]

/** What a program may be let do over the API. */
export const scopes = ['actions', 'participants', 'override', 'read'] as const

/** One of them. */
export type Scope = (typeof scopes)[number]

/** Somebody who logs in. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** argon2id, PHC string format. */
  readonly passwordHash: string
  /** Of their screens, wherever they log in; the municipality's until they choose. */
  readonly language?: 'nl' | 'en'
}

/** A program that uses the API. */
export interface Token {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** SHA-256 of the token, hex: it has 256 random bits, so no slow hash is needed. */
  readonly hash: string
  readonly expiresAt?: string
}

/** Somebody who is logged in. */
export interface Session {
  /** SHA-256 of the cookie's value, hex. */
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
  readonly expiresAt: number
}
