/** The languages whose numbers and times are put into words by rules of their own. */
export type Language = 'nl' | 'en'

/** The languages an alert can be spoken in. */
export type SpokenLanguage = Language | 'de' | 'pl'
