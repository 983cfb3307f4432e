import type { Language } from './language.ts'
import type { SpeechRule } from './rule.ts'
import { token } from './rule.ts'

type Table = Readonly<Record<string, string>>

/** The last point may be left off. */
const common: Readonly<Record<Language, Table>> = {
  nl: {
    'o.a': 'onder andere',
    'o.l.v': 'onder leiding van',
    'o.m': 'onder meer',
    'o.v.v': 'onder vermelding van',
    't.h.v': 'ter hoogte van',
    thv: 'ter hoogte van',
    't.o.v': 'ten opzichte van',
    't.a.v': 'ter attentie van',
    't.g.v': 'ten gevolge van',
    't.b.v': 'ten behoeve van',
    't.n.v': 'ten name van',
    'm.b.t': 'met betrekking tot',
    mbt: 'met betrekking tot',
    'm.b.v': 'met behulp van',
    'm.i.v': 'met ingang van',
    'm.u.v': 'met uitzondering van',
    'i.v.m': 'in verband met',
    ivm: 'in verband met',
    'i.p.v': 'in plaats van',
    ipv: 'in plaats van',
    'i.o.m': 'in overleg met',
    'i.g.v': 'in geval van',
    'n.a.v': 'naar aanleiding van',
    nav: 'naar aanleiding van',
    'd.m.v': 'door middel van',
    dmv: 'door middel van',
    'd.w.z': 'dat wil zeggen',
    'd.d': 'de dato',
    'z.g': 'zogenaamd',
    't/m': 'tot en met',
    'en/of': 'of',
    'm/v': 'man of vrouw',
    'v/d': 'van de',
    'v.d': 'van de',
    'a/d': 'aan de',
    '24/7': 'dag en nacht',
    jr: 'junior',
    hmp: 'hectometerpaal',
    nr: 'nummer',
    nrs: 'nummers',
    ca: 'circa',
    evt: 'eventueel',
    bijv: 'bijvoorbeeld',
    incl: 'inclusief',
    excl: 'exclusief',
    mevr: 'mevrouw',
    mw: 'mevrouw',
    dhr: 'de heer',
    resp: 'respectievelijk',
    tnv: 'ten name van',
    'km/u': 'kilometer per uur',
    km: 'kilometer',
  },
  en: {
    'and/or': 'or',
    '24/7': 'day and night',
    'e.g': 'for example',
    'i.e': 'that is',
    approx: 'approximately',
    nr: 'number',
    incl: 'including',
    mr: 'mister',
    mrs: 'missus',
    dr: 'doctor',
    'km/h': 'kilometres an hour',
    km: 'kilometres',
  },
}

/** Without their point these are words or names. */
const dotted: Readonly<Record<Language, Table>> = {
  nl: {
    'a.s': 'aanstaande',
    bv: 'bijvoorbeeld',
    dr: 'dokter',
    ds: 'dominee',
    fam: 'familie',
    gem: 'gemeente',
    kent: 'kenteken',
    max: 'maximaal',
    min: 'minimaal',
    pol: 'politie',
    st: 'sint',
    str: 'straat',
    pl: 'plein',
    tel: 'telefoon',
    v: 'van',
    vlg: 'volgens',
  },
  en: { no: 'number', st: 'saint', max: 'at most', min: 'at least', tel: 'telephone' },
}

/** These stand at the end of a sentence as often as not. */
const closing: Readonly<Record<Language, Table>> = {
  nl: {
    'a.u.b': 'alstublieft',
    aub: 'alstublieft',
    's.v.p': 'alstublieft',
    svp: 'alstublieft',
    'z.s.m': 'zo snel mogelijk',
    zsm: 'zo snel mogelijk',
    'e.d': 'en dergelijke',
    'e.o': 'en omgeving',
    enz: 'enzovoort',
    etc: 'et cetera',
    jl: 'jongstleden',
  },
  en: { etc: 'et cetera', asap: 'as soon as possible', rd: 'road' },
}

const escaped = (text: string): string => text.replaceAll('.', '\\.')

function forms(tables: Readonly<Record<Language, Table>>): string {
  const all = new Set([...Object.keys(tables.nl), ...Object.keys(tables.en)])
  return [...all]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')
}

const lookUp =
  (tables: Readonly<Record<Language, Table>>): SpeechRule['say'] =>
  ([, form = ''], language) => {
    const table = tables[language]
    const key = form.toLowerCase()
    return Object.hasOwn(table, key) ? table[key] : undefined
  }

/** The abbreviations alerts use, in words (voice rule of domain.md 5: no abbreviations). */
export const abbreviationRules: readonly SpeechRule[] = [
  { pattern: token(`(${forms(closing)})\\.?`), say: lookUp(closing), mayEndSentence: true },
  { pattern: token(`(${forms(common)})\\.?`), say: lookUp(common) },
  { pattern: token(`(${forms(dotted)})\\.`), say: lookUp(dotted) },
  {
    pattern: token('(\\p{L}{3,}?)(?:(str)\\.?|(ln|pl|wg)\\.(?=\\s\\d))'),
    say: ([, name = '', street = '', other = '']) =>
      `${name}${{ str: 'straat', ln: 'laan', pl: 'plein', wg: 'weg' }[(street || other).toLowerCase()] ?? ''}`,
    mayEndSentence: true,
  },
]
