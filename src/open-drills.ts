import { v7 as newId } from 'uuid'
import { countParts } from './from-modems.ts'
import { Drills } from './practice/drills.ts'
import type { PracticePorts } from './practice/ports.ts'
import { openPracticeBank } from './practice-bank.ts'
import { textReader } from './received-texts.ts'
import type { Store } from './store/store.ts'

type Given = Pick<
  PracticePorts,
  'policy' | 'locale' | 'now' | 'after' | 'version' | 'packageRoot' | 'isSecure' | 'log'
>

/** Drills beside an appliance, of which they get its facts to read and nothing that sends. */
export const openDrills = (store: Pick<Store, 'state' | 'append'>, given: Given): Drills =>
  new Drills({
    ...given,
    openBank: openPracticeBank,
    state: store.state,
    keep: (facts, by) => store.append(facts, by),
    countParts,
    textReader,
    newId: () => newId(),
  })
