import type { ItemMove, LoanStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, refers, streetTable } from '../../platform/columns.ts'
import { location } from '../directory/directory.table.ts'
import { member } from '../member/member.table.ts'

/** A thing that a place lends, or gives for good, and how many there are. */
export const item = streetTable(
  'item',
  {
    id: idColumn(),
    locationId: uuid('location_id').notNull(),
    name: text('name').notNull(),
    total: integer('total').notNull(),
    out: integer('out').notNull().default(0),
    /** Lost or broken since the last count. */
    lost: integer('lost').notNull().default(0),
    /** So many more are out than the books had: told afterwards, and to be counted. */
    beyond: integer('beyond').notNull().default(0),
    daysMax: integer('days_max').notNull(),
    isUsedUp: boolean('is_used_up').notNull(),
    needsPerson: boolean('needs_person').notNull(),
    isWithdrawn: boolean('is_withdrawn').notNull(),
    countedAt: instantColumn('counted_at'),
    version: integer('version').notNull().default(1),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    unique('item_name').on(t.streetId, t.locationId, t.name),
    refers(t.locationId, location.id),
    check('item_pieces', sql`total >= 0 and "out" >= 0 and lost >= 0 and beyond >= 0`),
    check('item_shelf', sql`"out" + lost <= total + beyond`),
  ],
)

/** One piece with one person: its id is made where it was taken. */
export const loan = streetTable(
  'loan',
  {
    id: idColumn(),
    itemId: uuid('item_id').notNull(),
    memberId: uuid('member_id').notNull(),
    status: text('status').$type<LoanStatus>().notNull(),
    takenAt: instantColumn('taken_at').notNull(),
    dueDate: date('due_date', { mode: 'string' }).notNull(),
    endedAt: instantColumn('ended_at'),
    /** Taken without a network and told afterwards. */
    isTold: boolean('is_told').notNull(),
    /** Whoever handed it out or took it back; null where the person did it alone. */
    outBy: uuid('out_by'),
    backBy: uuid('back_by'),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    refers(t.itemId, item.id),
    refers(t.memberId, member.id),
    refers(t.outBy, member.id),
    refers(t.backBy, member.id),
    index('loan_held').on(t.streetId, t.memberId, t.dueDate).where(sql`status = 'out'`),
    index('loan_had').on(t.streetId, t.memberId, t.endedAt),
    index('loan_item').on(t.streetId, t.itemId, t.takenAt),
    index('loan_due').on(t.streetId, t.dueDate).where(sql`status = 'out'`),
    index('loan_taken').on(t.streetId, t.takenAt),
    check('loan_end', sql`(status = 'out') = (ended_at is null)`),
  ],
)

/** Why the pieces of an item changed but for loans; what was used up names nobody. */
export const itemMove = streetTable(
  'item_move',
  {
    id: idColumn(),
    itemId: uuid('item_id').notNull(),
    kind: text('kind').$type<ItemMove>().notNull(),
    pieces: integer('pieces').notNull(),
    difference: integer('difference').notNull(),
    note: text('note').notNull(),
    by: uuid('by'),
    at: instantColumn('at').notNull(),
  },
  t => [
    refers(t.itemId, item.id),
    refers(t.by, member.id),
    index('item_move_item').on(t.streetId, t.itemId, t.at),
    check('item_move_nobody', sql`kind <> 'used' or "by" is null`),
  ],
)
