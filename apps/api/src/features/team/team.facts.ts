import { type Facts, plainFact } from '../../platform/facts.ts'

/** Teams that are there and were founded before the time was over. */
export const teamFacts: Facts = `select t.id, t.created_at as at, t.area_id as area, null::uuid as organization,
    null::uuid as person, t.name as title, ${plainFact}
  from team t
  where t.street_id = $1 and $2::timestamptz is not null and t.created_at < $3 and t.status = 'active'`
