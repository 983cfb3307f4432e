/** What a column of a participants' file can be about; the names of the contract's file first. */
export const meanings = [
  'name',
  'phone',
  'channel',
  'postcode',
  'house_number',
  'suffix',
  'kind',
  'night_alerts',
  'groups',
  'first_name',
  'infix',
  'last_name',
  'mobile',
  'landline',
  'address',
  'born',
  'sixteen',
  'language',
] as const
export type Meaning = (typeof meanings)[number]

/** Of each column of a file; undefined for what is not read. */
export type Columns = readonly (Meaning | undefined)[]

/** As form builders, office programs and other alert systems name them, Dutch and English. */
const names: Readonly<Record<Meaning, string>> = {
  name: `name naam volledigenaam fullname uwnaam deelnemer deelnemersnaam contactpersoon naamdeelnemer
    displayname weergavenaam participant`,
  phone: `phone telefoon telefoonnummer telefoonnr tel telnr telnummer phonenumber telephone
    telephonenumber telefoon1 telefoon2 telefoonnummer1 telefoonnummer2 phone1 phone2 uwtelefoonnummer`,
  channel: 'channel kanaal voorkeurkanaal voorkeurskanaal berichtvia contactvia medium',
  postcode: 'postcode postalcode zip zipcode pc pc6 postcodewoonadres uwpostcode postkode',
  house_number: `housenumber huisnummer huisnr hnr housenr huisnummerwoonadres uwhuisnummer streetnumber
    huisnummerentoevoeging huisnummertoevoegingsamen huisnummermettoevoeging`,
  suffix: `suffix toevoeging huisnummertoevoeging huisnrtoevoeging huisnrtoev huisletter houseletter
    addition housenumberaddition housenumbersuffix toev letter`,
  kind: 'kind soort soortadres adrestype typeadres addresstype addresskind',
  night_alerts: `nightalerts nacht snachts ooksnachts nachtalarm nachtmelding nachtmeldingen
    nachtberichten night atnight nachts`,
  groups: 'groups groepen groep group rol rollen vrijwilligersgroep',
  first_name: 'firstname voornaam roepnaam givenname voorletters initials voornamen',
  infix: 'infix tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels tussenvoegselachternaam',
  last_name: 'lastname achternaam familienaam surname familyname geslachtsnaam',
  mobile: `mobile mobiel mobielnummer mobieltelefoonnummer mobieletelefoon mobieletelefoonnummer mobielnr
    mobielenummer mobilephone mobilenumber mobilephonenumber gsm gsmnummer 06nummer 06 06nr msisdn sms
    smsnummer cellphone cell uwmobielenummer telefoonmobiel`,
  landline: `landline vast vastnummer vastetelefoon vastetelefoonnummer vasttelefoonnummer vastenummer
    huistelefoon telefoonvast telefoonthuis homephone fixedline thuisnummer`,
  born: `born bornin geboortejaar jaarvangeboorte birthyear yearofbirth geboortedatum birthdate
    dateofbirth dob`,
  sixteen: `sixteen 16 16plus 16ofouder 16jaarofouder minstens16 ik16ofouder zestien zestienplus
    16orolder over16 is16`,
  language:
    'language taal voorkeurstaal taalvoorkeur spreektaal contacttaal preferredlanguage sprache',
  address: 'address adres woonadres adresregel adresregel1 volledigadres fulladdress streetaddress',
}

const known: ReadonlyMap<string, Meaning> = new Map(
  meanings.flatMap((meaning) =>
    names[meaning].split(/\s+/).map((name): [string, Meaning] => [name, meaning]),
  ),
)

/** Letters and digits only, without accents: `’s Nachts?` and `s_nachts` are one name. */
const plain = (heading: string): string =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** These may stand in several columns; of the others the first counts. */
const manifold: ReadonlySet<Meaning> = new Set(['phone', 'mobile', 'landline', 'suffix'])

/** What each column of a heading is about, as far as its name tells. */
export function guessColumns(heading: readonly string[]): Columns {
  const taken = new Set<Meaning>()
  return heading.map((name) => {
    const meaning = known.get(plain(name))
    if (meaning === undefined || (taken.has(meaning) && !manifold.has(meaning))) return undefined
    taken.add(meaning)
    return meaning
  })
}

/** Columns as somebody chose them by hand, one for each of the heading. */
export const chosenColumns = (chosen: readonly string[], width: number): Columns =>
  Array.from({ length: width }, (_, i) => meanings.find((meaning) => meaning === chosen[i]))

/** How many columns of a heading are known. */
export const knownColumns = (heading: readonly string[]): number =>
  guessColumns(heading).filter((meaning) => meaning !== undefined).length

/** What no participant can do without; named as in the contract's file. */
export function missingColumns(columns: Columns): readonly Meaning[] {
  const has = (...wanted: readonly Meaning[]) => wanted.some((one) => columns.includes(one))
  const missing: Meaning[] = []
  if (!has('phone', 'mobile', 'landline')) missing.push('phone')
  if (!has('postcode', 'address')) missing.push('postcode')
  if (!has('house_number', 'address')) missing.push('house_number')
  return missing
}
