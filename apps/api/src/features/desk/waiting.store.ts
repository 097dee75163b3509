import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'

interface Ask {
  streetId: string
  scope: Scope
  now: Date
}

/** A slot that has begun, with how many people have come and how many have not. */
export interface BegunRow {
  id: string
  title: string
  startsAt: Date
  missing: number
  attended: number
}

const mostBegun = 50

/** Returns the slots of a scope that are on and to which somebody has not come yet, the first to begin first. */
export async function listBegun(db: Executor, { streetId, scope, now }: Ask): Promise<BegunRow[]> {
  const { rows } = await db.$client.query<BegunRow>({
    name: 'desk-begun',
    text: `select s.id, v.title, s.starts_at as "startsAt", t.missing, t.attended
      from slot s
      join service v on v.street_id = $1 and v.id = s.service_id and v.kind = 'service'
      join location l on l.street_id = $1 and l.id = v.location_id
      cross join lateral (
        select coalesce(sum(party) filter (where b.status = 'booked'), 0)::int as missing,
          coalesce(sum(party) filter (where b.status = 'attended'), 0)::int as attended
        from booking b
        where b.street_id = $1 and b.slot_id = s.id and b.status in ('booked', 'attended')) t
      where s.street_id = $1 and s.status = 'open' and s.starts_at <= $2
        and s.starts_at > $2::timestamptz - interval '1 day' and s.ends_at > $2 and t.missing > 0
        and ${inScope(3, 'v')}
      order by s.starts_at, s.id limit ${mostBegun}`,
    values: [streetId, now, ...scopeValues(scope)],
  })
  return rows
}

/** Counts the parties of whom nobody has noted whether they came, of slots that ended within a week; with the oldest. */
export const countUnmarked = (db: Executor, { streetId, scope, now }: Ask): Promise<Counted> =>
  countRows(db, {
    name: 'desk-unmarked',
    rows: `select s.starts_at as first from slot s
      join service v on v.street_id = $1 and v.id = s.service_id and v.kind = 'service'
      join location l on l.street_id = $1 and l.id = v.location_id
      join booking b on b.street_id = $1 and b.slot_id = s.id and b.status = 'booked'
      where s.street_id = $1 and s.status = 'open' and s.ends_at <= $2
        and s.starts_at > $2::timestamptz - interval '7 days' and ${inScope(3, 'v')}
      order by s.starts_at`,
    values: [streetId, now, ...scopeValues(scope)],
  })
