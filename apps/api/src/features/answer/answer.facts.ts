import type { Facts } from '../../platform/facts.ts'

const ofAnswer = `m.area_id as area, a.organization_id as organization, null::text as category, m.id as part_of,
    a.member_id as person, 1 as weight, 0 as unnamed, '' as facet, true as met,
    coalesce(m.public_title, m.number) as title, null::text as place
  from answer a join matter m on m.street_id = $1 and m.id = a.matter_id`

/** Answers by when they were given. */
export const offeredFacts: Facts = `select a.id, a.created_at as at, ${ofAnswer}
  where a.street_id = $1 and a.created_at >= $2 and a.created_at < $3`

/** Answers by when whoever asked said that they were done. */
export const deliveredFacts: Facts = `select a.id, a.ended_at as at, ${ofAnswer}
  where a.street_id = $1 and a.ended_at >= $2 and a.ended_at < $3 and a.status = 'delivered'`
