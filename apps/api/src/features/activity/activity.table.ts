import type { VolunteeringAnswers } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { idColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { member } from '../member/member.table.ts'
import { service } from '../service/service.table.ts'
import { team } from '../team/team.table.ts'

/** What a volunteer activity has besides the service it is. */
export const activity = streetTable(
  'activity',
  {
    serviceId: uuid('service_id').notNull(),
    /** What volunteers do; the content of their records (令67 §7). */
    content: text('content').notNull(),
    project: text('project').notNull(),
    teamId: uuid('team_id'),
    /** The one who answers for it (负责人, 令67 §7). */
    responsibleId: uuid('responsible_id').notNull(),
    isTeamOnly: boolean('is_team_only').notNull(),
    skills: text('skills').array().notNull(),
    qualification: text('qualification'),
    risk: text('risk').notNull(),
    insurance: text('insurance').notNull(),
    training: text('training').notNull(),
    /** Null until somebody has said whether this is volunteering. */
    answers: jsonb('answers').$type<VolunteeringAnswers>(),
    isTemplate: boolean('is_template').notNull().default(false),
  },
  t => [
    keyedBy(t.serviceId),
    refers(t.serviceId, service.id),
    refers(t.teamId, team.id),
    refers(t.responsibleId, member.id),
    check('activity_team_only', sql`team_id is not null or not is_team_only`),
    index('activity_team').on(t.streetId, t.teamId),
  ],
)

/** Members in charge of an activity's shifts, the responsible one first. */
export const activityLeader = streetTable(
  'activity_leader',
  {
    serviceId: uuid('service_id').notNull(),
    memberId: uuid('member_id').notNull(),
    position: integer('position').notNull(),
  },
  t => [
    keyedBy(t.serviceId, t.memberId),
    refers(t.serviceId, activity.serviceId),
    refers(t.memberId, member.id),
    index('activity_leader_member').on(t.streetId, t.memberId),
  ],
)

/** One of the stalls of a market day. */
export const stall = streetTable(
  'stall',
  {
    id: idColumn(),
    serviceId: uuid('service_id').notNull(),
    name: text('name').notNull(),
    organizationName: text('organization_name').notNull(),
    /** Volunteers wanted at it, of every shift. */
    places: integer('places').notNull(),
    position: integer('position').notNull(),
  },
  t => [
    refers(t.serviceId, activity.serviceId),
    check('stall_places', sql`places > 0`),
    index('stall_service').on(t.streetId, t.serviceId, t.position),
  ],
)
