import type { CandidateStatus, ObjectionStatus, StarRunStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { member } from '../member/member.table.ts'

/** One count of everybody's hours, by the rules of its day. */
export const starRun = streetTable(
  'star_run',
  {
    id: idColumn(),
    title: text('title').notNull(),
    until: date('until', { mode: 'string' }).notNull(),
    status: text('status').$type<StarRunStatus>().notNull(),
    policyVersion: integer('policy_version').notNull(),
    ladder: integer('ladder').array().notNull(),
    noticeDays: integer('notice_days').notNull(),
    frozenAt: instantColumn('frozen_at').notNull(),
    frozenBy: uuid('frozen_by').notNull(),
    publishedAt: instantColumn('published_at'),
    publishedBy: uuid('published_by'),
    noticeUntil: instantColumn('notice_until'),
    confirmedAt: instantColumn('confirmed_at'),
    confirmedBy: uuid('confirmed_by'),
    reason: text('reason').notNull().default(''),
  },
  t => [
    refers(t.frozenBy, member.id),
    check(
      'star_run_two_persons',
      sql`confirmed_by is null or (confirmed_by <> frozen_by and confirmed_by <> published_by)`,
    ),
  ],
)

/** Somebody who would get a star: the picture of their hours as they were counted. */
export const starCandidate = streetTable(
  'star_candidate',
  {
    runId: uuid('run_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** Named in an objection, since a person's id is nobody's business. */
    id: idColumn(),
    memberId: uuid('member_id').notNull(),
    number: text('number').notNull(),
    personName: text('person_name').notNull(),
    minutes: integer('minutes').notNull(),
    rotatingCodeMinutes: integer('rotating_code_minutes').notNull(),
    leaderScanMinutes: integer('leader_scan_minutes').notNull(),
    recipientConfirmedMinutes: integer('recipient_confirmed_minutes').notNull(),
    lateScanMinutes: integer('late_scan_minutes').notNull(),
    backFilledMinutes: integer('back_filled_minutes').notNull(),
    starsBefore: integer('stars_before').notNull(),
    stars: integer('stars').notNull(),
    status: text('status').$type<CandidateStatus>().notNull(),
    reason: text('reason').notNull().default(''),
  },
  t => [
    keyedBy(t.runId, t.personId),
    refers(t.runId, starRun.id),
    refers(t.memberId, member.id),
    uniqueIndex('star_candidate_id').on(t.streetId, t.id),
    index('star_candidate_order').on(t.streetId, t.runId, t.stars, t.minutes, t.personId),
  ],
)

/** Somebody's word against a candidate while the notice hung. */
export const starObjection = streetTable(
  'star_objection',
  {
    id: idColumn(),
    runId: uuid('run_id').notNull(),
    personId: uuid('person_id').notNull(),
    byMemberId: uuid('by_member_id').notNull(),
    text: text('text').notNull(),
    status: text('status').$type<ObjectionStatus>().notNull(),
    createdAt: instantColumn('created_at').notNull(),
    answer: text('answer'),
    answeredBy: uuid('answered_by'),
    answeredAt: instantColumn('answered_at'),
  },
  t => [
    foreignKey({
      columns: [t.streetId, t.runId, t.personId],
      foreignColumns: [starCandidate.streetId, starCandidate.runId, starCandidate.personId],
    }),
    refers(t.byMemberId, member.id),
    uniqueIndex('star_objection_once').on(t.streetId, t.runId, t.personId, t.byMemberId),
  ],
)
