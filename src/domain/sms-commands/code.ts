/**
 * The digits of a code that we print. Digits, for no phone corrects them and every hand can type
 * them; four, for a code is refused after a few guesses and a longer one is copied wrongly.
 */
export const codeDigits = 4

const written = /^[\doil](?:[ \-.]?[\doil])*$/

/** The four to six digits of a code, with the letters that look like them; undefined is no code. */
export function readCode(said: string): string | undefined {
  if (!written.test(said) || said.replace(/\D/g, '').length < 3) return undefined
  const code = said
    .replace(/[ \-.]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
  return code.length >= codeDigits && code.length <= 6 ? code : undefined
}

/** Words that people put beside a code: "ja dat klopt, de code is 4821". */
const besides =
  /\b(?:dat|het|klopt|is|goed|juist|de|mijn|code|correct|that|the|my|met|with|graag|please|hoor|aub|das|ist|stimmt|bitte|kod|prosze)\b/g

/** A text that holds digits, without what people say besides. */
export const withoutBesides = (said: string): string =>
  /\d/.test(said) ? said.replace(besides, '').replace(/ +/g, ' ').trim() : said

/** A code without a word that tells what for. */
export const bareCode = (said: string): string | undefined =>
  /^(?:(?:de |mijn |my |the )?code(?: is)? )?[\do]{4,6}$/.test(said)
    ? readCode(said.replace(/^.* /, ''))
    : undefined
