import type { Standing, TeamRole, TeamStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { picture } from '../picture/picture.table.ts'
import { area } from '../street/street.table.ts'
import { volunteer } from '../volunteer/volunteer.table.ts'

/** A volunteer team (服务队), a node of the street's tree of teams. */
export const team = streetTable(
  'team',
  {
    id: idColumn(),
    parentId: uuid('parent_id'),
    name: text('name').notNull(),
    /** Where it is at home; the whole street when null. */
    areaId: uuid('area_id'),
    intro: text('intro').notNull(),
    /** Takes applications; else one comes in by invitation. */
    isOpen: boolean('is_open').notNull(),
    pictureId: uuid('picture_id'),
    /** What the picture shows, for who does not see it. */
    pictureAlt: text('picture_alt').notNull().default(''),
    status: text('status').$type<TeamStatus>().notNull(),
    createdAt: instantColumn('created_at').notNull(),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    unique('team_name').on(t.streetId, t.name),
    refers(t.parentId, t.id),
    refers(t.areaId, area.id),
    refers(t.pictureId, picture.id),
    check('team_status', sql`status in ('active', 'closed')`),
    check('team_parent', sql`parent_id <> id`),
    index('team_parent_index').on(t.streetId, t.parentId),
    index('team_picture').on(t.streetId, t.pictureId).where(sql`picture_id is not null`),
  ],
)

/** How a person stands to a team: one row, from the first application on; the log has its past. */
export const teamMember = streetTable(
  'team_member',
  {
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
    keyedBy(t.teamId, t.personId),
    refers(t.teamId, team.id),
    refers(t.personId, volunteer.personId),
    check(
      'team_member_standing',
      sql`standing in ('applied', 'invited', 'active', 'rejected', 'declined', 'left', 'removed')`,
    ),
    check('team_member_role', sql`role = 'member' or (role = 'leader' and standing = 'active')`),
    index('team_member_person').on(t.streetId, t.personId),
  ],
)
