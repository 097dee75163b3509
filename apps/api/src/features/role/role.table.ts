import type { StaffRole } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes, idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { organization } from '../directory/directory.table.ts'
import { member } from '../member/member.table.ts'
import { area } from '../street/street.table.ts'

/** A role held for an area (the whole street when null) and a span of time; a provider's for one organization. */
export const roleGrant = streetTable(
  'role_grant',
  {
    id: idColumn(),
    memberId: uuid('member_id').notNull(),
    role: text('role').$type<StaffRole>().notNull(),
    areaId: uuid('area_id'),
    organizationId: uuid('organization_id'),
    startsAt: instantColumn('starts_at').notNull(),
    endsAt: instantColumn('ends_at'),
    revokedAt: instantColumn('revoked_at'),
    grantedBy: uuid('granted_by'),
  },
  t => [
    refers(t.memberId, member.id),
    refers(t.areaId, area.id),
    refers(t.organizationId, organization.id),
    index('role_grant_member').on(t.streetId, t.memberId),
  ],
)

/** Somebody asked for a console log-in of somebody else, append-only; the newest of a member counts. */
export const loginRequest = streetTable(
  'login_request',
  {
    id: idColumn(),
    memberId: uuid('member_id').notNull(),
    login: text('login').notNull(),
    /** Hash of the half of the setup code that whoever asked was told. */
    firstHash: bytes('first_hash').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instantColumn('asked_at').notNull(),
    endsAt: instantColumn('ends_at').notNull(),
  },
  t => [
    // What an answer refers to, so that its own check sees who it is about and who asked.
    unique('login_request_people').on(t.streetId, t.id, t.memberId, t.askedBy),
    refers(t.memberId, member.id),
    refers(t.askedBy, member.id),
    index('login_request_member').on(t.streetId, t.memberId, t.id),
    check('login_request_others', sql`asked_by <> member_id`),
  ],
)

export type LoginAnswer = 'approved' | 'approved_by_owner' | 'rejected'

/** What became of such a request, append-only: another person said yes, the owner did, or somebody said no. */
export const loginAnswer = streetTable(
  'login_answer',
  {
    requestId: uuid('request_id').notNull(),
    memberId: uuid('member_id').notNull(),
    askedBy: uuid('asked_by').notNull(),
    answer: text('answer').$type<LoginAnswer>().notNull(),
    answeredBy: uuid('answered_by').notNull(),
    at: instantColumn('at').notNull(),
  },
  t => [
    keyedBy(t.requestId),
    foreignKey({
      name: 'login_answer_request',
      columns: [t.streetId, t.requestId, t.memberId, t.askedBy],
      foreignColumns: [loginRequest.streetId, loginRequest.id, loginRequest.memberId, loginRequest.askedBy],
    }),
    refers(t.answeredBy, member.id),
    check('login_answer_kind', sql`answer in ('approved', 'approved_by_owner', 'rejected')`),
    check('login_answer_second', sql`answer <> 'approved' or answered_by not in (asked_by, member_id)`),
    check('login_answer_owner', sql`answer <> 'approved_by_owner' or answered_by = member_id`),
  ],
)
