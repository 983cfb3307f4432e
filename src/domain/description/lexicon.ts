/**
 * Dutch words of descriptions with their English. The letter says what stands before them in a
 * sentence: `s` one thing (`een jas`), `p` several or a stuff (`blauwe laarzen`), `a` says how.
 */
const seen: readonly string[] = [
  'jas s coat|jack s jacket|jasje s jacket|mantel s coat|trui s jumper|vest s cardigan',
  'hoodie s hoodie|capuchontrui s hoodie|sweater s sweater|shirt s shirt|T-shirt s T-shirt',
  'overhemd s shirt|hemd s shirt|blouse s blouse|jurk s dress|rok s skirt|broek s trousers',
  'spijkerbroek s jeans|joggingbroek s joggers|trainingsbroek s tracksuit_trousers',
  'korte_broek s shorts|legging s leggings|jeans p jeans|pak s suit|trainingspak s tracksuit',
  'overall s overalls|pyjama s pyjamas|badjas s dressing_gown|bodywarmer s body_warmer',
  'regenjas s raincoat|winterjas s winter_coat|leren a leather|hesje s vest|poncho s poncho',
  'laarzen p boots|schoenen p shoes|sneakers p trainers|sportschoenen p trainers',
  'sandalen p sandals|slippers p slippers|pantoffels p slippers|klompen p clogs|sokken p socks',
  'handschoenen p gloves|wanten p mittens|muts s woolly_hat|pet s cap|hoed s hat|helm s helmet',
  'hoofddoek s headscarf|bivakmuts s balaclava|sjaal s scarf|bril s glasses|das s tie',
  'zonnebril s sunglasses|mondkapje s face_mask|rugzak s backpack|tas s bag|handtas s handbag',
  'koffer s suitcase|rollator s walking_frame|wandelstok s walking_stick|stok s stick',
  'paraplu s umbrella|hond s dog|kinderwagen s pram|oorbel s earring|ketting s necklace',
  'riem s belt|haar p hair|krulhaar p curly_hair|krullen p curls|baard s beard|snor s moustache',
  'staart s ponytail|paardenstaart s ponytail|vlechten p plaits|vlecht s plait|kaal a bald',
  'kort a short|korte a short|lang a long|lange a long|steil a straight|sluik a straight',
  'opgestoken a pinned_up|krullend a curly|dun a thin|dunne a thin|dik a stout|dikke a thick',
  'blond a blond|blonde a blond|donker a dark|donkere a dark|licht a light|lichte a light',
  'mager a thin|slank a slim|tenger a slight|normaal a medium|postuur s build',
  'normaal_postuur s medium_build|fors a heavily_built|fors_gebouwd a heavily_built|kleding p clothes',
  'stevig a sturdy|gezet a stout|gespierd a muscular|klein a short|groot a tall|grote a large',
  'rood a red|rode a red|blauw a blue|blauwe a blue|groen a green|groene a green|geel a yellow',
  'gele a yellow|oranje a orange|paars a purple|paarse a purple|roze a pink|bruin a brown',
  'bruine a brown|zwart a black|zwarte a black|wit a white|witte a white|grijs a grey',
  'grijze a grey|beige a beige|zilver a silver|zilveren a silver|goud a gold|gouden a gold',
  'rossig a ginger|rossige a ginger|gestreept a striped|gestreepte a striped|geruit a checked',
  'geruite a checked|oud a old|oude a old|nieuw a new|nieuwe a new|capuchon s hood|draagt a wears',
  'met a with|zonder a without|en a and|een a a|of a or|te_voet a on_foot|rennend a running|lopend a on_foot',
  'fiets s bicycle|elektrische_fiets s e-bike|e-bike s e-bike|bakfiets s cargo_bike|step s scooter',
  'scooter s scooter|brommer s moped|snorfiets s moped|motor s motorcycle|auto s car|taxi s taxi',
  'bestelbus s van|bestelauto s van|busje s van|vrachtwagen s lorry|bus s bus|trein s train',
  'scootmobiel s mobility_scooter|rolstoel s wheelchair|aanhanger s trailer|caravan s caravan',
  'stationwagen s estate_car|camper s camper|tractor s tractor|kenteken a number_plate',
  'deuk s dent|schade p damage|kras s scratch|koplamp s headlight|achterlicht s rear_light',
]

const others: readonly string[] = [
  'kapot a broken|ruit s window',
  'tatoeage s tattoo|litteken s scar|in_nek a on_the_neck|op_wang a on_the_cheek|op_arm a on_the_arm',
  'op_hand a on_the_hand|in_gezicht a in_the_face|loopt_mank a limps|bebloed a blood-stained',
  'linksachter a at_left_rear|rechtsachter a at_right_rear|linksvoor a at_left_front',
  'rechtsvoor a at_right_front|achter a rear|voor a front|links a left|rechts a right',
  'gestolen a stolen|overval s robbery|inbraak s burglary|na a after|aanrijding s collision',
  'doorgereden a drove_on|tas_weggerukt a bag_snatched|brand s fire|rook p smoke|stroom p power',
  'internet p internet|zijn_uit a are_down|is_uit a is_down|telefoon s phone',
  'uitval s failure|storing s failure|water p water|gas p gas|gaslek s gas_leak|lek s leak',
  'ontploffing s explosion|gevaarlijke a dangerous|stof s substance|stoffen p substances',
  'wateroverlast p flooding|station s station|kanaal s canal|dorpsplein s village_square',
  'noorden s north|noordoosten s north-east|oosten s east|zuidoosten s south-east',
  'zuiden s south|zuidwesten s south-west|westen s west|noordwesten s north-west',
]

export type WordSort = 's' | 'p' | 'a'

interface Word {
  readonly sort: WordSort
  readonly en: string
}

const read = (rows: readonly string[]): readonly (readonly [nl: string, word: Word])[] =>
  rows
    .flatMap((row) => row.split('|'))
    .map((entry) => {
      const [nl = '', sort = 'a', en = ''] = entry.split(' ').map((part) => part.replace(/_/g, ' '))
      return [nl.toLowerCase(), { sort: sort as WordSort, en }]
    })

const words: ReadonlyMap<string, Word> = new Map(read([...seen, ...others]))
const things: ReadonlySet<string> = new Set(
  read(seen).flatMap(([nl, { sort }]) => (sort === 'a' ? [] : [nl])),
)

const shades: readonly (readonly [nl: string, en: string])[] = [
  ['donker', 'dark '],
  ['licht', 'light '],
  ['fel', 'bright '],
  ['knal', 'bright '],
]

/** What the list has of a Dutch word, with its shade before it: `donkerblauwe` is dark blue. */
function found(word: string): Word | undefined {
  const plain = word.toLowerCase()
  const whole = words.get(plain)
  if (whole) return whole
  for (const [nl, en] of shades) {
    const colour = plain.startsWith(nl) ? words.get(plain.slice(nl.length)) : undefined
    if (colour) return { ...colour, en: `${en}${colour.en}` }
  }
  return undefined
}

/** Two words that are one thing come first: `korte broek`. */
function split(phrase: string): readonly string[] {
  const parts = phrase.split(' ')
  const joined: string[] = []
  for (let i = 0; i < parts.length; i += 1) {
    const pair = `${parts[i]} ${parts[i + 1] ?? ''}`
    const isPair = words.has(pair.toLowerCase())
    joined.push(isPair ? pair : (parts[i] ?? ''))
    if (isPair) i += 1
  }
  return joined
}

/** A Dutch phrase in English, word by word; a word that is not in the list stays, as a name does. */
export const inEnglish = (phrase: string): string =>
  split(phrase)
    .map((word) => {
      const [, lead = '', core = '', tail = ''] = /^(\W*)(.*?)(\W*)$/u.exec(word) ?? []
      const english = found(core)?.en
      return english === undefined ? word : `${lead}${english}${tail}`
    })
    .join(' ')

/** Whether a word names something by which a person or a vehicle is known: `jas`, `krulhaar`. */
export const isSeen = (word: string): boolean => things.has(word.toLowerCase())

/** What the thing in a phrase is, by its noun: before `met` or at the end. */
export function sortOfThing(phrase: string): WordSort {
  const head = split(phrase.replace(/\s(?:met|zonder)\s.*$/, '')).at(-1) ?? ''
  const noun = found(head)
  if (noun) return noun.sort
  return [...words].find(([nl, { sort }]) => sort !== 'a' && head.endsWith(nl))?.[1].sort ?? 'a'
}
