import { denySupport } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listAreaPath } from '../street/area.store.ts'
import { lockMatters, type MatterRow } from './matter.store.ts'
import { countSupports, deleteSupport, insertSupport } from './support.store.ts'

interface Ask {
  streetId: string
  matterId: string
  caller: MemberCaller
  now: Date
}

/** Keeps that somebody needs it as well, however often they say so; returns how many do. */
export async function supportMatter(tx: Tx, ask: Ask): Promise<{ supports: number }> {
  const { streetId, matterId, caller, now } = ask
  const matter = await lockShown(tx, ask)
  const areaIds = await listAreaPath(tx, streetId, caller.member.areaId)
  const isOfArea = matter.areaId === null || areaIds.includes(matter.areaId)
  const denial = denySupport(matter, { memberId: caller.member.id, isOfArea })
  if (denial !== undefined) throw new Refusal(denial)
  await insertSupport(tx, { streetId, matterId, memberId: caller.member.id }, now)
  return { supports: await countSupports(tx, streetId, matterId) }
}

/** Takes that back; what is over keeps those it had. */
export async function withdrawSupport(tx: Tx, ask: Ask): Promise<{ supports: number }> {
  const { streetId, matterId, caller } = ask
  const matter = await lockShown(tx, ask)
  if (matter.endedAt !== null) return { supports: matter.supports }
  await deleteSupport(tx, { streetId, matterId, memberId: caller.member.id })
  return { supports: await countSupports(tx, streetId, matterId) }
}

async function lockShown(tx: Tx, { streetId, matterId }: Ask): Promise<MatterRow> {
  const [matter] = await lockMatters(tx, streetId, [matterId])
  if (!matter?.isPublic) throw new Refusal('not_found')
  return matter
}
