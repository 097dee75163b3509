import type { Audience, Category, NoteKind, RatingTag, ServiceMode } from '@yunxuan/domain'
import { isoText } from '../../platform/columns.ts'
import type { Executor } from '../../platform/database.ts'
import type { LocationColumns } from '../directory/location-present.ts'
import { pictureJson, type ShownPicture } from '../picture/picture.store.ts'

/** A service as a list shows it. */
export interface CardRow {
  id: string
  title: string
  summary: string
  category: Category
  brandId: string | null
  brandName: string | null
  organizationId: string
  organizationName: string
  /** Where the slot is had that stands for it; its usual place where there is none. */
  placeName: string
  placeAreaName: string | null
  mode: ServiceMode
  feeFen: number | null
  assuredDate: string | null
  isSample: boolean
  stars: number
  ratings: number
  picture: ShownPicture | null
  slotId: string | null
  startsAt: string
  endsAt: string
  places: number
  placesLeft: number
}

/** A service with all that its page shows. */
export interface ServiceRow extends CardRow, LocationColumns {
  locationPicture: ShownPicture | null
  description: string
  audiences: Audience[]
  eligibility: string
  minimumAge: number | null
  maximumAge: number | null
  residentsOf: { id: string; name: string }[]
  preparation: string[]
  bring: string[]
  feeNote: string
  phone: string
  durationMinutes: number
  needsApproval: boolean
  noteKind: NoteKind | null
  partyMax: number
  cancelCutoffMinutes: number | null
}

/**
 * Which slot stands for a service: the first in the span that has not begun, since nobody can book one that has;
 * without such a one, the first that is not over.
 */
export interface SlotSpan {
  now: Date
  from: Date
  before: Date | undefined
  isOpenOnly: boolean
}

const cardColumns = `v.id, v.title, v.summary, v.category, b.id as "brandId", b.name as "brandName",
    o.id as "organizationId", o.name as "organizationName", h.name as "placeName",
    a.name as "placeAreaName",
    v.mode, v.fee_fen as "feeFen", v.assured_date::text as "assuredDate", v.is_sample as "isSample",
    coalesce(st.stars, 0) as stars, coalesce(st.ratings, 0) as ratings,
    ${pictureJson('v.picture_id', 'v.picture_alt')} as picture, s.id as "slotId",
    ${isoText('s.starts_at')} as "startsAt", ${isoText('s.ends_at')} as "endsAt", s.places,
    greatest(0, s.places - s.taken - s.held) as "placesLeft"`

const cardJoins = `join organization o on o.street_id = $1 and o.id = v.organization_id
    left join brand b on b.street_id = $1 and b.id = v.brand_id
    left join service_stars st on st.street_id = $1 and st.service_id = v.id
    left join lateral (
      select e.id, e.starts_at, e.ends_at, e.location_id, e.places, e.taken, e.held from slot e
      where e.street_id = $1 and e.service_id = v.id and e.status = 'open'
        and e.starts_at >= $4 and e.starts_at < $5::timestamptz and e.ends_at > $3
        and (not $6::boolean or e.taken + e.held < e.places)
      order by (e.starts_at <= $3, e.starts_at, e.id) limit 1) s on true
    join location h on h.street_id = $1 and h.id = coalesce(s.location_id, v.location_id)
    left join area a on a.street_id = $1 and a.id = h.area_id`

const spanValues = (span: SlotSpan) => [span.now, span.from, span.before ?? 'infinity', span.isOpenOnly]

/** Returns the cards of services in the order they are asked for. */
export async function listCards(
  db: Executor,
  streetId: string,
  serviceIds: readonly string[],
  span: SlotSpan,
): Promise<CardRow[]> {
  const { rows } = await db.$client.query<CardRow>({
    name: 'service-cards',
    text: `select ${cardColumns}
      from unnest($2::uuid[]) with ordinality as w(id, place)
      join service v on v.street_id = $1 and v.id = w.id ${cardJoins} order by w.place`,
    values: [streetId, serviceIds, ...spanValues(span)],
  })
  return rows
}

/** Returns a published service with its next slot. */
export async function findPublished(
  db: Executor,
  streetId: string,
  serviceId: string,
  span: SlotSpan,
): Promise<ServiceRow | undefined> {
  const { rows } = await db.$client.query<ServiceRow>({
    name: 'service-find',
    text: `select ${cardColumns}, v.description, v.audiences, v.eligibility, v.minimum_age as "minimumAge",
        v.maximum_age as "maximumAge",
        coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.name) from area r
          where r.street_id = $1 and r.id = any(v.residents_of)), '[]') as "residentsOf",
        v.preparation, v.bring, v.fee_note as "feeNote", v.phone, l.id as "locationId", l.name as "locationName", l.address, l.access,
        l.area_id as "areaId", u.name as "areaName", l.latitude, l.longitude,
        ${pictureJson('l.picture_id', 'l.picture_alt')} as "locationPicture", v.duration_minutes as "durationMinutes",
        v.needs_approval as "needsApproval", v.note_kind as "noteKind", v.party_max as "partyMax",
        v.cancel_cutoff_minutes as "cancelCutoffMinutes"
      from service v ${cardJoins}
      join location l on l.street_id = $1 and l.id = v.location_id
      left join area u on u.street_id = $1 and u.id = l.area_id
      where v.street_id = $1 and v.id = $2 and v.status = 'published' and v.kind = 'service'`,
    values: [streetId, serviceId, ...spanValues(span)],
  })
  return rows[0]
}

/** Decides whether a service is in the public catalogue. */
export async function isPublished(db: Executor, streetId: string, serviceId: string): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'service-published',
    text: `select 1 from service where street_id = $1 and id = $2 and status = 'published' and kind = 'service'`,
    values: [streetId, serviceId],
  })
  return rowCount === 1
}

/** What somebody said of a service. */
export interface RatingRow {
  id: string
  stars: number
  tags: RatingTag[]
  text: string
  memberName: string
  createdAt: Date
  answer: string | null
  answeredAt: Date | null
}

/**
 * Returns what people said of a service, newest first; their words once whoever keeps it has read and answered them:
 * nothing that a resident writes appears by itself.
 */
export async function listRatings(
  db: Executor,
  streetId: string,
  page: { serviceId: string; before: { at: string; id: string } | null; limit: number },
): Promise<RatingRow[]> {
  const { rows } = await db.$client.query<RatingRow>({
    name: 'service-ratings',
    text: `select r.id, r.stars, r.tags, case when r.answered_at is null then '' else r.text end as text,
        m.name as "memberName", r.created_at as "createdAt", r.answer, r.answered_at as "answeredAt"
      from rating r join member m on m.street_id = $1 and m.id = r.member_id
      where r.street_id = $1 and r.service_id = $2
        and ($3::timestamptz is null or (r.created_at, r.id) < ($3, $4::uuid))
      order by r.created_at desc, r.id desc limit $5`,
    values: [streetId, page.serviceId, page.before?.at ?? null, page.before?.id ?? null, page.limit],
  })
  return rows
}
