import type { drillNl } from './drill-nl.ts'

export const drillEn: Readonly<Record<keyof typeof drillNl, string>> = {
  'drill.nav': 'Practise',
  'drill.title': 'Practise',
  'drill.why':
    'You practise on simulated modems with made-up people. Nothing of it goes to a real phone: a drill has no connection to the real modems.',
  'drill.never': 'You have not practised here yet.',
  'drill.today': 'You practised today.',
  'drill.last': 'You practised {days} days ago.',
  'drill.due': 'Practise once a month: choose a drill below and begin.',
  'drill.overdue': 'Practise today: it takes five minutes.',
  'drill.due.month': 'Practise once this month.',
  'drill.go': 'Practise now',
  'drill.others': 'No drill for more than 45 days: {names}. Ask them to practise.',
  'drill.busy': 'You are still at it',
  'drill.goOn': 'Go on with the drill',
  'drill.choose': 'What do you want to practise?',
  'drill.how':
    'The control room rings. Do what you would really do, with the same screens: describe, choose the area, check, send, read what comes back, close. Then press “Done, mark me”. It takes about five minutes.',
  'drill.begin': 'Begin the drill',
  'drill.finished': 'Your drills',
  'drill.finished.none': 'How it went will be shown here. Begin your first drill above.',
  'drill.what': 'Drill',
  'drill.colleague': 'Colleague (played)',
  'drill.colleague.looks':
    'In this drill Omroeper plays a colleague, who reads it and agrees after a few moments. In reality you ring anybody who does not answer.',
  'drill.seconds': 'From phone to sent',
  'drill.score': 'Points of 100',
  'drill.of100': 'points of 100',
  'drill.result': 'Result of the drill',
  'drill.part': 'Part',
  'drill.points': 'Points',
  'drill.points.of': '{points} of {of}',
  'drill.better': 'What can be better',
  'drill.level.full': 'Good.',
  'drill.level.part': 'Partly.',
  'drill.level.none': 'Not done.',
  'drill.again': 'Practise again',
  'drill.paused': 'The drill stands still',
  'drill.paused.why':
    'People are really being alerted. That goes first. As soon as the real action is closed your drill goes on where you were; its clock stands still until then.',
  'drill.toReal': 'To the real action',
  'drill.bar': 'Phone and end of the drill',
  'drill.simulated': 'This is a drill. Nothing goes to real phones.',
  'drill.phone': 'Phone of the control room',
  'drill.rings': '{time}: the control room rings',
  'drill.finish': 'Done, mark me',
  'drill.outside': 'This is real, not a drill:',
  'drill.real': 'A real call? Stop the drill',
  'drill-unknown': 'Choose one of the drills.',
  'drill-not-now': 'People are really being alerted. Practise when that is closed.',
  'drill-too-many': 'Three people are practising already. Try again later.',
  'drill-not-here': 'This cannot be done in a drill.',
  'drill-none': 'There is no such result. See which there are under Practise.',
  'drill.mark.time': 'Sent quickly',
  'drill.mark.area': 'The right area',
  'drill.mark.text': 'A clear message',
  'drill.mark.ticks': 'Ticked what you checked',
  'drill.mark.tip': 'Reply read',
  'drill.mark.correction': 'Mistake put right',
  'drill.mark.close': 'Closed well',
  'drill.advice.time':
    'Send within 90 seconds. Type while you are on the phone: who and where first, Omroeper fills in the rest. Tab takes you to the next field.',
  'drill.advice.area':
    'Fill in the street, how somebody moves and since when. Omroeper then draws the area that fits: not too small and not too large.',
  'drill.advice.text':
    'Name all that the control room named: age, hair, clothes from top to bottom, time and place. Heed the warnings beside the message.',
  'drill.advice.ticks': 'Tick what you checked before you send.',
  'drill.advice.tip':
    'Open a reply within a minute, or write it in the tip log. It may hold a sighting.',
  'drill.advice.correction':
    'Choose “Correction”, not “Update”: a correction goes ahead of everything that waits. Do it within two minutes and say what is right.',
  'drill.advice.close':
    'Wait until the control room tells how it ended, then choose the outcome that fits and send it.',
  'drill.child.name': 'Missing child, on foot',
  'drill.child.call':
    'Control room here. We are looking for a boy of 7. Blond curly hair (blond krulhaar), red coat (rode jas), blue boots (blauwe laarzen). He left on foot at 15:40 from {street} in {quarter}. The parents know that you send a message. Who sees him rings {tip}. You can ring us back on the usual number; two cars are on their way.',
  'drill.child.correct':
    'Control room once more. His mother has just said: his coat is not red but green (groen). Will you put that right at once?',
  'drill.child.end':
    'Control room. He was found, unharmed, after a call from a participant. The parents know. You can close.',
  'drill.child.text': 'I just saw a boy with boots at the bridge, he walked towards the park.',
  'drill.elder.name': 'Missing older person with a walker, confused',
  'drill.elder.call':
    'Control room here. Missing: a woman of 82, grey hair (grijs haar), green coat (groene jas), with a walker (rollator). She is confused. She left a house on {street} in {quarter} at 20:10. The family knows of the message, and she does not want to be untraceable. Who sees her rings {tip}. A car is on its way.',
  'drill.elder.correct':
    'Control room again. The carers have looked: she wears a blue coat (blauw), not a green one. Will you put that right?',
  'drill.elder.end':
    'Control room. We stop the alert. She has not been found yet, we go on looking. Will you close and say so?',
  'drill.elder.text': 'A woman with a walker went along the water, ten minutes ago.',
  'drill.smoke.name': 'Fire with smoke',
  'drill.smoke.call':
    'Control room here, with the safety region. A big fire (grote brand) on {street} in {quarter}, much smoke over the quarter. People have to go inside, close windows and doors (ramen en deuren), ventilation off (ventilatie uit). In an emergency ring 112. There is no NL-Alert. Will you warn everybody in {quarter}? The fire brigade is there.',
  'drill.smoke.correct':
    'Control room. The fire is not on {street} but beside it, on bedrijvenpark Noord. People are looking in the wrong place. Will you put that right?',
  'drill.smoke.end':
    'Control room. The fire is under control and the smoke has gone. Windows may be opened. You can close.',
  'drill.smoke.text':
    'It is very dark outside here, my neighbour cannot close her windows herself.',
}
