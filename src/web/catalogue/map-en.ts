import type { mapNl } from './map-nl.ts'

/** Texts on the map itself. */
export const mapEn: Readonly<Record<keyof typeof mapNl, string>> = {
  'map.unusable':
    'This map cannot be drawn: {files}. Choosing an area works as usual. The administrator reads what is wrong with it in the log, and by “omroeper check”.',
}
