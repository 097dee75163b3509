import type { ServiceKind } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'

/** An open slot or shift of a day, and what all of that day's come to. */
export interface DaySlotRow {
  id: string
  kind: ServiceKind
  title: string
  place: string
  startsAt: Date
  endsAt: Date
  places: number
  taken: number
  waiting: number
  /** Of the whole day. */
  slots: number
  people: number
}

interface Ask {
  streetId: string
  scope: Scope
  span: { from: Date; to: Date }
  now: Date
  limit: number
}

/** Returns the first slots of a day in a scope that are on or to come, then those that are over. */
export async function listDay(
  db: Executor,
  { streetId, scope, span, now, limit }: Ask,
): Promise<DaySlotRow[]> {
  const { rows } = await db.$client.query<DaySlotRow>({
    name: 'today-slots',
    text: `select d.*, (select coalesce(sum(w.party), 0)::int from waitlist w where w.street_id = $1
        and w.slot_id = d.id and w.status in ('waiting', 'offered')) as waiting
      from (select s.id, v.kind, v.title, concat_ws(' ', h.name, nullif(s.room, '')) as place,
          s.starts_at as "startsAt", s.ends_at as "endsAt", s.places, s.taken,
          count(*) over ()::int as slots, (sum(s.taken) over ())::int as people
        from slot s
        join service v on v.street_id = $1 and v.id = s.service_id
        join location l on l.street_id = $1 and l.id = v.location_id
        join location h on h.street_id = $1 and h.id = coalesce(s.location_id, v.location_id)
        where s.street_id = $1 and s.status = 'open' and s.starts_at >= $5 and s.starts_at < $6
          and ${inScope(2, 'v')}
        order by s.ends_at <= $7, s.starts_at, s.id limit $8) d
      order by d."endsAt" <= $7, d."startsAt", d.id`,
    values: [streetId, ...scopeValues(scope), span.from, span.to, now, limit],
  })
  return rows
}
