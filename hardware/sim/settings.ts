/** What the host has set about calls. */
export interface CallSettings {
  /** `+CLIP`. */
  tellsCaller: boolean
  /** `+COLP`: ATD is answered when the call is. */
  awaitsAnswer: boolean
  /** SIMCom's `+CLCC=1`. */
  tellsList: boolean
  /** Quectel's `+QINDCFG="ccinfo"` and `^DSCI`. */
  tellsIndications: boolean
  tellsStates: boolean
  /** `+QTONEDET`, `+DDET`, `^DDTMFCFG`. */
  detectsKeys: boolean
  /** SIMCom's `+CVHU=0`: ATH hangs up. */
  hangsUpByAth: boolean
}

/** What the host has set on a simulated modem; a power-on forgets it (27.005 §3, 27.007 §7 to 9). */
export interface Settings {
  hasEcho: boolean
  /** `+CMEE`: 0 plain ERROR, 1 numbers, 2 words. */
  errorLevel: number
  isPduMode: boolean
  /** `+CSCS`. */
  charset: string
  /** `+CSMP`: first octet, validity, protocol, data coding. */
  textMode: readonly [first: number, validity: number, protocol: number, coding: number]
  /** `+CNMI`: mode, mt, bm, ds, bfr. */
  routing: readonly number[]
  /** Whether a change of registration is told, and how much of it. */
  readonly tellsRegistration: Record<'CREG' | 'CGREG' | 'CEREG', number>
  /** `+COPS=3,n`: 0 long name, 2 number. */
  operatorFormat: number
  /** `+CMMS`. */
  keepsLink: number
  /** Whether lines nobody asked for have been switched off (`AT^CURC=0`). */
  isStill: boolean
  readonly calls: CallSettings
}

/** As after power-on. */
export const freshSettings = (): Settings => ({
  hasEcho: true,
  errorLevel: 0,
  isPduMode: false,
  charset: 'GSM',
  textMode: [0x11, 167, 0, 0],
  routing: [0, 0, 0, 0, 0],
  tellsRegistration: { CREG: 0, CGREG: 0, CEREG: 0 },
  operatorFormat: 0,
  keepsLink: 0,
  isStill: false,
  calls: {
    tellsCaller: false,
    awaitsAnswer: false,
    tellsList: false,
    tellsIndications: false,
    tellsStates: false,
    detectsKeys: false,
    hangsUpByAth: false,
  },
})
