import type { Standing, TeamRole, TeamStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, streetIdColumn } from '../../platform/columns.ts'
import { area } from '../street/street.table.ts'
import { volunteer } from '../volunteer/volunteer.table.ts'

/** A volunteer team (服务队), a node of the street's tree of teams. */
export const team = pgTable(
  'team',
  {
    streetId: streetIdColumn(),
    id: idColumn(),
    parentId: uuid('parent_id'),
    name: text('name').notNull(),
    /** Where it is at home; the whole street when null. */
    areaId: uuid('area_id'),
    intro: text('intro').notNull(),
    /** Takes applications; else one comes in by invitation. */
    isOpen: boolean('is_open').notNull(),
    status: text('status').$type<TeamStatus>().notNull(),
    createdAt: instantColumn('created_at').notNull(),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    primaryKey({ columns: [t.streetId, t.id] }),
    unique('team_name').on(t.streetId, t.name),
    foreignKey({ columns: [t.streetId, t.parentId], foreignColumns: [t.streetId, t.id] }),
    foreignKey({ columns: [t.streetId, t.areaId], foreignColumns: [area.streetId, area.id] }),
    check('team_status', sql`status in ('active', 'closed')`),
    check('team_parent', sql`parent_id <> id`),
    index('team_parent_index').on(t.streetId, t.parentId),
  ],
)

/** How a person stands to a team: one row, from the first application on; the log has its past. */
export const teamMember = pgTable(
  'team_member',
  {
    streetId: streetIdColumn(),
    teamId: uuid('team_id').notNull(),
    personId: uuid('person_id').notNull(),
    standing: text('standing').$type<Standing>().notNull(),
    role: text('role').$type<TeamRole>().notNull(),
    /** What the applicant wrote. */
    message: text('message').notNull(),
    /** Why it was rejected or ended. */
    reason: text('reason').notNull(),
    changedAt: instantColumn('changed_at').notNull(),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    primaryKey({ columns: [t.streetId, t.teamId, t.personId] }),
    foreignKey({ columns: [t.streetId, t.teamId], foreignColumns: [team.streetId, team.id] }),
    foreignKey({
      columns: [t.streetId, t.personId],
      foreignColumns: [volunteer.streetId, volunteer.personId],
    }),
    check(
      'team_member_standing',
      sql`standing in ('applied', 'invited', 'active', 'rejected', 'declined', 'left', 'removed')`,
    ),
    check('team_member_role', sql`role = 'member' or (role = 'leader' and standing = 'active')`),
    index('team_member_person').on(t.streetId, t.personId),
  ],
)
