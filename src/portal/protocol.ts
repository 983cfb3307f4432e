import { type Static, Type } from 'typebox'
import { kinds } from '../domain/action.ts'
import { pageConsent } from '../domain/own-page.ts'
import { postcodePattern } from '../domain/postcode.ts'

const strict = { additionalProperties: false }
const id = { id: Type.Integer({ minimum: 0 }) }
const Written = Type.String({ minLength: 1, maxLength: 40 })
const Key = Type.String({ minLength: 43, maxLength: 43 })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const At = Type.Integer({ minimum: 0, maximum: 50 })
const Language = Type.Union([
  Type.Literal('nl'),
  Type.Literal('en'),
  Type.Literal('de'),
  Type.Literal('pl'),
])
const Postcode = Type.String({ pattern: postcodePattern })
const HouseNumber = Type.Integer({ minimum: 1, maximum: 99_999 })

const Address = Type.Object(
  {
    postcode: Postcode,
    houseNumber: HouseNumber,
    suffix: Type.Optional(Type.String({ maxLength: 20 })),
  },
  strict,
)

const Form = Type.Object(
  {
    number: Written,
    address: Address,
    nightAlerts: Type.Boolean(),
    language: Language,
    consent: Type.Literal(pageConsent),
  },
  strict,
)

const Preset = Type.Union([
  Type.Literal('always'),
  Type.Literal('daytime'),
  Type.Literal('working'),
  Type.Literal('free'),
])
const one = <K extends string>(kind: K) => ({ kind: Type.Literal(kind) })

const Change = Type.Union([
  Type.Object({ ...one('address'), at: At, address: Address }, strict),
  Type.Object({ ...one('add-work'), address: Address }, strict),
  Type.Object({ ...one('remove-address'), at: At }, strict),
  Type.Object(
    {
      ...one('hours'),
      at: At,
      preset: Preset,
    },
    strict,
  ),
  Type.Object({ ...one('pause'), from: Day, until: Day }, strict),
  Type.Object(one('no-pause'), strict),
  Type.Object({ ...one('night'), isOn: Type.Boolean() }, strict),
  Type.Object({ ...one('morning'), isOn: Type.Boolean() }, strict),
  Type.Object(
    {
      ...one('kinds'),
      unwanted: Type.Array(Type.Union(kinds.map((kind) => Type.Literal(kind))), {
        maxItems: kinds.length,
      }),
    },
    strict,
  ),
  Type.Object({ ...one('language'), language: Language }, strict),
  Type.Object(one('leave'), strict),
  Type.Object(one('return'), strict),
])

const ask = <A extends string>(name: A) => ({ ...id, ask: Type.Literal(name) })

/** One line from the portal: what it asks, under a number that its answer carries. */
export const Ask = Type.Union([
  Type.Object(ask('about'), strict),
  Type.Object({ ...ask('addresses'), postcode: Postcode, houseNumber: HouseNumber }, strict),
  Type.Object({ ...ask('code'), number: Written }, strict),
  Type.Object({ ...ask('sign-up'), form: Form }, strict),
  Type.Object(
    { ...ask('enter'), number: Written, code: Type.String({ pattern: '^\\d{4,8}$' }) },
    strict,
  ),
  Type.Object({ ...ask('read'), key: Key }, strict),
  Type.Object({ ...ask('change'), key: Key, change: Change }, strict),
  Type.Object({ ...ask('end'), key: Key }, strict),
])
export type Ask = Static<typeof Ask>

/** The longest line that may come from the portal, in bytes. */
export const longestAsk = 4_096

/** One line back. A refusal names a text of the catalogue. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number
      readonly refused: {
        readonly key: string
        readonly status: number
        readonly field?: string
        readonly parameters?: Readonly<Record<string, string | number>>
      }
    }
  /** A line that was no question, or a fault of the appliance; its log says what. */
  | { readonly id: number; readonly failed: true }
