import { type Facts, shanghaiClock } from '../../platform/facts.ts'

const dayOf = (instant: string) => `${shanghaiClock(instant)}::date`

// The last day is counted from its first hour on.
const inSpan = `r.served_on >= ${dayOf('$2::timestamptz')}
    and r.served_on <= ${dayOf("$3::timestamptz - interval '1 millisecond'")}`

/**
 * Minutes served that stand: neither what was taken back nor the line that took it back. That few lines take one back is
 * said once more, in words the planner knows to be few: else it holds all of a year against each other on disk. The
 * index `record_served` has every column that a number is folded from: a year of hours is read from it alone, in order.
 */
export const recordFacts: Facts = `select r.id, r.served_on::timestamp at time zone interval '8 hours' as at,
    r.served_on as day, h.area_id as area, r.organization_id as organization, v.category, r.shift_id as part_of,
    r.person_id as person, r.minutes as weight, 0 as unnamed, r.grade as facet, true as met, r.title, r.place
  from record r
  left join slot s on s.street_id = $1 and s.id = r.shift_id
  left join service v on v.street_id = $1 and v.id = r.activity_id
  left join location h on h.street_id = $1 and h.id = coalesce(s.location_id, v.location_id)
  where r.street_id = $1 and ${inSpan} and r.minutes > 0
    and not exists (select from record x where x.street_id = $1 and x.reverses = r.id and x.reverses is not null)`
