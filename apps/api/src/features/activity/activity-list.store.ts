import type { Category, ServiceMode } from '@yunxuan/domain'
import { isoText } from '../../platform/columns.ts'
import type { Executor } from '../../platform/database.ts'
import { pictureJson, type ShownPicture } from '../picture/picture.store.ts'
import { soonestFirst } from '../service/listing.store.ts'
import { isWithin } from '../street/area.store.ts'

/** An activity as a list shows it. */
export interface CardRow {
  id: string
  title: string
  summary: string
  category: Category
  brandId: string | null
  brandName: string | null
  project: string
  organizationId: string
  organizationName: string
  teamId: string | null
  teamName: string | null
  locationName: string
  areaName: string | null
  mode: ServiceMode
  isTeamOnly: boolean
  isSample: boolean
  distanceMetres: number | null
  picture: ShownPicture | null
  /** What the list is ordered by before the start. */
  rank: number
  shiftId: string
  startsAt: string
  endsAt: string
  places: number
  placesLeft: number
}

/** A point as Chinese maps read it (GCJ-02). */
export interface Point {
  latitude: number
  longitude: number
}

/** What a list of activities is picked by. */
export interface Picking {
  now: Date
  from: Date
  before: Date | undefined
  tsquery: string | undefined
  brand: string | undefined
  project: string | undefined
  /** Only of these teams; any when undefined. */
  teamIds: readonly string[] | undefined
  isOpenOnly: boolean
  here: Point | undefined
  /** How the list is ordered before the start: by distance, own areas first, or not at all. */
  nearness: 'distance' | 'area' | 'none'
  homeAreaIds: readonly string[]
  after: { rank: number; at: string; id: string } | undefined
  limit: number
}

// Good enough within a city: a degree of latitude is 111,320 m everywhere.
const distance = `round(111320 * sqrt(power(h.latitude - $9, 2)
    + power((h.longitude - $10) * cos(radians($9)), 2)))::int`
const farthest = 2_000_000_000

const rank = `case $11::text when 'distance' then coalesce(d.metres, ${farthest})
    when 'area' then (case when ${isWithin(12, 'h.area_id')} then 0 else 1 end) else 0 end`

/** Returns published activities, each with its first shift in the span that is not over. */
export async function listActivityCards(
  db: Executor,
  streetId: string,
  picking: Picking,
): Promise<CardRow[]> {
  const { here, after } = picking
  const { rows } = await db.$client.query<CardRow>({
    name: 'activity-cards',
    text: `select * from (select v.id, v.title, v.summary, v.category, b.id as "brandId", b.name as "brandName",
          y.project, o.id as "organizationId", o.name as "organizationName", t.id as "teamId",
          t.name as "teamName", h.name as "locationName", a.name as "areaName", v.mode,
          y.is_team_only as "isTeamOnly", v.is_sample as "isSample", d.metres as "distanceMetres",
          ${pictureJson('v.picture_id', 'v.picture_alt')} as picture, ${rank} as rank, s.id as "shiftId",
          ${isoText('s.starts_at')} as "startsAt", ${isoText('s.ends_at')} as "endsAt", s.places,
          greatest(0, s.places - s.taken - s.held) as "placesLeft"
        from service v
        join activity y on y.street_id = $1 and y.service_id = v.id
        join organization o on o.street_id = $1 and o.id = v.organization_id
        left join brand b on b.street_id = $1 and b.id = v.brand_id
        left join team t on t.street_id = $1 and t.id = y.team_id
        join lateral (
          select e.id, e.starts_at, e.ends_at, e.location_id, e.places, e.taken, e.held from slot e
          where e.street_id = $1 and e.service_id = v.id and e.status = 'open' and e.ends_at > $2
            and e.starts_at >= $3 and e.starts_at < $4::timestamptz
            and (not $8::boolean or (e.taken + e.held < e.places and e.starts_at > $2))
          ${soonestFirst('e')} limit 1) s on true
        join location h on h.street_id = $1 and h.id = coalesce(s.location_id, v.location_id)
        left join area a on a.street_id = $1 and a.id = h.area_id
        cross join lateral (select ${distance} as metres) d
        where v.street_id = $1 and v.kind = 'activity' and v.status = 'published' and not y.is_template
          and ($5::text is null or v.search @@ $5::tsquery) and ($6::uuid is null or v.brand_id = $6)
          and ($7::text is null or y.project = $7) and ($13::uuid[] is null or y.team_id = any($13))) c
      where $14::int is null or (c.rank, c."startsAt", c.id) > ($14, $15, $16::uuid)
      order by c.rank, c."startsAt", c.id limit $17`,
    values: [
      streetId,
      picking.now,
      picking.from,
      picking.before ?? 'infinity',
      picking.tsquery ?? null,
      picking.brand ?? null,
      picking.project ?? null,
      picking.isOpenOnly,
      here?.latitude ?? null,
      here?.longitude ?? null,
      picking.nearness,
      picking.homeAreaIds,
      picking.teamIds ?? null,
      after?.rank ?? null,
      after?.at ?? null,
      after?.id ?? null,
      picking.limit,
    ],
  })
  return rows
}

/** Returns the teams a member and their children are in, with those above them. */
export async function listOwnTeams(db: Executor, streetId: string, memberId: string): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'activity-own-teams',
    text: `with recursive up(id, parent_id) as (
        select t.id, t.parent_id from volunteer v
        join team_member m on m.street_id = $1 and m.person_id = v.person_id and m.standing = 'active'
        join team t on t.street_id = $1 and t.id = m.team_id
        where v.street_id = $1 and v.member_id = $2
        union select t.id, t.parent_id from team t join up on t.id = up.parent_id where t.street_id = $1)
      select id from up`,
    values: [streetId, memberId],
  })
  return rows.map(row => row.id)
}

/** A published activity as its page shows it, besides what only activities have. */
export interface PageRow {
  id: string
  locationPicture: ShownPicture | null
  title: string
  summary: string
  description: string
  category: Category
  brandId: string | null
  brandName: string | null
  organizationId: string
  organizationName: string
  minimumAge: number | null
  maximumAge: number | null
  residentsOf: { id: string; name: string }[]
  bring: string[]
  phone: string
  mode: ServiceMode
  isSample: boolean
  cancelCutoffMinutes: number | null
  picture: ShownPicture | null
  locationId: string
  locationName: string
  address: string
  access: string
  areaId: string | null
  areaName: string | null
  latitude: number | null
  longitude: number | null
}

/** Returns a published activity. */
export async function findPublishedActivity(
  db: Executor,
  streetId: string,
  activityId: string,
): Promise<PageRow | undefined> {
  const { rows } = await db.$client.query<PageRow>({
    name: 'activity-page',
    text: `select v.id, v.title, v.summary, v.description, v.category, b.id as "brandId", b.name as "brandName",
        o.id as "organizationId", o.name as "organizationName", v.minimum_age as "minimumAge",
        v.maximum_age as "maximumAge",
        coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.name) from area r
          where r.street_id = $1 and r.id = any(v.residents_of)), '[]') as "residentsOf",
        v.bring, v.phone, v.mode, v.is_sample as "isSample", v.cancel_cutoff_minutes as "cancelCutoffMinutes",
        ${pictureJson('v.picture_id', 'v.picture_alt')} as picture, l.id as "locationId", l.name as "locationName", l.address, l.access, l.area_id as "areaId", a.name as "areaName",
        l.latitude, l.longitude,
        ${pictureJson('l.picture_id', 'l.picture_alt')} as "locationPicture"
      from service v
      join organization o on o.street_id = $1 and o.id = v.organization_id
      join location l on l.street_id = $1 and l.id = v.location_id
      left join brand b on b.street_id = $1 and b.id = v.brand_id
      left join area a on a.street_id = $1 and a.id = l.area_id
      where v.street_id = $1 and v.id = $2 and v.kind = 'activity' and v.status = 'published'`,
    values: [streetId, activityId],
  })
  return rows[0]
}
