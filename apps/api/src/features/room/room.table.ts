import type { OpeningTime, RoomUseStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, refers, streetTable } from '../../platform/columns.ts'
import { location } from '../directory/directory.table.ts'
import { member } from '../member/member.table.ts'
import { slot } from '../slot/slot.table.ts'

const span = customType<{ data: string }>({ dataType: () => 'tstzrange' })

/** A room of a place that is used by one thing at a time. */
export const room = streetTable(
  'room',
  {
    id: idColumn(),
    locationId: uuid('location_id').notNull(),
    name: text('name').notNull(),
    capacity: integer('capacity').notNull(),
    features: text('features').array().notNull(),
    /** Between two uses, minutes. */
    bufferMinutes: integer('buffer_minutes').notNull(),
    rules: text('rules').notNull(),
    /** Times of every week, each of which is had whole. */
    segments: jsonb('segments').$type<OpeningTime[]>().notNull(),
    needsApproval: boolean('needs_approval').notNull(),
    isWithdrawn: boolean('is_withdrawn').notNull(),
    version: integer('version').notNull().default(1),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    unique('room_name').on(t.streetId, t.locationId, t.name),
    refers(t.locationId, location.id),
    check('room_capacity', sql`capacity > 0 and buffer_minutes >= 0`),
  ],
)

/** Somebody asks for a segment of a room, and answers for it. */
export const roomUse = streetTable(
  'room_use',
  {
    id: idColumn(),
    roomId: uuid('room_id').notNull(),
    memberId: uuid('member_id').notNull(),
    startsAt: instantColumn('starts_at').notNull(),
    endsAt: instantColumn('ends_at').notNull(),
    purpose: text('purpose').notNull(),
    heads: integer('heads').notNull(),
    groupName: text('group_name').notNull(),
    status: text('status').$type<RoomUseStatus>().notNull(),
    reason: text('reason').notNull().default(''),
    decidedBy: uuid('decided_by'),
    createdAt: instantColumn('created_at').notNull(),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    refers(t.roomId, room.id),
    refers(t.memberId, member.id),
    refers(t.decidedBy, member.id),
    check('room_use_times', sql`starts_at < ends_at and heads > 0`),
    index('room_use_pending').on(t.streetId, t.startsAt).where(sql`status = 'pending'`),
    index('room_use_member').on(t.streetId, t.memberId, t.id),
    index('room_use_room').on(t.streetId, t.roomId, t.startsAt),
  ],
)

/**
 * Every use of a room: an approved application, a slot that is had there, a closure. Two of one room never overlap:
 * an exclusion constraint (occupancy_once), which drizzle has no words for, stands in the migration.
 */
export const occupancy = streetTable(
  'occupancy',
  {
    id: idColumn(),
    roomId: uuid('room_id').notNull(),
    /** With the buffer after it. */
    during: span('during').notNull(),
    useId: uuid('use_id'),
    slotId: uuid('slot_id'),
    /** Why it is closed. */
    closure: text('closure'),
  },
  t => [
    refers(t.roomId, room.id),
    refers(t.useId, roomUse.id),
    refers(t.slotId, slot.id),
    uniqueIndex('occupancy_use').on(t.streetId, t.useId),
    uniqueIndex('occupancy_slot').on(t.streetId, t.slotId),
    check('occupancy_by_one', sql`num_nonnulls(use_id, slot_id, closure) = 1`),
    check('occupancy_span', sql`not isempty(during) and not lower_inf(during) and not upper_inf(during)`),
  ],
)
