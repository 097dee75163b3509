import { type Facts, plainFact } from '../../platform/facts.ts'

/** Volunteers who hold a certificate of stars, by the newest that stands. */
export const starFacts: Facts = `select distinct on (c.person_id) c.person_id as id, c.issued_at as at,
    v.area_id as area, null::uuid as organization, c.person_id as person, c.title, ${plainFact}
  from certificate c
  join volunteer v on v.street_id = $1 and v.person_id = c.person_id
  where c.street_id = $1 and $2::timestamptz is not null and c.issued_at < $3 and c.stars > 0
    and not exists (select from certificate_revocation x where x.street_id = $1 and x.number = c.number)
  order by c.person_id, c.issued_at desc`
