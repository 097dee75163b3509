import type { CallStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, streetIdColumn } from '../../platform/columns.ts'
import { stall } from '../activity/activity.table.ts'
import { member } from '../member/member.table.ts'
import { slot } from '../slot/slot.table.ts'
import { volunteer } from '../volunteer/volunteer.table.ts'

/** What a volunteer chose with a sign-up; kept while waiting, and written anew with every sign-up. */
export const signupChoice = pgTable(
  'signup_choice',
  {
    streetId: streetIdColumn(),
    slotId: uuid('slot_id').notNull(),
    personId: uuid('person_id').notNull(),
    stallId: uuid('stall_id'),
    /** When the guardian of a child under 14 agreed to this activity. */
    guardianConsentedAt: instantColumn('guardian_consented_at'),
  },
  t => [
    primaryKey({ columns: [t.streetId, t.slotId, t.personId] }),
    foreignKey({ columns: [t.streetId, t.slotId], foreignColumns: [slot.streetId, slot.id] }),
    foreignKey({ columns: [t.streetId, t.stallId], foreignColumns: [stall.streetId, stall.id] }),
    index('signup_choice_stall').on(t.streetId, t.slotId, t.stallId),
  ],
)

/** A search for somebody who steps in at a shift. */
export const replacementCall = pgTable(
  'replacement_call',
  {
    streetId: streetIdColumn(),
    id: idColumn(),
    slotId: uuid('slot_id').notNull(),
    status: text('status').$type<CallStatus>().notNull(),
    waves: integer('waves').notNull().default(0),
    /** Null when a late withdrawal began it. */
    openedBy: uuid('opened_by'),
    nextWaveAt: instantColumn('next_wave_at').notNull(),
    createdAt: instantColumn('created_at').notNull(),
    endedAt: instantColumn('ended_at'),
  },
  t => [
    primaryKey({ columns: [t.streetId, t.id] }),
    foreignKey({ columns: [t.streetId, t.slotId], foreignColumns: [slot.streetId, slot.id] }),
    foreignKey({ columns: [t.streetId, t.openedBy], foreignColumns: [member.streetId, member.id] }),
    uniqueIndex('replacement_call_open').on(t.streetId, t.slotId).where(sql`status = 'open'`),
    index('replacement_call_slot').on(t.streetId, t.slotId, t.id),
    index('replacement_call_next').on(t.nextWaveAt).where(sql`status = 'open'`),
  ],
)

/** A volunteer who was called. */
export const replacementInvite = pgTable(
  'replacement_invite',
  {
    streetId: streetIdColumn(),
    callId: uuid('call_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** Whose inbox it came to. */
    memberId: uuid('member_id').notNull(),
    wave: integer('wave').notNull(),
    calledAt: instantColumn('called_at').notNull(),
    declinedAt: instantColumn('declined_at'),
  },
  t => [
    primaryKey({ columns: [t.streetId, t.callId, t.personId] }),
    foreignKey({
      columns: [t.streetId, t.callId],
      foreignColumns: [replacementCall.streetId, replacementCall.id],
    }),
    foreignKey({ columns: [t.streetId, t.memberId], foreignColumns: [member.streetId, member.id] }),
    foreignKey({
      columns: [t.streetId, t.personId],
      foreignColumns: [volunteer.streetId, volunteer.personId],
    }),
    index('replacement_invite_person').on(t.streetId, t.personId, t.calledAt),
    index('replacement_invite_member').on(t.streetId, t.memberId, t.callId),
  ],
)

/** A volunteer who does not want to be called. */
export const callOptOut = pgTable(
  'call_opt_out',
  {
    streetId: streetIdColumn(),
    personId: uuid('person_id').notNull(),
    memberId: uuid('member_id').notNull(),
    since: instantColumn('since').notNull(),
  },
  t => [
    primaryKey({ columns: [t.streetId, t.personId] }),
    foreignKey({ columns: [t.streetId, t.memberId], foreignColumns: [member.streetId, member.id] }),
    foreignKey({
      columns: [t.streetId, t.personId],
      foreignColumns: [volunteer.streetId, volunteer.personId],
    }),
  ],
)
