import { type Facts, plainFact } from '../../platform/facts.ts'

/** Volunteers who were registered and had not left when the time was over. */
export const volunteerFacts: Facts = `select v.person_id as id, v.registered_at as at, v.area_id as area,
    null::uuid as organization, v.person_id as person, '' as title, ${plainFact}
  from volunteer v
  where v.street_id = $1 and $2::timestamptz is not null and v.registered_at < $3
    and v.status <> 'pending' and (v.left_at is null or v.left_at >= $3)`
