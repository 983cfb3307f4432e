import type { PhaseText, SpokenDraft, Written } from '../domain/action.ts'
import { otherLanguages } from '../domain/participant.ts'
import type { Translations } from '../domain/translation.ts'
import type { DraftText, WrittenDraft } from './draft.ts'
import type { FinalText, OneText } from './preview.ts'

/** A final text as a phase keeps it. */
export function phaseText({ fetching, ...text }: FinalText, draft: DraftText): PhaseText {
  const kept = writtenText(text, draft)
  if (!fetching || !draft.fetching) return kept
  return { ...kept, fetching: writtenText(fetching, draft.fetching) }
}

function writtenText({ sms, parts, translations }: OneText, draft: WrittenDraft): Written {
  const voice = spokenDraft(draft)
  return {
    sms,
    parts,
    ...(voice ? { voice } : {}),
    ...(translations ? { translations: wordsOf(translations, draft.said) } : {}),
  }
}

const wordsOf = (
  translations: NonNullable<OneText['translations']>,
  said: WrittenDraft['said'] = {},
): Translations =>
  Object.fromEntries(
    otherLanguages.flatMap((language) => {
      const words = translations[language]
      if (!words) return []
      const voice = said[language]
      const kept = { sms: words.sms, parts: words.parts, ...(voice === undefined ? {} : { voice }) }
      return [[language, kept]]
    }),
  )

/** The spoken side of a draft; undefined when the SMS is put into words. */
export function spokenDraft({ voice, recording }: WrittenDraft): SpokenDraft | undefined {
  if (voice === undefined && recording === undefined) return undefined
  return {
    ...(voice === undefined ? {} : { text: voice }),
    ...(recording === undefined ? {} : { recording }),
  }
}
