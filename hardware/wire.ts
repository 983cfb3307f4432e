/** A duplex byte stream to one modem port: a serial port, a pty, or a simulator in the same process. */
export interface Wire {
  /** Writes at once or, on a closed wire, does nothing: bytes are never kept for a later session. */
  readonly write: (bytes: Uint8Array) => void
  /** Octets that were written and that the port has not taken yet; 0 once it is closed. */
  readonly pending: () => number
  /** Called for every chunk; chunk borders mean nothing. */
  readonly onData: (listener: (bytes: Uint8Array) => void) => void
  /** Called exactly once, whoever closed it; `reason` when it was not us. */
  readonly onClose: (listener: (reason?: Error) => void) => void
  /** Resolves when the port is free again. Closing twice is harmless. */
  readonly close: () => Promise<void>
}

/** Opens a port; rejects with ModemError `port-unavailable`. Each call gives a fresh wire. */
export type OpenWire = (path: string, baudRate: number) => Promise<Wire>
