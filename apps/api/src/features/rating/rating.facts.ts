import type { Facts } from '../../platform/facts.ts'

/** What was said afterwards; it is so where it was four stars or five. */
export const ratingFacts: Facts = `select r.id, r.created_at as at, h.area_id as area,
    v.organization_id as organization, v.category, r.slot_id as part_of, r.member_id as person, 1 as weight,
    0 as unnamed, '' as facet, r.stars >= 4 as met, v.title, h.name as place
  from rating r
  join service v on v.street_id = $1 and v.id = r.service_id
  join location h on h.street_id = $1 and h.id = v.location_id
  where r.street_id = $1 and r.created_at >= $2 and r.created_at < $3`
