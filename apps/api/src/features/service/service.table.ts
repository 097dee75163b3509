import type { Audience, Category, NoteKind, ServiceKind, ServiceMode, ServiceStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  bits,
  idColumn,
  instantColumn,
  keyedBy,
  refers,
  streetTable,
  tsvector,
} from '../../platform/columns.ts'
import { location, organization } from '../directory/directory.table.ts'
import { picture } from '../picture/picture.table.ts'
import { street } from '../street/street.table.ts'

const titleMarks = (name: string) => bits(name, { length: 256 })

/** A street's named family of services. */
export const brand = streetTable(
  'brand',
  {
    id: idColumn(),
    name: text('name').notNull(),
    position: integer('position').notNull(),
  },
  t => [
    foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }),
    unique('brand_name').on(t.streetId, t.name),
  ],
)

/** What is offered, in general (HSDS service). Counters are kept elsewhere: this row carries the tsvector. */
export const service = streetTable(
  'service',
  {
    id: idColumn(),
    /** What neighbours book, or what volunteers do: each side speaks only of its own. */
    kind: text('kind').$type<ServiceKind>().notNull().default('service'),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    description: text('description').notNull(),
    category: text('category').$type<Category>().notNull(),
    brandId: uuid('brand_id'),
    organizationId: uuid('organization_id').notNull(),
    locationId: uuid('location_id').notNull(),
    mode: text('mode').$type<ServiceMode>().notNull(),
    audiences: text('audiences').array().$type<Audience[]>().notNull(),
    isAudienceStrict: boolean('is_audience_strict').notNull().default(false),
    eligibility: text('eligibility').notNull(),
    minimumAge: integer('minimum_age'),
    maximumAge: integer('maximum_age'),
    /** Areas whose residents may come; empty for everybody. */
    residentsOf: uuid('residents_of').array().notNull(),
    /** What to do before coming: 空腹. */
    preparation: text('preparation').array().notNull().default(sql`'{}'`),
    bring: text('bring').array().notNull(),
    feeFen: integer('fee_fen'),
    feeNote: text('fee_note').notNull(),
    phone: text('phone').notNull(),
    keywords: text('keywords').array().notNull(),
    durationMinutes: integer('duration_minutes').notNull(),
    placesPerSlot: integer('places_per_slot').notNull(),
    needsApproval: boolean('needs_approval').notNull(),
    noteKind: text('note_kind').$type<NoteKind>(),
    partyMax: integer('party_max').notNull(),
    /** Street policy when null. */
    cancelCutoffMinutes: integer('cancel_cutoff_minutes'),
    bookingOpensDays: integer('booking_opens_days'),
    bookingClosesMinutes: integer('booking_closes_minutes'),
    pictureId: uuid('picture_id'),
    /** What the picture shows, for who does not see it. */
    pictureAlt: text('picture_alt').notNull().default(''),
    status: text('status').$type<ServiceStatus>().notNull(),
    statusReason: text('status_reason').notNull().default(''),
    submittedBy: uuid('submitted_by'),
    assuredDate: date('assured_date', { mode: 'string' }),
    /** Until when those who asked for it book before everybody else; null where nobody asked, or it was never published. */
    askersFirstUntil: instantColumn('askers_first_until'),
    version: integer('version').notNull().default(1),
    /** Stable key of an imported row, so that importing twice changes nothing. */
    importKey: text('import_key'),
    isSample: boolean('is_sample').notNull().default(false),
    createdAt: instantColumn('created_at').notNull(),
    updatedAt: instantColumn('updated_at').notNull(),
    search: tsvector('search').notNull(),
    /** Two of 256 bits for each token of the title: one that lacks a word's bits cannot have it in its title. */
    titleMarks: titleMarks('title_marks').generatedAlwaysAs(sql`title_marks(tsvector_to_array(search))`),
  },
  t => [
    foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }),
    refers(t.brandId, brand.id),
    refers(t.organizationId, organization.id),
    refers(t.locationId, location.id),
    refers(t.pictureId, picture.id),
    unique('service_import_key').on(t.streetId, t.importKey),
    check('service_ages', sql`minimum_age is null or maximum_age is null or minimum_age <= maximum_age`),
    // Its tokens begin with the street.
    index('service_search').using('gin', t.category, t.search),
    check('service_kind', sql`kind in ('service', 'activity')`),
    index('service_activity').on(t.streetId, t.id).where(sql`kind = 'activity'`),
    index('service_status').on(t.streetId, t.status, t.id),
    index('service_brand').on(t.streetId, t.brandId),
    index('service_location').on(t.streetId, t.locationId),
    index('service_picture').on(t.streetId, t.pictureId).where(sql`picture_id is not null`),
    index('service_organization').on(t.streetId, t.organizationId),
  ],
)

/** Sum and number of a service's ratings. */
export const serviceStars = streetTable(
  'service_stars',
  {
    serviceId: uuid('service_id').notNull(),
    stars: integer('stars').notNull(),
    ratings: integer('ratings').notNull(),
  },
  t => [keyedBy(t.serviceId), refers(t.serviceId, service.id)],
)

/** What was changed of a published service and a second person has not read yet. */
export const serviceUnread = streetTable(
  'service_unread',
  {
    serviceId: uuid('service_id').notNull(),
    changedBy: uuid('changed_by').array().notNull(),
    /** The fields that differ, as they were when somebody else last read them. */
    before: jsonb('before').notNull(),
    changedAt: instantColumn('changed_at').notNull(),
  },
  t => [keyedBy(t.serviceId), refers(t.serviceId, service.id)],
)

/**
 * What the catalogue lists a service by: only published ones have a row. It is kept apart from the service
 * because the next slot changes often and the service's row carries the tsvector.
 * Written by refreshListing alone.
 */
export const serviceListing = streetTable(
  'service_listing',
  {
    serviceId: uuid('service_id').notNull(),
    category: text('category').$type<Category>().notNull(),
    brandId: uuid('brand_id'),
    mode: text('mode').$type<ServiceMode>().notNull(),
    audiences: text('audiences').array().$type<Audience[]>().notNull(),
    /** The areas of its usual place and of its coming slots' own, with all they lie in. */
    areaIds: uuid('area_ids').array().notNull(),
    /** The next slot that has not begun; 'infinity' when none is planned, so that such services come last. */
    nextStartsAt: instantColumn('next_starts_at').notNull(),
    /** As in the service: it stands in the indexes, so that a walk by time tells by it which titles to look at. */
    titleMarks: titleMarks('title_marks').notNull(),
  },
  t => [
    keyedBy(t.serviceId),
    refers(t.serviceId, service.id),
    index('service_listing_next').on(t.streetId, t.nextStartsAt, t.serviceId, t.titleMarks),
    index('service_listing_category').on(t.streetId, t.category, t.nextStartsAt, t.serviceId, t.titleMarks),
    index('service_listing_brand').on(t.streetId, t.brandId, t.nextStartsAt, t.serviceId),
  ],
)
