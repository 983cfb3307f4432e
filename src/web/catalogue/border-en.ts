import type { borderNl } from './border-nl.ts'

/** Texts about where the municipality ends. */
export const borderEn: Record<keyof typeof borderNl, string> = {
  'border.title': 'Municipal border',
  'border.why':
    'When an action looks for somebody, the area around a place stops 500 metres beyond this border. A warning of danger goes on, and so does an area that somebody draws or chooses. Actions that run do not change.',
  'border.now': 'What counts now?',
  'border.now.of': '{names}: {km} km². Set on {at} by {by}.',
  'border.none': 'No municipal border is set.',
  'border.readonly': 'The coordinator or the administrator can change this.',
  'border.undo': 'Bring back the border before it',
  'border.undo.none': 'Undo: no border',
  'border.off': 'Use no border',
  'border.done.bewaard': 'The municipal border is kept.',
  'border.done.terug': 'What counted before counts again.',
  'border.done.weg': 'No municipal border counts any more.',
  'border.file.title': 'From a file',
  'border.file': 'File with the border (GeoJSON)',
  'border.file.hint':
    'For instance of PDOK or Statistics Netherlands, in WGS 84 or RD. If it holds more municipalities, the one with your name counts.',
  'border.areas.title': 'From the neighbourhoods that are there',
  'border.areas': 'Together these are the whole municipality',
  'border.view': 'Look at the border',
  'border.look': 'Is this municipal border right?',
  'border.look.of': '{names}: {km} km².',
  'border.look.addresses': '{inside} of the {all} addresses of the address register lie within.',
  'border.look.good':
    'Nearly all addresses and participants lie within. That fits your municipality.',
  'border.doubt.few-addresses':
    'More than 1 in 10 addresses lies outside. Is this the border of your whole municipality?',
  'border.doubt.few-participants':
    'More than 1 in 10 addresses of participants lies outside. Is this the border of your whole municipality?',
  'border.doubt.nothing-known':
    'There are no addresses and no participants yet. So nobody can tell whether this border is right.',
  'border.sure': 'I looked at the map: this is the border of our municipality',
  'border.use': 'Use this border',
  'border.back': 'Back',
  'border.map': 'Map with the municipal border',
  'border.goes.stops': 'The area stops 500 metres beyond the municipal border.',
  'border.goes.beyond': 'The area goes on beyond the municipal border: that was ticked.',
  'border.goes.outside': 'Mind: this area lies outside the municipality altogether.',
  'border.beyond': 'Go on beyond the municipal border',
  'border.report.stops': '{area}, to 500 metres beyond the municipal border',
  'border.report.beyond': '{area}, on beyond the municipal border',
  'border.report.outside': '{area}, outside the municipality',
  'border-sure': 'Look at the map, and tick that this is the border of your municipality.',
  'border-empty':
    'Choose a file with the border, or tick the neighbourhoods that are the municipality together.',
  'border-unreadable': 'This file is no GeoJSON. Choose a file that ends in .geojson.',
  'border-too-detailed':
    'These areas have too many corners together. Take a file with the border of the municipality only.',
  'border-elsewhere':
    'Not one known address lies within this border. It is another municipality, or the file is wrong.',
  'border-withheld':
    'You looked at many small areas. A border with hardly anybody in it cannot be looked at for a while. Ask another coordinator.',
  'border-changed-since':
    'Somebody else has just changed the border. Look first which border counts now.',
}
