import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { omroeper } from './appliance.ts'

const lettersOf = (n: number): string =>
  String.fromCharCode(65 + (Math.floor(n / 26) % 26), 65 + (n % 26))

const postcodeOf = (n: number): string =>
  `99${String(10 + (n % 90))}${lettersOf(Math.floor(n / 90))}`

/** An address register of so many numbers, 20 a postcode, read in as an admin does. */
export async function longRegister(folder: string, config: string, count: number): Promise<void> {
  const lines = ['postcode,house_number,house_letter,addition,street,city,lat,lon']
  for (let n = 0; n < count; n += 1) {
    const place = `${52.5 + (n % 300) / 3000},${5.2 + Math.floor(n / 300) / 3000}`
    lines.push(
      `${postcodeOf(Math.floor(n / 20))},${(n % 20) + 1},,,Merelstraat,Waterhoven,${place}`,
    )
  }
  const file = join(folder, 'adressen.csv')
  writeFileSync(file, lines.join('\n'))
  const { code, err } = await omroeper('import', 'addresses', file, '--config', config)
  if (code !== 0) throw new Error(err)
}

/** A list of so many people as a form builder exports it, each with a number and address of their own. */
export function longList(count: number): Buffer {
  const lines = ['Voornaam;Achternaam;Mobiel;Postcode;Huisnummer en toevoeging;Ook ’s nachts?']
  for (let n = 0; n < count; n += 1) {
    const number = `06-${madeUpMobile(n).slice(4)}`
    const night = n % 3 === 0 ? 'ja' : 'nee'
    const place = `${postcodeOf(Math.floor(n / 20))};${(n % 20) + 1}`
    lines.push(`Voornaam${n};van der Achternaam${n};${number};${place};${night}`)
  }
  return Buffer.from(`\ufeff${lines.join('\r\n')}`)
}
