/** Networks of the Netherlands by MCC and MNC (ITU-T E.212, list of assigned codes). */
const names: Readonly<Record<string, string>> = {
  '20402': 'Odido',
  '20404': 'Vodafone',
  '20408': 'KPN',
  '20410': 'KPN',
  '20412': 'KPN',
  '20416': 'Odido',
  '20420': 'Odido',
}

/** The name that people know a network by; what a modem said of it when we know none. */
export const operatorName = (plmn: string): string => names[plmn] ?? plmn
