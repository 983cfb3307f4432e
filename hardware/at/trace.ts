/**
 * A line of an AT conversation as it may be logged: no number, text or PIN can be read from it, in
 * PDUs neither; lengths and the shape of the conversation stay.
 */
export function masked(line: string): string {
  if (/^AT\+CPIN=|^AT\+CLCK=/.test(line)) return line.replace(/=.*/, '=••••')
  if (/^[0-9A-Fa-f]{16,}$/.test(line)) return `${line.slice(0, 4)}…(${line.length / 2} octets)`
  return line
    .replace(/"\+?\d{5,}"/g, '"••••"')
    .replace(/(?<![\w.])\+?\d{9,}(?![\w.])/g, (digits) => `••••${digits.slice(-4)}`)
}
