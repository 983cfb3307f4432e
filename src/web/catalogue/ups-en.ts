import type { upsNl } from './ups-nl.ts'

/** The battery that takes over when the power fails. */
export const upsEn: Readonly<Record<keyof typeof upsNl, string>> = {
  'ups.none':
    'No UPS found. When the power fails, this box goes off at once. A UPS is a battery that then takes over.',
  'ups.none.admin': 'Connect a UPS and install NUT, as systemd/README.md describes.',
  'ups.mains': 'UPS: on mains.',
  'ups.mains.lasts': 'UPS: on mains. When the power fails, the battery lasts {lasts}.',
  'ups.battery': 'UPS: on battery. There has been no mains power since {since}.',
  'ups.battery.lasts':
    'UPS: on battery, {lasts} left. There has been no mains power since {since}.',
  'ups.unknown':
    'UPS: is off, or passes the power on without its battery. When the power fails, this box goes off. Ask the admin.',
  'ups.charge': 'The battery is {charge}% full.',
  'ups.low': 'The battery is nearly empty. Find other power: this box will go off.',
  'ups.worn': 'The UPS asks for a new battery. Ask the admin.',
  'ups.silent':
    'UPS: has not answered since {moment}. Nobody can see how the power is. Ask the admin.',
  'ups.unheard': 'No answer from UPS {names}: ask the admin.',
  'ups.silent.battery': 'At that time there was no mains power, and the battery had {lasts} left.',
  'ups.ahead':
    'There is no mains, the battery lasts {lasts} and sending takes {sends}: connect other power, or choose a smaller area.',
  'ups.ahead.low':
    'There is no mains and the battery is nearly empty: connect other power, or choose a smaller area.',
  'ups.sends': 'Sending takes another {sends}.',
  'ups.too-short': 'The battery will be empty before everything is sent. Find other power.',
}
