import { isMember } from '../domain/groups.ts'
import { indexPeople, type PeopleIndex } from '../domain/people-index.ts'
import { localDay } from '../domain/schedule.ts'
import type { Dispatch } from './dispatch.ts'
import type { ActionDraft } from './draft.ts'
import { testOf } from './public-test.ts'

/** The group that exercises go to. */
export const exerciseGroup = 'oefening'

/** An area that says so: everybody in it can have an exercise. */
const isExerciseArea = (name: string): boolean => /^(oefen|exercise)/i.test(name)

/** From whom an action chooses, and the group they are of where it is not everybody. */
export interface People {
  readonly index: PeopleIndex
  readonly group?: string
}

/**
 * Everybody, or the members of one group: the one that is asked to come, or for an exercise the
 * exercise group. Until that has members, in an area that says so, and where a coordinator planned a
 * test for all, an exercise goes to everybody.
 */
export function peopleFor(dispatch: Dispatch, draft: ActionDraft): People {
  if (draft.responders) return membersOf(dispatch, draft.responders.group)
  const names = draft.areaNames ?? []
  const test = testOf(dispatch, draft)
  if (test?.goesTo === 'everybody') return { index: dispatch.people() }
  const saysSo = names.length > 0 && names.every(isExerciseArea)
  if (draft.status !== 'exercise' || saysSo) return { index: dispatch.people() }
  const members = membersOf(dispatch, exerciseGroup)
  return members.index.numberCount > 0 ? members : { index: dispatch.people() }
}

function membersOf({ ports }: Dispatch, group: string): People {
  const day = localDay(ports.now(), ports.policy.timeZone)
  const people = [...ports.ledger.state.participants.values()]
  return { index: indexPeople(people.filter((person) => isMember(person, group, day))), group }
}
