import { cinterion } from './cinterion.ts'
import { generic } from './generic.ts'
import { huawei3g } from './huawei-3g.ts'
import { huaweiLte } from './huawei-lte.ts'
import type { ModemProfile } from './profile.ts'
import { quectelEc2x } from './quectel-ec2x.ts'
import { sierra } from './sierra.ts'
import { simcom800 } from './simcom-800.ts'
import { simcom7600 } from './simcom-7600.ts'
import { simcomA76 } from './simcom-a76.ts'
import { telit } from './telit.ts'
import { ublox } from './ublox.ts'

/** Every family we know. A new modem is one file and one line here. */
export const profiles: readonly ModemProfile[] = [
  quectelEc2x,
  simcom7600,
  simcomA76,
  simcom800,
  huawei3g,
  huaweiLte,
  cinterion,
  telit,
  ublox,
  sierra,
  generic,
]

/** What is known of a modem before its profile is chosen. */
export interface Fingerprint {
  /** `vendor:product`, lower-case hexadecimal. */
  readonly usb?: string
  /** `AT+CGMI` and `AT+CGMM`. */
  readonly manufacturer?: string
  readonly model?: string
}

/** The profile that fits best: the model says more than the maker, the maker more than USB ids. */
export function profileFor(fingerprint: Fingerprint): ModemProfile {
  const scored = profiles.map((profile) => ({ profile, score: score(profile, fingerprint) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.profile : generic
}

/** The profile with this id, as a configuration names it. */
export const profileById = (id: string): ModemProfile | undefined =>
  profiles.find((profile) => profile.id === id)

function score({ match }: ModemProfile, { usb, manufacturer, model }: Fingerprint): number {
  const byModel = model !== undefined && match.model?.test(model) ? 8 : 0
  const byMaker =
    manufacturer !== undefined && match.manufacturer?.test(manufacturer) && !match.model ? 4 : 0
  const byUsb = usb !== undefined && match.usb?.some((id) => fits(id, usb)) ? 2 : 0
  return byModel + byMaker + byUsb
}

const fits = (pattern: string, usb: string): boolean =>
  pattern === usb || (pattern.endsWith('*') && usb.startsWith(pattern.slice(0, -1)))
