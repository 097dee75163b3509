import type { PointsAccount, PointsKind } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { street } from '../street/street.table.ts'

/** Somebody's points, or one of the street's counters against which they are moved. */
export const pointsAccount = streetTable(
  'points_account',
  {
    id: idColumn(),
    kind: text('kind').$type<PointsAccount>().notNull(),
    /** Null for the accounts of the street. */
    personId: uuid('person_id'),
    /** The sum of its postings; below zero when hours were taken back that had been spent. */
    balance: integer('balance').notNull().default(0),
  },
  t => [
    foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }),
    check('points_account_person', sql`(kind = 'person') = (person_id is not null)`),
    uniqueIndex('points_account_of_person').on(t.streetId, t.personId).where(sql`person_id is not null`),
    uniqueIndex('points_account_of_street').on(t.streetId, t.kind).where(sql`person_id is null`),
    index('points_account_debt').on(t.streetId, t.balance).where(sql`kind = 'person' and balance < 0`),
  ],
)

/** One movement of points; append-only, and once for what it is made of. */
export const pointsTransfer = streetTable(
  'points_transfer',
  {
    id: idColumn(),
    kind: text('kind').$type<PointsKind>().notNull(),
    /** The record or redemption that it is made of; points that run out stand for themselves. */
    sourceId: uuid('source_id').notNull(),
    /** The version of the street's policy that was in force; 0 for the defaults. */
    policyVersion: integer('policy_version').notNull(),
    at: instantColumn('at').notNull(),
  },
  t => [
    foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }),
    unique('points_transfer_once').on(t.streetId, t.kind, t.sourceId),
  ],
)

/** What a movement did to one account; those of a movement sum to zero. */
export const pointsPosting = streetTable(
  'points_posting',
  {
    transferId: uuid('transfer_id').notNull(),
    accountId: uuid('account_id').notNull(),
    amount: integer('amount').notNull(),
  },
  t => [
    keyedBy(t.transferId, t.accountId),
    refers(t.transferId, pointsTransfer.id),
    refers(t.accountId, pointsAccount.id),
    check('points_posting_amount', sql`amount <> 0`),
    index('points_posting_account').on(t.streetId, t.accountId, t.transferId),
  ],
)

/** Whose points of a year run out and who was told so, once. */
export const pointsWarning = streetTable(
  'points_warning',
  {
    personId: uuid('person_id').notNull(),
    /** The last year in which they were earned. */
    year: integer('year').notNull(),
    warnedAt: instantColumn('warned_at').notNull(),
  },
  t => [foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }), keyedBy(t.personId, t.year)],
)
