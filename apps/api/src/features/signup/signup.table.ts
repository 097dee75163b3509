import type { CallStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { stall } from '../activity/activity.table.ts'
import { member } from '../member/member.table.ts'
import { slot } from '../slot/slot.table.ts'
import { volunteer } from '../volunteer/volunteer.table.ts'

/** What a volunteer chose with a sign-up; kept while waiting, and written anew with every sign-up. */
export const signupChoice = streetTable(
  'signup_choice',
  {
    slotId: uuid('slot_id').notNull(),
    personId: uuid('person_id').notNull(),
    stallId: uuid('stall_id'),
    /** When the guardian of a child under 14 agreed to this activity. */
    guardianConsentedAt: instantColumn('guardian_consented_at'),
  },
  t => [
    keyedBy(t.slotId, t.personId),
    refers(t.slotId, slot.id),
    refers(t.stallId, stall.id),
    index('signup_choice_stall').on(t.streetId, t.slotId, t.stallId),
  ],
)

/** A search for somebody who steps in at a shift. */
export const replacementCall = streetTable(
  'replacement_call',
  {
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
    refers(t.slotId, slot.id),
    refers(t.openedBy, member.id),
    uniqueIndex('replacement_call_open').on(t.streetId, t.slotId).where(sql`status = 'open'`),
    index('replacement_call_slot').on(t.streetId, t.slotId, t.id),
    index('replacement_call_next').on(t.nextWaveAt).where(sql`status = 'open'`),
  ],
)

/** A volunteer who was called. */
export const replacementInvite = streetTable(
  'replacement_invite',
  {
    callId: uuid('call_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** Whose inbox it came to. */
    memberId: uuid('member_id').notNull(),
    wave: integer('wave').notNull(),
    calledAt: instantColumn('called_at').notNull(),
    declinedAt: instantColumn('declined_at'),
  },
  t => [
    keyedBy(t.callId, t.personId),
    refers(t.callId, replacementCall.id),
    refers(t.memberId, member.id),
    refers(t.personId, volunteer.personId),
    index('replacement_invite_person').on(t.streetId, t.personId, t.calledAt),
    index('replacement_invite_member').on(t.streetId, t.memberId, t.callId),
  ],
)

/** A volunteer who does not want to be called. */
export const callOptOut = streetTable(
  'call_opt_out',
  {
    personId: uuid('person_id').notNull(),
    memberId: uuid('member_id').notNull(),
    since: instantColumn('since').notNull(),
  },
  t => [keyedBy(t.personId), refers(t.memberId, member.id), refers(t.personId, volunteer.personId)],
)
