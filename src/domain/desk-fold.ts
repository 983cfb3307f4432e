import { type BorderFact, foldBorder } from './border/border.ts'
import type { DutyFact } from './duty/duty.ts'
import { dutyFacts, foldDuty } from './duty/duty-fold.ts'
import type { Fact } from './facts.ts'
import { foldOwnPhone, type OwnPhoneFact, ownPhoneFacts } from './own-phone/own-phone.ts'
import { foldPolicy, type PolicyFact } from './policy/policy.ts'
import { foldPress, type PressFact, pressFacts } from './presses/press.ts'
import { foldPublicTest, type PublicTestFact, publicTestFacts } from './public-test/public-test.ts'
import { foldReply, type ReplyFact, replyFacts } from './replies/reply.ts'
import type { State } from './state.ts'
import type { TipFact } from './tips/tip.ts'
import { foldTip, tipFacts } from './tips/tips-fold.ts'

/** What people at the desk are told and decide, beside the actions themselves. */
export type DeskFact =
  | TipFact
  | ReplyFact
  | DutyFact
  | OwnPhoneFact
  | PolicyFact
  | PressFact
  | PublicTestFact
  | BorderFact

/** Whether a fact is one of those. */
export const isOfDesk = (fact: Fact): fact is DeskFact =>
  /^(tips?|text|reply|duty|own-phone|policy|press|public-test|border)\./.test(fact.type)

/** Applies one of them. */
export function foldDesk(state: State, fact: DeskFact): void {
  switch (fact.type) {
    case 'reply.received':
      return foldReply(state.replies, fact)
    case 'policy.saved':
    case 'policy.number-tested':
    case 'policy.number-wrong':
      return foldPolicy(state.policy, fact)
    case 'border.set':
      return foldBorder(state.border, fact)
    case 'press.made':
    case 'press.ended':
      return foldPress(state.presses, fact)
    case 'public-test.planned':
    case 'public-test.cancelled':
    case 'public-test.held':
    case 'public-test.measured':
      return foldPublicTest(state.publicTests, fact)
    case 'tip.logged':
    case 'tip.passed-on':
    case 'tip.asked':
    case 'tips.forgotten':
    case 'text.opened':
      return foldTip(state.tips, fact)
    case 'own-phone.kept':
    case 'own-phone.confirmed':
    case 'own-phone.dropped':
    case 'own-phone.written':
      return foldOwnPhone(state.ownPhones, fact)
    default:
      return foldDuty(state.duty, fact)
  }
}

/** Tips, replies, the duty phones and the tests as facts that give them back. */
export function* deskFacts(state: State): Iterable<DeskFact> {
  const { tips, incoming, replies, duty, ownPhones, presses, publicTests } = state
  yield* tipFacts(tips, incoming)
  yield* replyFacts(replies)
  yield* dutyFacts(duty)
  yield* ownPhoneFacts(ownPhones)
  yield* pressFacts(presses)
  yield* publicTestFacts(publicTests)
}
