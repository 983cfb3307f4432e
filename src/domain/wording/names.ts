import { escaped } from './phrases.ts'

/** Behind these stands what somebody is called, whatever it is. */
const callings =
  /(?<!\p{L})(?:heet|heten|genaamd|geheten|roepnaam|naam is|naam van|called|named|heißt|namens|imię)\s+(?:is\s+)?(\p{Lu}[\p{L}'’-]*)/gu

/** Of whom a capital behind is the name; *man* and *vrouw* are headlines too: `man Havenstraat`. */
const people =
  /(?<!\p{L})(?:[Dd]e heer|[Hh]eer|[Mm]eneer|[Mm]evrouw|dhr\.?|mevr\.?|mw\.?|oma|opa|jongen|meisje|zoon|zoontje|dochter|dochtertje|broer|broertje|zus|zusje|\d+-jarige)\s+(\p{Lu}\p{Ll}[\p{L}'’-]*)/gu

/** What a street, a square or a building ends in. */
const places =
  /(?:straat|laan|weg|plein|dijk|kade|gracht|steeg|singel|park|pad|hof|plantsoen|bos|brug|tunnel|viaduct|haven|poort|markt|kerk|kapel|molen|school|college|lyceum|hal|huis|centrum|stadion|arena|paulowna|linders|anders)$/i

/** What is named after somebody, or stands before a place. */
const before =
  /(?:^|[\s(])(?:sint|st\.?|koning|koningin|prins|prinses|burgemeester|dokter|dr\.?|pastoor|dominee|ds\.?|professor|prof\.?|generaal|pater|zuster|school|basisschool|kerk|kapel|molen|café|cafe|restaurant|hotel|hoeve|boerderij|zorghuis|verpleeghuis|woonzorgcentrum|schip|boot|veer|winkel|bakkerij|bakker|slager|garage|in|(?<!kijk )uit|te|de|het)\s$/i

/** By themselves, with a capital, they are what people are called: `Jan Bos`, `Peter van Dijk`. */
const surnames = /^(?:Bos|Brug|Dijk|Haven|Hof|Huis|Kerk|Molen|Park|Poort)$/

/** Whether what stands around a name says that a place is called so: `Jan van Galenstraat`. */
function isPlace(text: string, at: number, name: string): boolean {
  if (places.test(name) || before.test(text.slice(0, at))) return true
  const [behind = ''] = text.slice(at + name.length).split(/[.,;:!?()]/)
  const words = behind.trim().split(/\s+/).slice(0, 4)
  const end = words.findIndex((word) => places.test(word) && !surnames.test(word))
  return (
    end >= 0 &&
    words.slice(0, end).every((word) => /^\p{Lu}|^(?:van|de|den|der|ter|ten|het)$/u.test(word))
  )
}

/**
 * The first name of a private person in a text (domain.md 5, *Text rules*); undefined without any.
 * `given` are names that are no other words; one of `agreed` may stand there.
 */
export function nameIn(
  text: string,
  given: readonly string[],
  agreed: readonly string[] = [],
): string | undefined {
  const list = new RegExp(`(?<![\\p{L}'’-])(${given.map(escaped).join('|')})(?![\\p{L}-])`, 'gu')
  const named = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(({ 0: whole, 1: name = '', index }) => ({
      ...{ name, at: index + whole.length - name.length },
    }))
  const likely = [people, list].flatMap(named).filter(({ name, at }) => !isPlace(text, at, name))
  const found = [...named(callings), ...likely].filter(
    ({ name }) => !agreed.some((one) => one.toLowerCase() === name.toLowerCase()),
  )
  return found.toSorted((a, b) => a.at - b.at)[0]?.name
}
