import { addAccount, addToken, type DeedPorts, importAddresses, importAreas } from './deeds.ts'
import type { Actor } from './domain/accounts.ts'
import { readAreas } from './domain/geojson-areas.ts'
import { type ImportInput, importParticipants } from './imports/import-participants.ts'
import type { Importing } from './imports/importing.ts'
import type { Deed } from './store/lock.ts'

const cli: Actor = { kind: 'cli', id: 'cli' }

/** What the command line can have done, by the server that runs or by itself. */
export const doors =
  (ports: DeedPorts, importing: Importing): Deed =>
  async (name, input) => {
    switch (name) {
      case 'user.add':
        return addAccount(ports, input as Parameters<typeof addAccount>[1], cli)
      case 'token.add':
        return addToken(ports, input as Parameters<typeof addToken>[1], cli)
      case 'import.participants':
        return importParticipants(importing)(input as ImportInput, cli)
      case 'import.addresses':
        return importAddresses(ports, input as Parameters<typeof importAddresses>[1])
      case 'import.areas':
        return importAreas(ports, readAreas(input, ports.newId), cli)
      default:
        throw new Error(`no such deed: ${name}`)
    }
  }
