import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * turf, loaded when an area first needs it: its hundred modules take longer to load than
 * everything else of ours together, and after a power cut that is time that nobody is alerted in.
 */
export const turf = (): typeof import('@turf/turf') => require('@turf/turf')
