import type { Input } from '@yunxuan/contract'
import { ageInYears, denyOffer, type Offerer, shanghaiDate } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { lockMatters } from '../matter/matter.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { countOffered, insertAnswer, listVoices, lockOffering } from './answer.store.ts'

type Wish = Input<'POST /v1/streets/:streetId/matters/:matterId/answers'>['body']

/** Takes in an answer to a need; returns its id. */
export async function offerAnswer(
  tx: Tx,
  ask: { streetId: string; matterId: string; caller: MemberCaller; wish: Wish; now: Date },
): Promise<string> {
  const { streetId, matterId, caller, wish, now } = ask
  const memberId = caller.member.id
  await lockOffering(tx, streetId, memberId)
  const [need] = await lockMatters(tx, streetId, [matterId])
  if (need === undefined || !(need.isPublic || need.raisedBy === memberId)) throw new Refusal('not_found')
  const policy = await loadPolicy(tx, streetId)
  const untilOn = wish.untilOn ?? null
  const said = {
    speaksForIt: await speaksFor(tx, ask),
    fromOn: wish.fromOn,
    untilOn,
    today: shanghaiDate(now),
  }
  const denial = denyOffer(need, await offererOf(tx, streetId, memberId, now), said, policy)
  if (denial !== undefined) throw new Refusal(denial)
  const id = newId()
  const isFirst = await insertAnswer(tx, streetId, {
    id,
    matterId,
    memberId,
    teamId: wish.teamId ?? null,
    organizationId: wish.organizationId ?? null,
    text: wish.text.trim(),
    placeNote: wish.placeNote?.trim() ?? '',
    conditions: wish.conditions?.trim() ?? '',
    fromOn: wish.fromOn,
    untilOn,
    places: wish.places ?? null,
    isWhole: wish.isWhole ?? false,
    isPaid: wish.isPaid ?? false,
    createdAt: now,
  })
  if (!isFirst) throw new Refusal('already_offered')
  await writeDeed(tx, { streetId, caller, now }, { role: 'answerer', action: 'answer.raise', id })
  return id
}

/** Returns somebody as the rules see them who wants to answer. */
export async function offererOf(
  db: Executor,
  streetId: string,
  memberId: string,
  now: Date,
): Promise<Offerer> {
  const { open, birthDate } = await countOffered(db, streetId, memberId)
  return { memberId, open, ageYears: birthDate === null ? null : ageInYears(birthDate, now) }
}

async function speaksFor(
  tx: Tx,
  { streetId, caller, wish: { teamId, organizationId }, now }: Parameters<typeof offerAnswer>[1],
): Promise<boolean> {
  if (teamId === undefined && organizationId === undefined) return true
  if (teamId !== undefined && organizationId !== undefined) return false
  const voices = await listVoices(tx, streetId, caller.member.id, now)
  return voices.some(({ id }) => id === (teamId ?? organizationId))
}
