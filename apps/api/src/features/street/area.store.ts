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

/** SQL: the area `leaf` with all it lies in, innermost first; NULL gives an empty array. */
export const areaPath = (streetId: string, leaf: string) => `array(
    with recursive up(id, parent_id, depth) as (
      select a.id, a.parent_id, 0 from area a where a.street_id = ${streetId} and a.id = ${leaf}
      union all
      select a.id, a.parent_id, up.depth + 1 from area a join up on a.id = up.parent_id
        where a.street_id = ${streetId} and up.depth < 8
    ) select id from up order by depth)`

/** Returns an area with all it lies in. */
export async function listAreaPath(db: Executor, streetId: string, areaId: string | null): Promise<string[]> {
  if (areaId === null) return []
  const { rows } = await db.$client.query<{ ids: string[] }>({
    name: 'scope-area',
    text: `select ${areaPath('$1', '$2::uuid')} as ids`,
    values: [streetId, areaId],
  })
  return rows[0]?.ids ?? []
}

/**
 * SQL: holds for what stands in the area `leaf` within the areas given as the parameter `$at`. What lies in those is
 * worked out once a question, not once a row. The first parameter is the street.
 */
export const isWithin = (at: number, leaf: string) => `coalesce(${leaf} in (
    with recursive down(id, depth) as (
      select a.id, 0 from area a where a.street_id = $1 and a.id = any($${at}::uuid[])
      union
      select a.id, down.depth + 1 from area a join down on a.parent_id = down.id
        where a.street_id = $1 and down.depth < 8
    ) select id from down), false)`
