/** TP-DA, TP-OA or TP-RA (23.040 §9.1.2.5). International numbers carry the `+`. */
export interface SmsAddress {
  readonly kind: 'international' | 'national' | 'alphanumeric' | 'unknown'
  readonly value: string
}
