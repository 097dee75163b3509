import type { Place } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { areaPath, isWithin } from '../street/area.store.ts'

/** Returns where a service stands. */
export async function findServicePlace(
  db: Executor,
  streetId: string,
  serviceId: string,
): Promise<Place | undefined> {
  const { rows } = await db.$client.query<Place>({
    name: 'scope-service',
    text: `select ${areaPath('$1', 'l.area_id')} as "areaIds", v.organization_id as "organizationId"
      from service v join location l on l.street_id = $1 and l.id = v.location_id
      where v.street_id = $1 and v.id = $2`,
    values: [streetId, serviceId],
  })
  return rows[0]
}

/**
 * SQL: holds for a service at `location l` that lies in a scope given as three parameters, first at `$at`.
 * Bind them with scopeValues. The first parameter is the street.
 */
export const inScope = (at: number, service: string) => `($${at}::boolean
    or ${service}.organization_id = any($${at + 2}::uuid[])
    or ${isWithin(at + 1, 'l.area_id')})`

/** Returns the parameters of inScope. */
export const scopeValues = (scope: Scope) => [scope.isWholeStreet, scope.areaIds, scope.organizationIds]
