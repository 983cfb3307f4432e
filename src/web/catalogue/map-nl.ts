/** Texts on the map itself. */
export const mapNl = {
  'map.unusable':
    'Deze kaart is niet te tekenen: {files}. Een gebied kiezen kan gewoon. De beheerder leest in het logboek, en met “omroeper check”, wat eraan scheelt.',
} as const
