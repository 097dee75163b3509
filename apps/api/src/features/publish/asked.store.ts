import type { Executor, Tx } from '../../platform/database.ts'

/** Somebody who asked for what came of an answer, or needs it as well. */
export interface AskerRow {
  memberId: string
  /** Where the need goes on, which was joined with another since. */
  matterId: string
  isAsker: boolean
  /** Whether they are among those who come first: they said so before the answer was chosen. */
  isFirst: boolean
}

/** Keeps until when those who asked for a service come first; returns false where nobody asked, or it was kept before. */
export async function keepAskersFirst(
  tx: Tx,
  of: { streetId: string; serviceId: string; until: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'publish-askers-first',
    text: `update service set askers_first_until = $3
      where street_id = $1 and id = $2 and askers_first_until is null
        and exists (select from answer a where a.street_id = $1 and a.service_id = $2)`,
    values: [of.streetId, of.serviceId, of.until],
  })
  return rowCount === 1
}

/** Returns everybody who asked for a service, or needs it as well. */
export async function listAskers(db: Executor, streetId: string, serviceId: string): Promise<AskerRow[]> {
  const { rows } = await db.$client.query<AskerRow>({
    name: 'publish-askers',
    text: `select m.raised_by as "memberId", coalesce(m.merged_into, m.id) as "matterId", true as "isAsker",
        true as "isFirst"
      from answer a join matter m on m.street_id = $1 and m.id = a.matter_id
      where a.street_id = $1 and a.service_id = $2
      union all
      select s.member_id, coalesce(m.merged_into, m.id), false, s.at < a.chosen_at
      from answer a
      join matter m on m.street_id = $1 and m.id = a.matter_id
      join matter_support s on s.street_id = $1 and s.matter_id = m.id and s.member_id <> m.raised_by
      where a.street_id = $1 and a.service_id = $2`,
    values: [streetId, serviceId],
  })
  return rows
}
