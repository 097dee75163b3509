import { askersFirstUntil } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { SlotRow } from './slot.store.ts'

/** Members by the services they asked for. */
export type Asked = ReadonlyMap<string, ReadonlySet<string>>

/** Decides whether a member asked for the service of a slot. */
export const hasAsked = (asked: Asked, slot: Pick<SlotRow, 'serviceId'>, memberId: string): boolean =>
  asked.get(slot.serviceId)?.has(memberId) ?? false

/**
 * Returns which of some members asked for what slots are of, or needed it as well before an answer was chosen.
 * Nothing is asked of the database where everybody books.
 */
export async function listAsked(
  db: Executor,
  streetId: string,
  of: { slots: readonly SlotRow[]; memberIds: readonly string[]; now: Date },
): Promise<Asked> {
  const guarded = of.slots.filter(slot => askersFirstUntil(slot, of.now) !== null)
  if (guarded.length === 0) return new Map()
  const serviceIds = [...new Set(guarded.map(slot => slot.serviceId))]
  const { rows } = await db.$client.query<{ serviceId: string; memberIds: string[] }>({
    name: 'slot-asked',
    text: `select a.service_id as "serviceId", array_agg(w.id) as "memberIds"
      from answer a
      join matter m on m.street_id = $1 and m.id = a.matter_id
      cross join unnest($3::uuid[]) as w(id)
      where a.street_id = $1 and a.service_id = any($2::uuid[]) and (m.raised_by = w.id or exists (
        select from matter_support s where s.street_id = $1 and s.matter_id = m.id and s.member_id = w.id
          and s.at < a.chosen_at))
      group by a.service_id`,
    values: [streetId, serviceIds, of.memberIds],
  })
  return new Map(rows.map(({ serviceId, memberIds }) => [serviceId, new Set(memberIds)]))
}
