/** What operators, phones and mail gateways send of themselves, in Dutch and English. */
const machineTexts: readonly RegExp[] = [
  // Voicemail and missed calls.
  /voice[ -]?mail|\b(?:gemiste|missed) (?:oproep|call)/i,
  /\b(?:heeft|hebt|have) (?:een|a|\d+) (?:nieuwe?|new) (?:\w+)?(?:bericht|message)/i,
  /\b(?:heeft u|heeft je|hebben u) (?:proberen te bellen|gebeld)|\bprobeerde (?:u|je) te bellen/i,
  /\b(?:is weer bereikbaar|is now available to take calls)\b/i,
  // Abroad, bundles and credit.
  /^\W*(?:welkom|welcome) (?:in|to|bij|at)\s/i,
  /\b(?:roaming|databundel|belbundel|beltegoed|opwaarderen|prepaidtegoed|datalimiet)\b/i,
  /\b(?:uw|je|your) (?:tegoed|bundel|internetbundel|credit|balance|data ?bundle|simkaart|sim ?card)\b/i,
  // Automatic answers.
  /\b(?:automatisch|automatic|automated|auto)[ -]?(?:e )?(?:antwoord|bericht|reactie|reply|response|message|answer)/i,
  /\b(?:out of (?:the )?office|afwezigheids\w+|niet op kantoor|autoreply)\b/i,
  /\b(?:niet storen|do not disturb|rijmodus|driving mode|driving focus)\b/i,
  /\b(?:i['’]?m|i am) (?:driving|in a meeting|on vacation|away)\b/i,
  /\b(?:zit|ben) (?:nu |momenteel |even )?(?:in (?:een vergadering|bespreking)|aan het rijden|achter het stuur)/i,
  /\b(?:kan|can(?:no|['’])?t) (?:nu |momenteel |even )?(?:niet )?(?:opnemen|praten|talk)(?: right)?(?: now| nu)?\b.*\b(?:bel|call|text|later|terug)/i,
  /\b(?:with|met) vakantie (?:tot|t\/m)|\b(?:ben|zijn) (?:\w+ )?op vakantie .*\b(?:terug|bereikbaar)\b/i,
  // Bounces.
  /\b(?:bericht|sms|message|text)\b.*\b(?:niet (?:worden )?(?:bezorgd|afgeleverd|verzonden|verstuurd)|not (?:be )?(?:sent|delivered)|undeliver\w*)/i,
  /\b(?:delivery (?:status|failure|report|receipt)|message (?:failed|blocked)|mailer-daemon|undeliverable)\b/i,
  /\b(?:nummer|number)\b.*\b(?:niet in gebruik|not in service|kan geen sms|does not (?:accept|support)|unknown subscriber)/i,
  /\b(?:niet (?:op dit bericht (?:te )?(?:antwoorden|reageren))|antwoord niet op dit|do not reply|no-?reply)\b/i,
  // Codes of others.
  /\b(?:verificatie|verification|bevestigings|security|beveiligings|login|inlog|whatsapp)[ -]?code\b/i,
  // A thumb put on a message, by a phone that has no better way to say so.
  /^\W*(?:liked|loved|laughed at|emphasi[sz]ed|questioned|disliked|reacted \S+ to) ["“„‘']/i,
  /^\W*(?:vond|vindt|reageerde (?:met )?\S+ op|gaf \S+ aan|benadrukte|lachte om) ["“„‘']/i,
]

/** Long enough for any text that is read, and short enough that no pattern takes long on it. */
const mostRead = 1000

/**
 * Whether a text comes from a machine, and so is never answered: an answer may call forth another,
 * for ever. `messagePrefix` is what our own texts begin with; who returns one has nothing to ask.
 * To take somebody for a machine costs them an answer; the text itself is kept like any other.
 */
export function isFromMachine(from: string, words: string, messagePrefix?: string): boolean {
  const text = words.replace(/\s+/g, ' ').slice(0, mostRead).normalize('NFKC')
  return (
    !isPersonal(from) ||
    machineTexts.some((form) => form.test(text)) ||
    (messagePrefix !== undefined && hasOurs(text, messagePrefix))
  )
}

/**
 * Whether somebody can stand behind a sender: a whole phone number. A name, a short code, 0800,
 * 0900 and 097 (for machines, Nummerplan telefoon- en ISDN-diensten) are not.
 */
function isPersonal(from: string): boolean {
  const number = from.replace(/[\s-]/g, '').replace(/^00(?=[1-9])/, '+')
  if (!/^\+?\d{9,15}$/.test(number)) return false
  const national = number.replace(/^\+?31(?=\d{7})/, '0')
  return !/^0(?:97|800|90[069])/.test(national)
}

/** Our own words, with what a phone puts before what it forwards or quotes. */
function hasOurs(text: string, messagePrefix: string): boolean {
  const ours = `${messagePrefix.normalize('NFKC').trim()}:`.toLowerCase()
  return ours.length > 1 && text.toLowerCase().includes(ours)
}
