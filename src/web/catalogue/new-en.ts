import type { newNl } from './new-nl.ts'

/** A new action as it is filled in: what, to whom, where. */
export const newEn: Readonly<Record<keyof typeof newNl, string>> = {
  'new.title': 'New action',
  'new.kind': 'What is going on?',
  'new.status': 'Real or exercise?',
  'new.status.actual': 'Real action',
  'new.status.exercise': 'Exercise',
  'new.responders': 'Ask people to come',
  'new.responders.group': 'Which group?',
  'new.responders.hint':
    'Whoever can be there first is asked first. It stops when enough people come.',
  'new.responders.none': 'None: a message to everybody in the area',
  'new.responders.wanted': 'How many people have to come?',
  'new.text': 'Message',
  'new.text.hint': 'Who, clothes from top to bottom, where, what time, and one phone number.',
  'new.text.example':
    'let op jongen, 7 jaar, blond haar, rode jas. Om 15.40 weg bij Speeltuin Wilgenhof. Gezien? Bel 0800-0011.',
  'new.phone': 'This is how it arrives',
  'new.parts.one': '1 message a person, {left} characters left',
  'new.parts.many': '{parts} messages a person, {left} characters left',
  'new.forcing': 'These characters make the message longer: {chars}',
  'new.replace': 'Replace by {by}',
  'new.area': 'Where?',
  'new.area.place': 'Address, street or postcode',
  'new.area.place.hint': 'For example 9999 AB 12, Merelstraat 12, or just the street.',
  'new.area.radius': 'Radius in metres',
  'new.area.names': 'Or choose neighbourhoods',
  'new.area.map': 'Or click on the map',
  'new.area.map.keys': 'Map. The arrows move it, plus and minus zoom, Enter chooses its centre.',
  'new.area.draw': 'Draw an area',
  'new.area.draw.help':
    'Click its corners. Click the first corner, double-click or press Enter twice when the area is done. Backspace takes a corner away, Escape stops.',
  'new.area.replaced': 'The centre is the point on the map, and no longer {place}.',
  'new.area.replaced.back': 'Put the address back',
  'new.area.point': 'Point on the map (longitude, latitude)',
  'new.check': 'Check',
  'new.strip': '{selected} people · half in {half}, all in {all}',
  'new.strip.not': '{count} not',
  'new.strip.calls': '{sms} by SMS, {voice} by a call',
  'new.strip.second':
    'With so many people a second person has to look. Call somebody in time, or choose a smaller area.',
  'new.strip.never': '{selected} people · when is unknown: no modem can send now',
  'new.strip.empty': 'Choose an area to see how many people get the message.',
}
