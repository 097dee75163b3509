import type { AnswerVoice } from '@yunxuan/domain'
import { activeAnswerStatuses, shanghaiDate } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { inForce } from '../delegate/delegate.store.ts'

/** Whoever may be asked to answer: a team, an organization or a person. */
export interface Voice {
  voice: AnswerVoice
  id: string
}

/** What was asked before, of a voice and by a member of staff. */
export interface AskedBefore {
  name: string | null
  wasInvited: boolean
  hasAnswered: boolean
  askedByCaller: number
  askedOfIt: number
}

const voiceOf = (of: string) => `coalesce(${of}.team_id, ${of}.organization_id, ${of}.member_id)`

/** Waits until nobody else counts how often a voice was asked, or whom a member of staff asked. */
export async function lockInviting(tx: Tx, streetId: string, ids: readonly string[]): Promise<void> {
  for (const id of [...ids].sort()) {
    await tx.$client.query({
      name: 'invitation-lock',
      text: `select pg_advisory_xact_lock(hashtextextended('inviting ' || $1 || ' ' || $2, 0))`,
      values: [streetId, id],
    })
  }
}

/** Returns what was asked before, of one need and since the beginning of a day. */
export async function findAsked(
  tx: Tx,
  streetId: string,
  of: { matterId: string; voice: Voice; invitedBy: string; since: Date },
): Promise<AskedBefore> {
  const { rows } = await tx.$client.query<AskedBefore>({
    name: 'invitation-asked',
    text: `select coalesce((select name from team where street_id = $1 and id = $3 and status = 'active'),
          (select name from organization where street_id = $1 and id = $3),
          (select name from member where street_id = $1 and id = $3)) as name,
        exists (select from answer_invitation i where i.street_id = $1 and i.matter_id = $2
          and ${voiceOf('i')} = $3) as "wasInvited",
        exists (select from answer a where a.street_id = $1 and a.matter_id = $2 and ${voiceOf('a')} = $3
          and a.status = any($6)) as "hasAnswered",
        (select count(*)::int from answer_invitation i where i.street_id = $1 and i.invited_by = $4
          and i.invited_at >= $5) as "askedByCaller",
        (select count(*)::int from answer_invitation i where i.street_id = $1 and ${voiceOf('i')} = $3
          and i.invited_at >= $5) as "askedOfIt"`,
    values: [streetId, of.matterId, of.voice.id, of.invitedBy, of.since, activeAnswerStatuses],
  })
  const row = rows[0]
  if (row === undefined) throw new Error('a question without a table returned no row')
  return row
}

/** Returns who speaks for a voice today: those who lead a team, or work or speak for an organization. */
export async function listSpeakersOf(
  db: Executor,
  streetId: string,
  { voice, id }: Voice,
  now: Date,
): Promise<string[]> {
  const { rows } = await db.$client.query<{ memberId: string }>({
    name: 'invitation-speakers',
    text: `select m.id as "memberId" from team_member x
        join member m on m.street_id = $1 and m.id = x.person_id
        where $2 = 'team' and x.street_id = $1 and x.team_id = $3 and x.role = 'leader' and x.standing = 'active'
      union select g.member_id from role_grant g
        where $2 = 'organization' and g.street_id = $1 and g.organization_id = $3 and g.role = 'provider'
          and g.revoked_at is null and g.starts_at <= $4 and (g.ends_at is null or g.ends_at > $4)
      union select d.member_id from delegate d
        where $2 = 'organization' and d.street_id = $1 and d.organization_id = $3 and ${inForce(5)}
      union select m.id from member m
        where $2 = 'member' and m.street_id = $1 and m.id = $3 and m.account_id is not null
      order by 1`,
    values: [streetId, voice, id, now, shanghaiDate(now)],
  })
  return rows.map(row => row.memberId)
}

/** Returns which of some organizations somebody works or speaks for today: they can be asked here. */
export async function listReachable(
  db: Executor,
  streetId: string,
  organizationIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'invitation-reachable',
    text: `select g.organization_id as id from role_grant g
        where g.street_id = $1 and g.organization_id = any($2::uuid[]) and g.role = 'provider'
          and g.revoked_at is null and g.starts_at <= $3 and (g.ends_at is null or g.ends_at > $3)
      union select d.organization_id from delegate d
        where d.street_id = $1 and d.organization_id = any($2::uuid[]) and ${inForce(4)}`,
    values: [streetId, organizationIds, now, shanghaiDate(now)],
  })
  return rows.map(row => row.id)
}

/** Keeps that a voice was asked; returns false when it was before. */
export async function insertInvitation(
  tx: Tx,
  streetId: string,
  row: { id: string; matterId: string; voice: Voice; invitedBy: string; now: Date },
): Promise<boolean> {
  const idFor = (voice: AnswerVoice) => (row.voice.voice === voice ? row.voice.id : null)
  const { rowCount } = await tx.$client.query({
    name: 'invitation-insert',
    text: `insert into answer_invitation (street_id, id, matter_id, team_id, organization_id, member_id, invited_by,
        invited_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    values: [
      streetId,
      row.id,
      row.matterId,
      idFor('team'),
      idFor('organization'),
      idFor('member'),
      row.invitedBy,
      row.now,
    ],
  })
  return rowCount === 1
}

/** Returns the voices that were asked to answer a need. */
export async function listInvited(db: Executor, streetId: string, matterId: string): Promise<string[]> {
  const { rows } = await db.$client.query<{ voiceId: string }>({
    name: 'invitation-list',
    text: `select ${voiceOf('i')} as "voiceId" from answer_invitation i
      where i.street_id = $1 and i.matter_id = $2`,
    values: [streetId, matterId],
  })
  return rows.map(row => row.voiceId)
}

const mostAsked = 10

/** Returns the needs that voices were asked to answer, may still, and have not, the newest request first. */
export async function listAskedNeeds(
  db: Executor,
  streetId: string,
  voiceIds: readonly string[],
): Promise<{ id: string; title: string }[]> {
  const { rows } = await db.$client.query<{ id: string; title: string }>({
    name: 'invitation-needs',
    text: `select m.id, m.public_title as title from answer_invitation i
      join matter m on m.street_id = $1 and m.id = i.matter_id
      where i.street_id = $1 and ${voiceOf('i')} = any($2::uuid[]) and m.is_public and m.ended_at is null
        and m.status <> 'answered'
        and not exists (select from answer a where a.street_id = $1 and a.matter_id = m.id
          and ${voiceOf('a')} = ${voiceOf('i')})
      group by m.id, m.public_title order by max(i.invited_at) desc, m.id limit ${mostAsked}`,
    values: [streetId, voiceIds],
  })
  return rows
}
