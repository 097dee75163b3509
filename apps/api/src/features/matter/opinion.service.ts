import type { MatterOpinions } from '@yunxuan/contract'
import { denyOpinion, opinionUntil } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { lockMatters, type MatterRow } from './matter.store.ts'
import { countOpinions, keepOpinion } from './opinion.store.ts'
import { isSupporter } from './support.store.ts'

/** Keeps how somebody who wanted it finds the answer of today; locked, since it may be opened again meanwhile. */
export async function judgeAnswer(
  tx: Tx,
  ask: { streetId: string; matterId: string; caller: MemberCaller; isSatisfied: boolean; now: Date },
): Promise<MatterOpinions> {
  const { streetId, matterId, caller, isSatisfied, now } = ask
  const memberId = caller.member.id
  const [matter] = await lockMatters(tx, streetId, [matterId])
  if (!matter?.isPublic) throw new Refusal('not_found')
  const person = { memberId, isSupporter: await isSupporter(tx, { streetId, matterId, memberId }) }
  const denial = denyOpinion(matter, person, await loadPolicy(tx, streetId), now)
  if (denial !== undefined) throw new Refusal(denial)
  if (matter.answeredAt === null) throw new Error('an answer without its day')
  await keepOpinion(tx, { streetId, matterId, answeredAt: matter.answeredAt }, { memberId, isSatisfied, now })
  const opinions = await readOpinions(tx, { streetId, matter, reader: person, now })
  if (opinions === null) throw new Error('an opinion of nothing')
  return opinions
}

/** Returns how those who wanted a matter find its answer; null where there is none that is judged. */
export async function readOpinions(
  db: Executor,
  of: {
    streetId: string
    matter: MatterRow
    reader: { memberId: string; isSupporter: boolean } | null
    now: Date
  },
): Promise<MatterOpinions | null> {
  const { streetId, matter, reader, now } = of
  const policy = await loadPolicy(db, streetId)
  const until = opinionUntil(matter, policy)
  if (until === null || matter.answeredAt === null) return null
  const answer = { streetId, matterId: matter.id, answeredAt: matter.answeredAt }
  const counted = await countOpinions(db, answer, reader?.memberId ?? null)
  const denial = reader === null ? 'not_supporter' : denyOpinion(matter, reader, policy, now)
  return { ...counted, until: until.toISOString(), denial: denial ?? null }
}
