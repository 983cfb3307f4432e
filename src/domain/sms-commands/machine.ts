/** What operators, phones and mail gateways send of themselves, in Dutch and English. */
const machineTexts: readonly RegExp[] = [
  // Voicemail and missed calls.
  /voice-?\s?mail|\b(?:gemiste|missed)\s+(?:oproep|call)/i,
  /\b(?:heeft|hebt|have)\s+(?:een|a|\d+)\s+(?:nieuwe?|new)\s+(?:\w+)?(?:bericht|message)/i,
  /\b(?:heeft u|heeft je|hebben u)\s+(?:proberen te\s+bellen|gebeld)|\bprobeerde\s+(?:u|je)\s+te\s+bellen/i,
  /\b(?:is\s+weer\s+bereikbaar|is\s+now\s+available\s+to\s+take\s+calls)\b/i,
  // Abroad, bundles and credit.
  /^\W*(?:welkom|welcome)\s+(?:in|to|bij|at)\s/i,
  /\b(?:roaming|databundel|belbundel|beltegoed|opwaarderen|prepaidtegoed|datalimiet)\b/i,
  /\b(?:uw|je|your)\s+(?:tegoed|bundel|internetbundel|credit|balance|data\s?bundle|simkaart|sim\s?card)\b/i,
  // Automatic answers.
  /\b(?:automatisch|automatic|automated|auto)[\s-]*(?:e\s+)?(?:antwoord|bericht|reactie|reply|response|message|answer)/i,
  /\b(?:out\s+of\s+(?:the\s+)?office|afwezigheids\w+|niet\s+op\s+kantoor|autoreply)\b/i,
  /\b(?:niet\s+storen|do\s+not\s+disturb|rijmodus|driving\s+mode|driving\s+focus)\b/i,
  /\b(?:i['’]?m|i\s+am)\s+(?:driving|in\s+a\s+meeting|on\s+vacation|away)\b/i,
  /\b(?:zit|ben)\s+(?:nu\s+|momenteel\s+|even\s+)?(?:in\s+(?:een\s+vergadering|bespreking)|aan\s+het\s+rijden|achter\s+het\s+stuur)/i,
  /\b(?:kan|can(?:no|['’])?t)\s+(?:nu\s+|momenteel\s+|even\s+)?(?:niet\s+)?(?:opnemen|praten|talk)(?:\s+right)?(?:\s+now|\s+nu)?\b.*\b(?:bel|call|text|later|terug)/i,
  /\b(?:with|met)\s+vakantie\s+(?:tot|t\/m)|\b(?:ben|zijn)\s+(?:\w+\s+)?op\s+vakantie\s+.*\b(?:terug|bereikbaar)\b/i,
  // Bounces.
  /\b(?:bericht|sms|message|text)\b.*\b(?:niet\s+(?:worden\s+)?(?:bezorgd|afgeleverd|verzonden|verstuurd)|not\s+(?:be\s+)?(?:sent|delivered)|undeliver\w*)/i,
  /\b(?:delivery\s+(?:status|failure|report|receipt)|message\s+(?:failed|blocked)|mailer-daemon|undeliverable)\b/i,
  /\b(?:nummer|number)\b.*\b(?:niet\s+in\s+gebruik|not\s+in\s+service|kan\s+geen\s+sms|does\s+not\s+(?:accept|support)|unknown\s+subscriber)/i,
  /\b(?:niet\s+(?:op\s+dit\s+bericht\s+(?:te\s+)?(?:antwoorden|reageren))|antwoord\s+niet\s+op\s+dit|do\s+not\s+reply|no-?reply)\b/i,
  // Codes of others.
  /\b(?:verificatie|verification|bevestigings|security|beveiligings|login|inlog|whatsapp)[\s-]*code\b/i,
  // A thumb put on a message, by a phone that has no better way to say so.
  /^\W*(?:liked|loved|laughed\s+at|emphasi[sz]ed|questioned|disliked|reacted\s+\S+\s+to)\s+["“„‘']/i,
  /^\W*(?:vond|vindt|reageerde\s+(?:met\s+)?\S+\s+op|gaf\s+\S+\s+aan|benadrukte|lachte\s+om)\s+["“„‘']/i,
]

/** Long enough for any text that is read, and short enough that no pattern takes long on it. */
const mostRead = 1000

/**
 * Whether a text comes from a machine, and so is never answered: an answer may call forth another,
 * for ever. `messagePrefix` is what our own texts begin with; who returns one has nothing to ask.
 * To take somebody for a machine costs them an answer; the text itself is kept like any other.
 */
export function isFromMachine(from: string, words: string, messagePrefix?: string): boolean {
  const text = words.slice(0, mostRead).normalize('NFKC')
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
