import type { Facts } from '../../platform/facts.ts'

/** What can be read and could be when the time was over. */
export const articleFacts: Facts = `select a.id, a.shown_at as at, a.shown_area_id as area,
    null::uuid as organization, null::text as category, null::uuid as part_of, null::uuid as person, 1 as weight,
    0 as unnamed, a.kind as facet, true as met, a.shown ->> 'title' as title, null::text as place
  from article a
  where a.street_id = $1 and $2::timestamptz is not null and a.shown is not null and a.shown_at < $3`
