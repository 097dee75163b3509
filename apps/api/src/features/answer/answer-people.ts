import { type AnswerParty, answerPartiesOf, type MatterParty, partiesOf } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor } from '../../platform/database.ts'
import type { MatterRow } from '../matter/matter.store.ts'
import { personOf } from '../matter/matter-people.ts'
import { type AnswerRow, listVoices } from './answer.store.ts'

/** Somebody beside a need and its answers. */
export interface Beside {
  memberId: string
  /** What they are to the need. */
  ofNeed: ('asker' | 'keeper' | 'owner')[]
  /** Whether staff, of whatever part in it, other than by having asked. */
  isStaff: boolean
  /** The teams and organizations for which they speak. */
  voiceIds: readonly string[]
}

/** Returns what a caller is to a need and to whatever is answered. */
export async function besideOf(
  db: Executor,
  of: { streetId: string; matter: MatterRow; caller: MemberCaller; now: Date },
): Promise<Beside> {
  const person = await personOf(db, of)
  const voices = await listVoices(db, of.streetId, person.memberId, of.now)
  const parties = partiesOf(of.matter, person)
  return {
    memberId: person.memberId,
    ofNeed: parties.filter(isOfAnswers),
    isStaff: parties.some(party => party !== 'asker'),
    voiceIds: voices.map(({ id }) => id),
  }
}

const isOfAnswers = (party: MatterParty): party is Beside['ofNeed'][number] =>
  party === 'asker' || party === 'keeper' || party === 'owner'

/** Decides whether somebody speaks for an answer: it is theirs, or of a team or organization they speak for today. */
export function isAnswererOf(answer: AnswerRow, { memberId, voiceIds }: Beside): boolean {
  const voiceId = answer.teamId ?? answer.organizationId
  return voiceId === null ? answer.memberId === memberId : voiceIds.includes(voiceId)
}

/** Returns what somebody is to one answer. */
export const partiesTo = (answer: AnswerRow, beside: Beside): AnswerParty[] =>
  answerPartiesOf(beside.ofNeed, isAnswererOf(answer, beside))
