import type { Disk } from '../store/store.ts'

/** What is to be said of the disk, the worst of it. */
export const diskWord = ({ isLow, hasReserve }: Disk): 'ok' | 'no-reserve' | 'full' =>
  isLow ? 'full' : hasReserve ? 'ok' : 'no-reserve'
