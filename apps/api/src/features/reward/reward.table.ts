import type { RedemptionStatus, RewardKind, RewardStatus, StockMove } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, refers, streetTable } from '../../platform/columns.ts'
import { member } from '../member/member.table.ts'
import { service } from '../service/service.table.ts'
import { street } from '../street/street.table.ts'

/** What points are redeemed for. */
export const reward = streetTable(
  'reward',
  {
    id: idColumn(),
    kind: text('kind').$type<RewardKind>().notNull(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    points: integer('points').notNull(),
    /** There, those kept for somebody as well. */
    stock: integer('stock').notNull(),
    /** Kept for people who have redeemed it and not come yet. */
    reserved: integer('reserved').notNull().default(0),
    yearlyLimit: integer('yearly_limit'),
    /** Where it is handed over. */
    collectAt: text('collect_at').notNull(),
    /** The service it stands for (以服务换服务). */
    serviceId: uuid('service_id'),
    status: text('status').$type<RewardStatus>().notNull(),
    version: integer('version').notNull().default(1),
    isSample: boolean('is_sample').notNull().default(false),
    createdAt: instantColumn('created_at').notNull(),
  },
  t => [
    foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }),
    unique('reward_name').on(t.streetId, t.name),
    refers(t.serviceId, service.id),
    check('reward_points', sql`points > 0`),
    check('reward_stock', sql`reserved >= 0 and reserved <= stock`),
  ],
)

/** Why a stock changed; append-only, and the stock is their sum. */
export const stockMove = streetTable(
  'stock_move',
  {
    id: idColumn(),
    rewardId: uuid('reward_id').notNull(),
    kind: text('kind').$type<StockMove>().notNull(),
    change: integer('change').notNull(),
    note: text('note').notNull(),
    by: uuid('by'),
    at: instantColumn('at').notNull(),
  },
  t => [
    refers(t.rewardId, reward.id),
    refers(t.by, member.id),
    index('stock_move_reward').on(t.streetId, t.rewardId, t.id),
  ],
)

/** A claim on a reward, collected by a code that works once. */
export const redemption = streetTable(
  'redemption',
  {
    id: idColumn(),
    rewardId: uuid('reward_id').notNull(),
    personId: uuid('person_id').notNull(),
    memberId: uuid('member_id').notNull(),
    points: integer('points').notNull(),
    status: text('status').$type<RedemptionStatus>().notNull(),
    code: text('code').notNull(),
    reservedAt: instantColumn('reserved_at').notNull(),
    expiresAt: instantColumn('expires_at').notNull(),
    endedAt: instantColumn('ended_at'),
    endedBy: uuid('ended_by'),
    reason: text('reason').notNull().default(''),
  },
  t => [
    refers(t.rewardId, reward.id),
    refers(t.memberId, member.id),
    uniqueIndex('redemption_code').on(t.streetId, t.code).where(sql`status = 'reserved'`),
    index('redemption_person').on(t.streetId, t.personId, t.rewardId),
    index('redemption_member').on(t.streetId, t.memberId, t.id),
    index('redemption_over').on(t.expiresAt).where(sql`status = 'reserved'`),
  ],
)
