import type { participantsNl } from './participants-nl.ts'

/** Who takes part, as the office keeps them. */
export const participantsEn: Readonly<Record<keyof typeof participantsNl, string>> = {
  'participants.title': 'Participants',
  'participants.search': 'Search by name, number, postcode or group',
  'participants.search.submit': 'Search',
  'participants.count': '{count} participants',
  'participants.none': 'Nobody found. Check the spelling, or add someone.',
  'participants.empty': 'There are no participants yet. Add someone or import a file.',
  'participants.add': 'Add',
  'participants.add.title': 'Add a participant',
  'participants.edit.title': 'Change a participant',
  'participants.name': 'Name (may be empty)',
  'participants.most':
    'At most {most} are shown here. Is the person not among them? Search by postcode or by the whole number.',
  'participants.phone': 'Phone number',
  'participants.phone.hint': 'For example 06 12 34 56 78',
  'participants.channel': 'SMS or call?',
  'participants.channel.sms': 'SMS',
  'participants.channel.voice': 'Spoken message',
  'participants.postcode': 'Postcode',
  'participants.number': 'House number',
  'participants.suffix': 'Suffix',
  'participants.kind.home': 'Home',
  'participants.kind.work': 'Work',
  'participants.groups': 'Groups',
  'participants.groups.hint':
    'What this person can be asked to come for, with the last day on which that holds. For example: AED 2027-06-30, BHV',
  'participants.save': 'Save',
  'participants.remove': 'Remove',
  'participants.remove.sure': 'Remove {name}? This cannot be undone.',
  'participants.saved': 'Saved.',
  'participants.removed': 'Removed. The data was made unreadable.',
}
