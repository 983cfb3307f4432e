import type { overviewNl } from './overview-nl.ts'

export const overviewEn: Readonly<Record<keyof typeof overviewNl, string>> = {
  'numbers.title': 'Numbers of the modems',
  'numbers.heading': 'our numbers',
  'numbers.link': 'Numbers to hand out',
  'numbers.why':
    'Save these numbers in your phone under the name {prefix}. Then you see at once who calls or texts. Leaving? Text STOP to one of these numbers. Emergency? Call 112.',
  'numbers.none': 'The administrator has not filled in the numbers.',
  'numbers.none.admin':
    'Fill in the number of its SIM for each modem below. It stands on the card that the SIM came in.',
  'numbers.card': 'Download as a contact (vCard)',
  'numbers.modems': 'By modem',
  'numbers.of': 'Modem {modem}, SIM …{sim}, {operator}',
  'numbers.keep': 'Save',
  'sim-number-unknown':
    'This is not the number of a SIM. Good examples are 06 12345678 and 097 012345678.',
  'overview.title': 'Participants in figures',
  'overview.link': 'In figures',
  'overview.empty': 'There are no participants so far. Add one or read a file; figures follow.',
  'overview.small':
    'Small numbers (below 5) are shown as ×. Sometimes a larger number or a 0 is shown as × too, because the small one could be worked out from it. This way nobody can be recognised.',
  'overview.csv': 'Download the figures (CSV)',
  'overview.members': 'participants',
  'overview.homes': 'addresses take part',
  'overview.share': 'of all addresses',
  'overview.now': 'can be reached by SMS now',
  'overview.tonight': 'by SMS tonight at 3:00',
  'overview.unconfirmed': 'phones not confirmed',
  'overview.ask': 'Ask 100 people to confirm',
  'overview.ask.why':
    'They get an SMS with a code and answer YES with it. Nobody is asked twice. An alert always goes first.',
  'overview.asked': '{count} phones were asked. The SMS go out when there is nothing else to send.',
  'overview.asked.none':
    'There is nobody left to ask: they confirmed, were asked before, or have a landline.',
  'overview.areas': 'By neighbourhood',
  'overview.area': 'Neighbourhood',
  'overview.area.none': 'Outside all of them',
  'overview.addresses': 'Addresses',
  'overview.joined': 'Take part',
  'overview.percent': 'Share',
  'overview.areas.empty':
    'Import neighbourhoods first: the administrator does, with `omroeper import areas`.',
  'overview.register.empty':
    'There is no address register, so the share of the addresses is not known.',
  'overview.growth': 'Growth by month',
  'overview.growth.why': 'Counted are those who take part, in the month in which they began.',
  'overview.growth.empty': 'When these participants began is not known.',
  'overview.month': 'Month',
  'overview.new': 'New',
  'overview.total': 'Total',
  'overview.channels': 'Phones',
  'overview.quiet': 'Night or not available',
  'overview.voiceOnly': 'Calls only',
  'overview.when': 'Who can be reached?',
  'overview.when.now': 'Now',
  'overview.when.tonight': 'Tonight at 3:00',
}
