import type { pictureMoments } from '@yunxuan/contract'
import type {
  HazardSeverity,
  MatterAct,
  MatterKind,
  MatterParty,
  MatterStatus,
  MatterVerdict,
} from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import {
  bytes,
  idColumn,
  instantColumn,
  keyedBy,
  lettersOf,
  pairsOf,
  refers,
  streetTable,
} from '../../platform/columns.ts'
import { organization } from '../directory/directory.table.ts'
import { member } from '../member/member.table.ts'
import { picture } from '../picture/picture.table.ts'
import { area } from '../street/street.table.ts'
import { organizationKinds, sealedKinds } from './matter-kinds.ts'

const isSealed = sql.raw(`kind in (${sealedKinds})`)
// What nobody owes anything of now comes after all that have a day.
const due = sql`coalesce(due_on, 'infinity'::date)`
const isEnded = sql`status in ('done', 'declined', 'merged', 'withdrawn')`

/** What somebody raised and somebody owes an answer to: the fold of its steps. */
export const matter = streetTable(
  'matter',
  {
    id: idColumn(),
    /** Eight digits that are read aloud, the last of them a check digit. */
    number: text('number').notNull(),
    kind: text('kind').$type<MatterKind>().notNull(),
    /** Null where it was said in confidence: it lies sealed beside. */
    text: text('text'),
    placeNote: text('place_note').notNull().default(''),
    areaId: uuid('area_id'),
    raisedBy: uuid('raised_by').notNull(),
    /** What it was raised for; null where somebody raised it for themselves. */
    organizationId: uuid('organization_id'),
    status: text('status').$type<MatterStatus>().notNull(),
    wasTaken: boolean('was_taken').notNull().default(false),
    ownerId: uuid('owner_id'),
    verdict: text('verdict').$type<MatterVerdict>(),
    answeredBy: uuid('answered_by'),
    answeredAt: instantColumn('answered_at'),
    /** The second person who looked at what was done. */
    checkedBy: uuid('checked_by'),
    endedAt: instantColumn('ended_at'),
    level: integer('level').notNull().default(1),
    dueOn: date('due_on', { mode: 'string' }),
    /** Working days that were left when the clock was stopped. */
    daysLeft: integer('days_left'),
    publicTitle: text('public_title'),
    publicText: text('public_text'),
    publishedBy: uuid('published_by'),
    isPublic: boolean('is_public').notNull().default(false),
    supports: integer('supports').notNull().default(0),
    /** Its answers that everybody sees; those both sides agreed on; of these, those that were done. */
    answers: integer('answers').notNull().default(0),
    agreed: integer('agreed').notNull().default(0),
    carriedOut: integer('carried_out').notNull().default(0),
    reopened: integer('reopened').notNull().default(0),
    mergedInto: uuid('merged_into'),
    /** What a task comes from. */
    originId: uuid('origin_id'),
    version: integer('version').notNull().default(1),
    isSample: boolean('is_sample').notNull().default(false),
    createdAt: instantColumn('created_at').notNull(),
  },
  t => [
    unique('matter_number').on(t.streetId, t.number),
    refers(t.areaId, area.id),
    refers(t.raisedBy, member.id),
    refers(t.organizationId, organization.id),
    refers(t.ownerId, member.id),
    check(
      'matter_sealed',
      sql`(text is null) = (${isSealed}) and not (${isSealed} and (is_public or place_note <> ''))`,
    ),
    check(
      'matter_organization',
      sql`(organization_id is not null) = (kind in (${sql.raw(organizationKinds)}))`,
    ),
    check('matter_public', sql`not is_public or (public_title is not null and public_text is not null)`),
    check('matter_second_text', sql`published_by <> raised_by`),
    check('matter_ended', sql`(ended_at is not null) = (${isEnded})`),
    check('matter_merged', sql`(merged_into is not null) = (status = 'merged') and merged_into <> id`),
    check('matter_second_person', sql`checked_by <> answered_by and checked_by <> owner_id`),
    check('matter_supports', sql`supports >= 0`),
    // Each way of looking at the desk of matters, and at what everybody sees, goes by an order that is there.
    index('matter_due').on(t.streetId, due, t.id).where(sql`ended_at is null`),
    index('matter_kind_due').on(t.streetId, t.kind, due, t.id).where(sql`ended_at is null`),
    index('matter_status_due').on(t.streetId, t.status, due, t.id).where(sql`ended_at is null`),
    index('matter_ended_at').on(t.streetId, t.endedAt, t.id).where(sql`ended_at is not null`),
    index('matter_kind_ended_at').on(t.streetId, t.kind, t.endedAt, t.id).where(sql`ended_at is not null`),
    index('matter_shown').on(t.streetId, t.id).where(sql`is_public`),
    index('matter_kind_shown').on(t.streetId, t.kind, t.id).where(sql`is_public`),
    index('matter_wanted').on(t.streetId, t.supports, t.id).where(sql`is_public`),
    index('matter_kind_wanted').on(t.streetId, t.kind, t.supports, t.id).where(sql`is_public`),
    index('matter_supported').on(t.streetId, t.supports, t.id),
    index('matter_raised').on(t.streetId, t.raisedBy, t.id),
    index('matter_organization')
      .on(t.streetId, t.organizationId, t.id)
      .where(sql`organization_id is not null`),
    index('matter_answered').on(t.streetId, t.answeredAt).where(sql`status = 'answered'`),
    index('matter_shown_letters').using('gin', lettersOf(t.streetId, t.publicTitle)).where(sql`is_public`),
    // What is alike is asked for while somebody types, by a dozen pairs at once.
    index('matter_need_pairs')
      .using('gin', pairsOf(t.streetId, t.publicTitle))
      .where(sql`is_public and kind = 'need' and ended_at is null`),
    index('matter_letters').using(
      'gin',
      lettersOf(t.streetId, sql`coalesce(text, '') || ' ' || coalesce(public_title, '')`),
    ),
  ],
)

/** What a danger alone has: how pressing it is, as whoever took it says. */
export const hazard = streetTable(
  'hazard',
  { matterId: uuid('matter_id').notNull(), severity: text('severity').$type<HazardSeverity>().notNull() },
  t => [
    keyedBy(t.matterId),
    refers(t.matterId, matter.id),
    check('hazard_severity', sql`severity in ('now', 'soon', 'plan')`),
  ],
)

/** What was done with a matter, line by line; nothing of it is changed or taken away. */
export const matterStep = streetTable(
  'matter_step',
  {
    matterId: uuid('matter_id').notNull(),
    position: integer('position').notNull(),
    act: text('act').$type<MatterAct>().notNull(),
    /** Null where the clock acted. */
    byId: uuid('by_id'),
    party: text('party').$type<MatterParty>().notNull(),
    at: instantColumn('at').notNull(),
    /** Null where nothing was said, and where it was said in confidence. */
    word: text('word'),
    verdict: text('verdict').$type<MatterVerdict>(),
    ownerId: uuid('owner_id'),
    dueOn: date('due_on', { mode: 'string' }),
    intoId: uuid('into_id'),
    /** Whether everybody reads it: it was said while everybody saw the matter. */
    isPublic: boolean('is_public').notNull(),
  },
  t => [keyedBy(t.matterId, t.position), refers(t.matterId, matter.id)],
)

/** A picture of a matter; whoever keeps the matter sees it, everybody once its reader made it public. */
export const matterPicture = streetTable(
  'matter_picture',
  {
    matterId: uuid('matter_id').notNull(),
    pictureId: uuid('picture_id').notNull(),
    moment: text('moment').$type<(typeof pictureMoments)[number]>().notNull(),
    isPublic: boolean('is_public').notNull().default(false),
  },
  t => [
    keyedBy(t.matterId, t.pictureId),
    unique('matter_picture_once').on(t.streetId, t.pictureId),
    refers(t.matterId, matter.id),
    refers(t.pictureId, picture.id),
    check('matter_picture_moment', sql`moment in ('before', 'after')`),
  ],
)

/** What was said in confidence: of a matter itself (position 0) and of its steps; erased some time after its end. */
export const matterSecret = streetTable(
  'matter_secret',
  {
    matterId: uuid('matter_id').notNull(),
    position: integer('position').notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [keyedBy(t.matterId, t.position), refers(t.matterId, matter.id)],
)

/** How those who wanted it find an answer of the office; what was said of an earlier one stays. */
export const matterOpinion = streetTable(
  'matter_opinion',
  {
    matterId: uuid('matter_id').notNull(),
    answeredAt: instantColumn('answered_at').notNull(),
    memberId: uuid('member_id').notNull(),
    isSatisfied: boolean('is_satisfied').notNull(),
    at: instantColumn('at').notNull(),
  },
  t => [
    keyedBy(t.matterId, t.answeredAt, t.memberId),
    refers(t.matterId, matter.id),
    refers(t.memberId, member.id),
  ],
)

/** Who needs it as well (我也需要、附议). */
export const matterSupport = streetTable(
  'matter_support',
  {
    matterId: uuid('matter_id').notNull(),
    memberId: uuid('member_id').notNull(),
    at: instantColumn('at').notNull(),
  },
  t => [keyedBy(t.matterId, t.memberId), refers(t.matterId, matter.id), refers(t.memberId, member.id)],
)
