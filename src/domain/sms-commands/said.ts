const devices =
  'iphone|ipad|ios|android|samsung|galaxy|huawei|xiaomi|nokia|outlook|gmail|yahoo|mail|' +
  'telefoon|smartphone|phone|mobiel|mobile|mobieltje|tablet|toestel|apparaat|device'
/** What a phone writes below a text, on a line of its own. */
const signature = new RegExp(
  String.raw`(?:^|\n)[^\S\n]*(?:verzonden|verstuurd|sent) (?:vanaf|van|met|via|from|using) ` +
    String.raw`(?:(?:mijn|my|een|a|voor|for|${devices})\b ?)+[.\s]*$`,
  'i',
)

const greetings =
  'hallo|hoi|hi|hello|hey|beste|dear|goede(?:n?morgen|n?middag|n?avond)|ok|oke|okay|' +
  'guten (?:tag|morgen|abend)|dzien dobry|czesc'
const manners = 'a ?u ?b|alstublieft|alsjeblieft|alstublief|svp|graag|please|pls|plz|bitte|prosze'
const thanks =
  '(?:alvast )?bedankt|dank ?(?:u|je)(?: ?wel)?|hartelijk dank|thank you|thanks|thx|thnx|mvg|groet(?:en|jes)?|' +
  'met vriendelijke groet(?:en)?|kind regards|regards|ty|' +
  'danke(?: schon)?|vielen dank|dziekuje|dzieki'
/** Copied from our own texts: "sms STOP", "antwoord JA 4821". */
const asking = 'sms(?: mit)?|antwoord|reply|text|antworten sie|odpisz|wyslij'

const leading = new RegExp(`^(?:${greetings}|${manners}|${asking}) +(?=.)`)
const trailing = new RegExp(`(?<=.) +(?:${manners}|${thanks}|hoor)$`)
const courtesy = new RegExp(`^(?:(?:${greetings}|${manners}|${thanks}|top|fijn|super|great) ?)*$`)

/** Lower case, no accents, no signs but those within a number or a date, single blanks. */
function bare(text: string): string {
  return text
    .replace(signature, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\p{Pd}/gu, '-')
    .replace(/(?<![a-z])['’‘`]s(?=\s+nachts)/g, ' ')
    .replace(/[^\p{L}\p{N}\-/.]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, '$1')
    .replace(/(\d) *([-/]) *(?=\d)/g, '$1$2')
    .replace(/(?<![\p{L}\p{N}])[-/.]+|[-/.]+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

const longest = 100

/**
 * What a text says, without capitals, accents, signs, greetings, thanks and the signature of a
 * phone: two texts that say the same have the same. Empty when it says nothing, or more than any
 * command does.
 */
export function saidIn(text: string): string {
  let said = bare(text)
  if (said.length > longest) return ''
  for (let before = ''; before !== said; ) {
    before = said
    said = said.replace(leading, '').replace(trailing, '')
  }
  // "S T O P", as some write to be clear.
  return /^(?:[a-z] ){2,}[a-z]$/.test(said) ? said.replaceAll(' ', '') : said
}

/** Thanks, a greeting, an emoji, a full stop: nobody waits for an answer to it. */
export const isCourtesy = (text: string): boolean => courtesy.test(bare(text))

/** Nothing but question marks. */
export const isQuestionMark = (text: string): boolean =>
  text.includes('?') && /^[?\s.!'"]+$/.test(text.normalize('NFKC'))
