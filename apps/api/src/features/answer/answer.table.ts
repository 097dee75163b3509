import type { AnswerParty, AnswerReason, AnswerStatus } from '@yunxuan/domain'
import { activeAnswerStatuses, takenAnswerStatuses } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, refers, streetTable } from '../../platform/columns.ts'
import { organization } from '../directory/directory.table.ts'
import { matter } from '../matter/matter.table.ts'
import { member } from '../member/member.table.ts'
import { service } from '../service/service.table.ts'
import { team } from '../team/team.table.ts'

const among = (statuses: readonly AnswerStatus[]) =>
  sql.raw(`status in (${statuses.map(status => `'${status}'`).join(', ')})`)

/** What somebody offers for a need: both sides choose, then it is done, and whoever asked says how it was. */
export const answer = streetTable(
  'answer',
  {
    id: idColumn(),
    matterId: uuid('matter_id').notNull(),
    /** Who said it; for a team or an organization where one is named. */
    memberId: uuid('member_id').notNull(),
    teamId: uuid('team_id'),
    organizationId: uuid('organization_id'),
    text: text('text').notNull(),
    placeNote: text('place_note').notNull(),
    conditions: text('conditions').notNull(),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    untilOn: date('until_on', { mode: 'string' }),
    /** How many it is good for; null where it is not counted. */
    places: integer('places'),
    /** Whether it does all of the need: then no other is taken beside it. */
    isWhole: boolean('is_whole').notNull(),
    isPaid: boolean('is_paid').notNull(),
    status: text('status').$type<AnswerStatus>().notNull(),
    /** What others read, and who wrote it. */
    publicText: text('public_text'),
    publishedBy: uuid('published_by'),
    chosenBy: uuid('chosen_by'),
    /** Whoever needs it as well from then on knows that something comes. */
    chosenAt: instantColumn('chosen_at'),
    /** The one service that was drafted from it. */
    serviceId: uuid('service_id'),
    reason: text('reason').$type<AnswerReason>(),
    word: text('word'),
    /** As whom somebody ended it. */
    endedAs: text('ended_as').$type<AnswerParty>(),
    stars: integer('stars'),
    endedAt: instantColumn('ended_at'),
    version: integer('version').notNull().default(1),
    isSample: boolean('is_sample').notNull().default(false),
    createdAt: instantColumn('created_at').notNull(),
  },
  t => [
    refers(t.matterId, matter.id),
    refers(t.memberId, member.id),
    refers(t.teamId, team.id),
    refers(t.organizationId, organization.id),
    refers(t.serviceId, service.id),
    check('answer_voice', sql`num_nonnulls(team_id, organization_id) <= 1`),
    check('answer_second_text', sql`published_by <> member_id`),
    check('answer_read', sql`(public_text is null) = (published_by is null)`),
    check('answer_days', sql`until_on >= from_on`),
    check('answer_places', sql`places > 0`),
    check('answer_chosen', sql`chosen_by is not null or ${among(['offered', 'declined', 'withdrawn'])}`),
    check('answer_chosen_at', sql`(chosen_at is null) = (chosen_by is null)`),
    check('answer_reason', sql`(reason is not null) = (${among(['declined', 'failed'])})`),
    check('answer_stars', sql`(stars is not null) = (status = 'delivered') and stars between 1 and 5`),
    check('answer_ended', sql`(ended_at is null) = (${among(activeAnswerStatuses)})`),
    // Whoever answers does so once as long as something is expected of it.
    uniqueIndex('answer_once')
      .on(t.streetId, t.matterId, sql`coalesce(team_id, organization_id, member_id)`)
      .where(among(activeAnswerStatuses)),
    // Of those that do all of a need one is taken.
    uniqueIndex('answer_whole')
      .on(t.streetId, t.matterId)
      .where(sql`is_whole and ${among(takenAnswerStatuses)}`),
    uniqueIndex('answer_service').on(t.streetId, t.serviceId).where(sql`service_id is not null`),
    index('answer_matter').on(t.streetId, t.matterId, t.id),
    index('answer_member').on(t.streetId, t.memberId, t.id),
    index('answer_team').on(t.streetId, t.teamId, t.id).where(sql`team_id is not null`),
    index('answer_organization')
      .on(t.streetId, t.organizationId, t.id)
      .where(sql`organization_id is not null`),
    index('answer_unread').on(t.streetId, t.id).where(sql`public_text is null and status = 'offered'`),
  ],
)

/** Whom staff asked to answer a need: a team, an organization or a person, each once. */
export const answerInvitation = streetTable(
  'answer_invitation',
  {
    id: idColumn(),
    matterId: uuid('matter_id').notNull(),
    teamId: uuid('team_id'),
    organizationId: uuid('organization_id'),
    memberId: uuid('member_id'),
    invitedBy: uuid('invited_by').notNull(),
    invitedAt: instantColumn('invited_at').notNull(),
  },
  t => [
    refers(t.matterId, matter.id),
    refers(t.teamId, team.id),
    refers(t.organizationId, organization.id),
    refers(t.memberId, member.id),
    refers(t.invitedBy, member.id),
    check('answer_invitation_voice', sql`num_nonnulls(team_id, organization_id, member_id) = 1`),
    uniqueIndex('answer_invitation_once').on(
      t.streetId,
      t.matterId,
      sql`coalesce(team_id, organization_id, member_id)`,
    ),
    index('answer_invitation_asked').on(
      t.streetId,
      sql`coalesce(team_id, organization_id, member_id)`,
      t.invitedAt,
    ),
    index('answer_invitation_by').on(t.streetId, t.invitedBy, t.invitedAt),
  ],
)
