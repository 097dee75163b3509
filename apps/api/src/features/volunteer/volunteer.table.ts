import type { FreeTime, GuardianRelation, QualificationStatus, VolunteerStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  bytes,
  idColumn,
  instantColumn,
  keyedBy,
  plainText,
  refers,
  streetTable,
} from '../../platform/columns.ts'
import { dependant, member } from '../member/member.table.ts'
import { area } from '../street/street.table.ts'

/**
 * A person who volunteers: the member, or a dependant of theirs. Name and identity number of the document are
 * sealed and bound to this row. When they leave all but the number is erased.
 */
export const volunteer = streetTable(
  'volunteer',
  {
    personId: uuid('person_id').notNull(),
    memberId: uuid('member_id').notNull(),
    dependantId: uuid('dependant_id'),
    number: plainText('number').notNull(),
    status: text('status').$type<VolunteerStatus>().notNull(),
    realName: bytes('real_name'),
    idNumber: bytes('id_number'),
    /** Blind index of the identity number, so that nobody is registered twice. */
    idHash: bytes('id_hash'),
    /** Keyed fingerprint of name and number together; kept with recorded hours, also for whoever left. */
    identityHash: bytes('identity_hash'),
    birthDate: date('birth_date', { mode: 'string' }),
    gender: text('gender').$type<'female' | 'male'>(),
    areaId: uuid('area_id'),
    phone: text('phone'),
    skills: text('skills').array().notNull(),
    languages: text('languages').array().notNull(),
    serviceCategories: text('service_categories').array().notNull(),
    times: jsonb('times').$type<FreeTime[]>().notNull(),
    consentedAt: instantColumn('consented_at').notNull(),
    consentVersion: integer('consent_version').notNull(),
    registeredAt: instantColumn('registered_at').notNull(),
    leftAt: instantColumn('left_at'),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    keyedBy(t.personId),
    unique('volunteer_number').on(t.streetId, t.number),
    unique('volunteer_id_hash').on(t.streetId, t.idHash),
    refers(t.memberId, member.id),
    refers(t.dependantId, dependant.id),
    refers(t.areaId, area.id),
    check('volunteer_person', sql`person_id = coalesce(dependant_id, member_id)`),
    check('volunteer_status', sql`status in ('pending', 'active', 'left')`),
    check('volunteer_identity', sql`(id_number is null) = (id_hash is null)`),
    check(
      'volunteer_erased',
      sql`status <> 'left' or num_nonnulls(real_name, id_number, birth_date, gender, area_id, phone) = 0`,
    ),
    index('volunteer_member').on(t.streetId, t.memberId),
    index('volunteer_standing').on(t.streetId, t.status, t.registeredAt, t.personId),
    index('volunteer_documented')
      .on(t.streetId, t.personId)
      .where(sql`real_name is not null and id_number is not null`),
    index('volunteer_registered').on(t.streetId, t.registeredAt, t.personId),
  ],
)

/** A guardian's consent that a minor volunteers; it ends by being taken back, and stays as a trace. */
export const guardianConsent = streetTable(
  'guardian_consent',
  {
    id: idColumn(),
    personId: uuid('person_id').notNull(),
    relation: text('relation').$type<GuardianRelation>().notNull(),
    version: integer('version').notNull(),
    givenAt: instantColumn('given_at').notNull(),
    /** The guardian who gave it in the app; null when it was seen on paper. */
    guardianId: uuid('guardian_id'),
    /** The guardian's name on paper, sealed. */
    guardianName: bytes('guardian_name'),
    /** The coordinator who saw the paper, and why it was paper. */
    seenBy: uuid('seen_by'),
    reason: text('reason').notNull(),
    withdrawnAt: instantColumn('withdrawn_at'),
    withdrawnBy: uuid('withdrawn_by'),
  },
  t => [
    refers(t.personId, volunteer.personId),
    refers(t.guardianId, member.id),
    refers(t.seenBy, member.id),
    check('guardian_consent_way', sql`(guardian_id is null) = (seen_by is not null)`),
    uniqueIndex('guardian_consent_once').on(t.streetId, t.personId).where(sql`withdrawn_at is null`),
    index('guardian_consent_person').on(t.streetId, t.personId),
  ],
)

/** A paper a volunteer says they hold; it counts once a coordinator has seen it. */
export const qualification = streetTable(
  'qualification',
  {
    id: idColumn(),
    personId: uuid('person_id').notNull(),
    kind: text('kind').notNull(),
    validUntil: date('valid_until', { mode: 'string' }),
    status: text('status').$type<QualificationStatus>().notNull(),
    claimedAt: instantColumn('claimed_at').notNull(),
    decidedAt: instantColumn('decided_at'),
    decidedBy: uuid('decided_by'),
    reason: text('reason').notNull(),
  },
  t => [
    unique('qualification_kind').on(t.streetId, t.personId, t.kind),
    refers(t.personId, volunteer.personId),
    refers(t.decidedBy, member.id),
    check('qualification_status', sql`status in ('pending', 'approved', 'rejected')`),
    index('qualification_waits').on(t.streetId, t.id).where(sql`status = 'pending'`),
  ],
)
