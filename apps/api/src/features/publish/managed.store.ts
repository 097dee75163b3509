import type { ServiceEdit } from '@yunxuan/contract'
import { categoryNames, type ServiceKind, type ServiceSort, type ServiceStatus } from '@yunxuan/domain'
import { and, eq, sql } from 'drizzle-orm'
import { isoText } from '../../platform/columns.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import {
  bySound,
  countListed,
  type Order,
  orderValues,
  type Placed,
  type SortColumns,
  sqlOfOrder,
} from '../../platform/sorting.ts'
import { choiceJson, pictureJson, type ShownPicture } from '../picture/picture.store.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'
import { service } from '../service/service.table.ts'
import { serviceTokens } from '../service/service-search.ts'
import { areaPath } from '../street/area.store.ts'

/** A service as those who keep it see it. */
export interface ManagedRow {
  id: string
  kind: ServiceKind
  status: ServiceStatus
  version: number
  edit: ServiceEdit
  brandName: string | null
  organizationName: string
  locationName: string
  areaId: string | null
  areaIds: string[]
  picture: ShownPicture | null
  assuredDate: string | null
  isSample: boolean
  statusReason: string
  submittedById: string | null
  submittedBy: string | null
  upcomingSlots: number
  nextStartsAt: string | null
  updatedAt: string
}

/** SQL: what somebody wrote of `service v`, as the contract has it. */
export const editJson = `json_build_object('title', v.title, 'summary', v.summary, 'description', v.description,
      'category', v.category, 'brandId', v.brand_id, 'organizationId', v.organization_id,
      'locationId', v.location_id, 'mode', v.mode, 'audiences', v.audiences,
      'isAudienceStrict', v.is_audience_strict, 'eligibility', v.eligibility,
      'minimumAge', v.minimum_age, 'maximumAge', v.maximum_age, 'residentsOf', v.residents_of,
      'preparation', v.preparation, 'bring', v.bring, 'feeFen', v.fee_fen, 'feeNote', v.fee_note, 'phone', v.phone,
      'keywords', v.keywords, 'durationMinutes', v.duration_minutes, 'placesPerSlot', v.places_per_slot,
      'needsApproval', v.needs_approval, 'noteKind', v.note_kind, 'partyMax', v.party_max,
      'cancelCutoffMinutes', v.cancel_cutoff_minutes, 'bookingOpensDays', v.booking_opens_days,
      'bookingClosesMinutes', v.booking_closes_minutes,
      'picture', ${choiceJson('v.picture_id', 'v.picture_alt')})`

/** SQL: services and activities as those who keep them see them, as of the parameter `now`, with what else is selected. */
export const managedRows = (
  now: string,
  more = '',
) => `select ${more} v.id, v.kind, v.status, v.version, ${editJson} as edit,
    b.name as "brandName", o.name as "organizationName", l.name as "locationName", l.area_id as "areaId",
    ${areaPath('$1', 'l.area_id')} as "areaIds",
    ${pictureJson('v.picture_id', 'v.picture_alt')} as picture, v.assured_date::text as "assuredDate",
    v.is_sample as "isSample", v.status_reason as "statusReason", v.submitted_by as "submittedById",
    m.name as "submittedBy", coalesce(s.slots, 0)::int as "upcomingSlots",
    ${isoText('s.next')} as "nextStartsAt", ${isoText('v.updated_at')} as "updatedAt"
  from service v
  join organization o on o.street_id = $1 and o.id = v.organization_id
  join location l on l.street_id = $1 and l.id = v.location_id
  left join brand b on b.street_id = $1 and b.id = v.brand_id
  left join member m on m.street_id = $1 and m.id = v.submitted_by
  left join lateral (select count(*) as slots, min(e.starts_at) as next from slot e
    where e.street_id = $1 and e.service_id = v.id and e.status = 'open' and e.starts_at > ${now}) s on true`

/** What services and activities are sorted by, beside `service v` and what managedRows joins. */
export const serviceColumns: SortColumns<ServiceSort> = {
  new: { sql: 'v.id', type: 'uuid' },
  title: bySound('v.title'),
  status: { sql: 'v.status', type: 'text' },
  brand: bySound(`coalesce(b.name, '')`),
  organization: bySound('o.name'),
  location: bySound('l.name'),
  next: { sql: `coalesce(s.next, 'infinity')`, type: 'timestamptz' },
  upcoming: { sql: 'coalesce(s.slots, 0)::int', type: 'int' },
  assured: { sql: `coalesce(v.assured_date, 'infinity')`, type: 'date' },
}

/** What a list of services is picked by. */
export interface ManagedQuery {
  scope: Scope
  tsquery: string | undefined
  status: ServiceStatus | undefined
  /** Only those last confirmed before this day, or never. */
  confirmedBefore: string | undefined
  order: Order<ServiceSort>
  limit: number
  now: Date
}

/** SQL: what a list of services is narrowed by. */
const narrowed = `v.street_id = $1 and v.kind = 'service' and $2::timestamptz is not null and ${inScope(3, 'v')}
    and ($6::text is null or v.search @@ $6::tsquery) and ($7::text is null or v.status = $7)
    and ($8::date is null or v.assured_date is null or v.assured_date < $8)`

const narrowedValues = (streetId: string, query: Omit<ManagedQuery, 'order' | 'limit'>) => [
  streetId,
  query.now,
  ...scopeValues(query.scope),
  query.tsquery ?? null,
  query.status ?? null,
  query.confirmedBefore ?? null,
]

/** Returns services of every status within a scope. */
export async function listManaged(
  db: Executor,
  streetId: string,
  query: ManagedQuery,
): Promise<Placed<ManagedRow>[]> {
  const { order } = query
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, serviceColumns[order.by], { id: 'v.id', at: 9 })
  const { rows } = await db.$client.query<Placed<ManagedRow>>({
    text: `${managedRows('$2', `${sortKey},`)} where ${narrowed} and ${isAfter} ${inOrder} limit $11`,
    values: [...narrowedValues(streetId, query), ...orderValues(order), query.limit],
  })
  return rows
}

/** Counts the services of a list, with its first page. */
export const countManaged = (db: Executor, streetId: string, query: ManagedQuery) =>
  countListed(
    db,
    query.order,
    `from service v join location l on l.street_id = $1 and l.id = v.location_id where ${narrowed}`,
    narrowedValues(streetId, query),
  )

/** Returns one service of any status. */
export async function findManaged(
  db: Executor,
  streetId: string,
  serviceId: string,
  now: Date,
): Promise<ManagedRow | undefined> {
  const { rows } = await db.$client.query<ManagedRow>({
    name: 'managed-find',
    text: `${managedRows('$2')} where v.street_id = $1 and v.id = $3`,
    values: [streetId, now, serviceId],
  })
  return rows[0]
}

/** Locks a service until the end of the transaction; two people who change it go one after the other. */
export async function lockService(tx: Tx, streetId: string, serviceId: string): Promise<void> {
  await tx.$client.query({
    name: 'managed-lock',
    text: 'select 1 from service where street_id = $1 and id = $2 for no key update',
    values: [streetId, serviceId],
  })
}

/** Names of what a service refers to; null where it is not in the street. */
export interface Referred {
  brandName: string | null
  organizationName: string | null
  locationName: string | null
  areaIds: string[]
  knownAreas: number
  /** The picture is one that the caller sent, or that a service has already: nobody shows what others sent. */
  hasPicture: boolean
}

/** Looks up what a service refers to. */
export async function findReferred(
  db: Executor,
  streetId: string,
  { edit, memberId }: { edit: ServiceEdit; memberId: string },
): Promise<Referred> {
  const { rows } = await db.$client.query<Referred>({
    name: 'managed-referred',
    text: `select (select name from brand where street_id = $1 and id = $2) as "brandName",
        (select name from organization where street_id = $1 and id = $3) as "organizationName",
        l.name as "locationName", ${areaPath('$1', 'l.area_id')} as "areaIds",
        (select count(*)::int from area where street_id = $1 and id = any($5::uuid[])) as "knownAreas",
        exists (select from picture i where i.street_id = $1 and i.id = $6 and i.erased_at is null
          and (i.added_by = $7 or exists (select from service v where v.street_id = $1 and v.picture_id = i.id))
        ) as "hasPicture"
      from (select 1) as one left join location l on l.street_id = $1 and l.id = $4`,
    values: [
      streetId,
      edit.brandId,
      edit.organizationId,
      edit.locationId,
      edit.residentsOf,
      edit.picture?.id ?? null,
      memberId,
    ],
  })
  const row = rows[0]
  if (row === undefined) throw new Error('a question without a table returned no row')
  return row
}

/** A new service. */
export interface NewService {
  id: string
  kind: ServiceKind
  edit: ServiceEdit
  referred: Referred
  now: Date
}

/** Writes a draft. */
export async function insertService(tx: Tx, streetId: string, made: NewService): Promise<void> {
  const { id, kind, edit, referred, now } = made
  const search = searchOf(streetId, edit, referred)
  await tx.insert(service).values({
    streetId,
    id,
    kind,
    ...columnsOf(edit),
    search,
    status: 'draft',
    createdAt: now,
    updatedAt: now,
  })
}

/** Writes what was changed of a locked service. */
export async function updateService(
  tx: Tx,
  streetId: string,
  change: Omit<NewService, 'kind'> & { status: ServiceStatus; submittedBy: string | null },
): Promise<void> {
  const { id, edit, referred, now, status, submittedBy } = change
  await tx
    .update(service)
    .set({
      ...columnsOf(edit),
      search: searchOf(streetId, edit, referred),
      status,
      submittedBy,
      version: sql`${service.version} + 1`,
      updatedAt: now,
    })
    .where(and(eq(service.streetId, streetId), eq(service.id, id)))
}

/** Writes the new status of a locked service. */
export async function updateStatus(
  tx: Tx,
  streetId: string,
  change: { id: string; status: ServiceStatus; reason: string; submittedBy: string | null; now: Date },
): Promise<void> {
  await tx
    .update(service)
    .set({
      status: change.status,
      statusReason: change.reason,
      submittedBy: change.submittedBy,
      version: sql`${service.version} + 1`,
      updatedAt: change.now,
    })
    .where(and(eq(service.streetId, streetId), eq(service.id, change.id)))
}

/** Writes the day on which everything said of a service was last confirmed. */
export async function updateAssured(tx: Tx, streetId: string, id: string, day: string): Promise<void> {
  await tx
    .update(service)
    .set({ assuredDate: day })
    .where(and(eq(service.streetId, streetId), eq(service.id, id)))
}

function columnsOf({ picture, ...edit }: ServiceEdit) {
  return { ...edit, pictureId: picture?.id ?? null, pictureAlt: picture?.alt ?? '' }
}

function searchOf(streetId: string, edit: ServiceEdit, referred: Referred) {
  const tokens = serviceTokens(streetId, {
    title: edit.title,
    summary: edit.summary,
    description: edit.description,
    keywords: edit.keywords,
    category: categoryNames[edit.category].name,
    brand: referred.brandName ?? '',
    organization: referred.organizationName ?? '',
    location: referred.locationName ?? '',
  })
  return sql`array_to_tsvector(${sql.param(tokens)}::text[])`
}
