import type { ScanDenial, ScanDirection, ScanGrade } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { check, date, index, integer, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { booking } from '../booking/booking.table.ts'
import { dependant, member } from '../member/member.table.ts'
import { slot } from '../slot/slot.table.ts'

/** Every scan of a shift, whether it counts or not; a trigger refuses to change or delete one. */
export const scan = streetTable(
  'scan',
  {
    /** Made by the leader's phone for a scan of its own. */
    id: idColumn(),
    /** Null where the code could not be believed. */
    shiftId: uuid('shift_id'),
    /** Who it is for; null where the code could not be believed. */
    personId: uuid('person_id'),
    /** The account's person behind it: the member itself, or who keeps the dependant. */
    memberId: uuid('member_id'),
    bookingId: uuid('booking_id'),
    direction: text('direction').$type<ScanDirection>().notNull(),
    grade: text('grade').$type<ScanGrade>().notNull(),
    /** Why it does not count; null when it does. */
    denial: text('denial').$type<ScanDenial>(),
    /** When it was: the server's time, or that of a leader's phone set right. */
    at: instantColumn('at').notNull(),
    receivedAt: instantColumn('received_at').notNull(),
    deviceId: uuid('device_id').notNull(),
    clockOffsetSeconds: integer('clock_offset_seconds').notNull(),
    /** Of the code on the screen. */
    period: integer('period'),
    /** The leader who scanned, or who let a walk-in join. */
    scannedBy: uuid('scanned_by'),
    distanceMetres: integer('distance_metres'),
  },
  t => [
    // The sign-up names its shift and member; looking them up again would be paid for while a crowd waits.
    refers(t.bookingId, booking.id),
    check(
      'scan_counts_for_somebody',
      sql`denial is not null or (shift_id is not null and person_id is not null and booking_id is not null)`,
    ),
    uniqueIndex('scan_once')
      .on(t.streetId, t.shiftId, t.personId, t.direction, t.period)
      .where(sql`denial is null and period is not null`),
    index('scan_shift').on(t.streetId, t.shiftId, t.personId),
  ],
)

/**
 * How often an account sent in a day what is of no shift of the street, codes that nobody signed above all. It proves
 * nothing of anybody, so it is counted: a row each could be made without end, and removed by nobody.
 */
export const scanTally = streetTable(
  'scan_tally',
  {
    memberId: uuid('member_id').notNull(),
    /** Day in Asia/Shanghai. */
    day: date('day', { mode: 'string' }).notNull(),
    scans: integer('scans').notNull(),
    firstAt: instantColumn('first_at').notNull(),
    lastAt: instantColumn('last_at').notNull(),
  },
  t => [keyedBy(t.memberId, t.day), refers(t.memberId, member.id)],
)

/** Somebody without a sign-up who scanned and wants to join. */
export const walkInRequest = streetTable(
  'walk_in_request',
  {
    id: idColumn(),
    shiftId: uuid('shift_id').notNull(),
    personId: uuid('person_id').notNull(),
    memberId: uuid('member_id').notNull(),
    dependantId: uuid('dependant_id'),
    /** The refused scan that shows they are there. */
    scanId: uuid('scan_id').notNull(),
    status: text('status').$type<'asked' | 'approved' | 'rejected'>().notNull(),
    reason: text('reason').notNull().default(''),
    createdAt: instantColumn('created_at').notNull(),
    answeredAt: instantColumn('answered_at'),
    answeredBy: uuid('answered_by'),
    bookingId: uuid('booking_id'),
  },
  t => [
    refers(t.shiftId, slot.id),
    refers(t.memberId, member.id),
    refers(t.dependantId, dependant.id),
    refers(t.scanId, scan.id),
    refers(t.bookingId, booking.id),
    unique('walk_in_once').on(t.streetId, t.shiftId, t.personId),
  ],
)
