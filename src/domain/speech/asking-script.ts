import { noKey, yesKey } from '../asking-call/asking-call.ts'
import { type CallScript, type Name, repeatsWith, whoCalls } from './call-script.ts'
import type { SpokenLanguage } from './language.ts'
import { spokenText } from './spoken-text.ts'

interface Words {
  readonly message: string
  readonly keys: string
}

const words: Readonly<Record<SpokenLanguage, Words>> = {
  nl: {
    message:
      'Dit telefoonnummer is bij ons opgegeven. Op dit nummer bellen wij u dan als er in uw buurt hulp nodig is, bijvoorbeeld als er een kind vermist is.',
    keys: `Is dit uw nummer en wilt u meedoen? Toets ${yesKey} om te bevestigen. Toets 2 om te herhalen. Toets ${noKey} als u niet meer gebeld wilt worden.`,
  },
  en: {
    message:
      'This telephone number was entered with us. We will then call you on it when help is needed in your neighbourhood, for example when a child is missing.',
    keys: `Is this your number and do you want to join? Press ${yesKey} to confirm. Press 2 to repeat. Press ${noKey} if you do not want to be called again.`,
  },
  de: {
    message:
      'Diese Telefonnummer wurde bei uns angegeben. Wir rufen Sie dann an, wenn in Ihrer Nachbarschaft Hilfe gebraucht wird, zum Beispiel wenn ein Kind vermisst wird.',
    keys: 'Ist das Ihre Nummer und möchten Sie mitmachen? Taste eins: bestätigen. Taste zwei: wiederholen. Taste neun: nicht mehr anrufen.',
  },
  pl: {
    message:
      'Ten numer telefonu podano u nas. Zadzwonimy na niego, gdy w okolicy będzie potrzebna pomoc, na przykład gdy zaginie dziecko.',
    keys: 'Czy to Pana lub Pani numer? Naciśnij jeden, aby potwierdzić. Naciśnij dwa, aby powtórzyć. Naciśnij dziewięć, aby więcej nie dzwonić.',
  },
}

/** What is said to who has a landline that was entered: who calls, what for, and the keys. */
export function askingScript(name: Name): CallScript {
  const { language } = name
  const say = (text: string): string => spokenText(text, language)
  const message = say(words[language].message)
  const repeat = repeatsWith(language)
  return {
    opening: whoCalls(name),
    message,
    again: `${repeat} ${message}`,
    keys: say(words[language].keys),
    labels: '',
    repeat,
  }
}
