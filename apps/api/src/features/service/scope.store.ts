import type { Place } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from './scope.ts'

/** SQL: the area `leaf` with all it lies in, innermost first; NULL gives an empty array. */
export const areaPath = (streetId: string, leaf: string) => `array(
    with recursive up(id, parent_id, depth) as (
      select a.id, a.parent_id, 0 from area a where a.street_id = ${streetId} and a.id = ${leaf}
      union all
      select a.id, a.parent_id, up.depth + 1 from area a join up on a.id = up.parent_id
        where a.street_id = ${streetId} and up.depth < 8
    ) select id from up order by depth)`

/** Returns where a service stands. */
export async function findServicePlace(
  db: Executor,
  streetId: string,
  serviceId: string,
): Promise<Place | undefined> {
  const { rows } = await db.$client.query<Place>({
    name: 'scope-service',
    text: `select ${areaPath('$1', 'l.area_id')} as "areaIds", v.organization_id as "organizationId"
      from service v join location l on l.street_id = v.street_id and l.id = v.location_id
      where v.street_id = $1 and v.id = $2`,
    values: [streetId, serviceId],
  })
  return rows[0]
}

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

/**
 * SQL: holds for a service at `location l` that lies in a scope given as three parameters, first at `$at`.
 * Bind them with scopeValues. The first parameter is the street.
 */
export const inScope = (at: number, service: string) => `($${at}::boolean
    or ${service}.organization_id = any($${at + 2}::uuid[])
    or ${isWithin(at + 1, 'l.area_id')})`

/** Returns the parameters of inScope. */
export const scopeValues = (scope: Scope) => [scope.isWholeStreet, scope.areaIds, scope.organizationIds]
