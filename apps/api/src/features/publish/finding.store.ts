import type { ServiceKind } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'

/** An open slot that is on or to come. */
export interface ComingRow {
  id: string
  kind: ServiceKind
  title: string
  place: string
  day: string
  startsAt: Date
}

/** Returns the soonest slots of a scope whose services are found by words. */
export async function listComingSlots(
  db: Executor,
  ask: { streetId: string; scope: Scope; tsquery: string; now: Date; limit: number },
): Promise<ComingRow[]> {
  const { rows } = await db.$client.query<ComingRow>({
    text: `select s.id, v.kind, v.title, l.name as place, s.starts_at as "startsAt",
        to_char(s.starts_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
      from service v
      join location l on l.street_id = $1 and l.id = v.location_id
      join slot s on s.street_id = $1 and s.service_id = v.id
      where v.street_id = $1 and v.search @@ $5::tsquery and v.status = 'published' and ${inScope(2, 'v')}
        and s.status = 'open' and s.ends_at > $6 and s.starts_at > $6::timestamptz - interval '1 day'
      order by s.starts_at, s.id limit $7`,
    values: [ask.streetId, ...scopeValues(ask.scope), ask.tsquery, ask.now, ask.limit],
  })
  return rows
}
