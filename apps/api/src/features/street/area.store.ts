import type { Executor } from '../../platform/database.ts'

/** Returns each area of a street with its parent. */
export async function listAreaParents(db: Executor, streetId: string): Promise<Map<string, string | null>> {
  const { rows } = await db.$client.query<{ id: string; parent_id: string | null }>({
    name: 'area-parents',
    text: 'select id, parent_id from area where street_id = $1',
    values: [streetId],
  })
  return new Map(rows.map(row => [row.id, row.parent_id]))
}
