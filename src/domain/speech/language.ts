/** The languages an alert can be spoken in. */
export type Language = 'nl' | 'en'
