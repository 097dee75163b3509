import {
  type AnswerFacts,
  type AnswerParty,
  type AnswerReason,
  type AnswerVoice,
  activeAnswerStatuses,
  type MatterStatus,
  type ServiceStatus,
  shanghaiDate,
} from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { inForce } from '../delegate/delegate.store.ts'

/** An answer as it is kept, with the names of its people. */
export interface AnswerRow extends AnswerFacts {
  id: string
  matterId: string
  memberId: string
  memberName: string
  memberPhone: string | null
  teamId: string | null
  organizationId: string | null
  /** Of the team or the organization. */
  voiceName: string | null
  text: string
  placeNote: string
  conditions: string
  fromOn: string
  untilOn: string | null
  places: number | null
  isPaid: boolean
  publicText: string | null
  /** Whoever took it, and where they are reached: staff at the desk. */
  chosenBy: string | null
  chosenByName: string | null
  chosenByPhone: string | null
  reason: AnswerReason | null
  word: string | null
  endedAs: AnswerParty | null
  stars: number | null
  version: number
  createdAt: Date
  matterTitle: string | null
  matterNumber: string
  matterStatus: MatterStatus
  /** The service that was drafted from it, and how far it is. */
  serviceId: string | null
  serviceStatus: ServiceStatus | null
  serviceKind: 'service' | 'activity' | null
}

/** SQL: an answer `a` with its need `m` and the names of its people; the first parameter is the street. */
const answerRows = `select a.id, a.matter_id as "matterId", a.member_id as "memberId", p.name as "memberName",
    p.phone as "memberPhone", a.team_id as "teamId", a.organization_id as "organizationId",
    coalesce(t.name, o.name) as "voiceName", a.text, a.place_note as "placeNote", a.conditions,
    to_char(a.from_on, 'YYYY-MM-DD') as "fromOn", to_char(a.until_on, 'YYYY-MM-DD') as "untilOn", a.places,
    a.is_whole as "isWhole", a.is_paid as "isPaid", a.status, a.public_text as "publicText",
    a.public_text is not null as "isRead", a.chosen_by as "chosenBy", c.name as "chosenByName",
    case when a.chosen_by = m.raised_by then c.phone else s.desk_phone end as "chosenByPhone", a.reason, a.word,
    a.ended_as as "endedAs", a.stars, a.version, a.created_at as "createdAt",
    case when m.is_public then m.public_title end as "matterTitle", m.number as "matterNumber",
    m.status as "matterStatus", a.service_id as "serviceId", v.status as "serviceStatus", v.kind as "serviceKind"
  from answer a
  join matter m on m.street_id = $1 and m.id = a.matter_id
  join member p on p.street_id = $1 and p.id = a.member_id
  join street s on s.id = $1
  left join service v on v.street_id = $1 and v.id = a.service_id
  left join team t on t.street_id = $1 and t.id = a.team_id
  left join organization o on o.street_id = $1 and o.id = a.organization_id
  left join member c on c.street_id = $1 and c.id = a.chosen_by`

/** Returns the answers to a need, the first one first. */
export async function listAnswers(db: Executor, streetId: string, matterId: string): Promise<AnswerRow[]> {
  const { rows } = await db.$client.query<AnswerRow>({
    name: 'answer-list',
    text: `${answerRows} where a.street_id = $1 and a.matter_id = $2 order by a.id`,
    values: [streetId, matterId],
  })
  return rows
}

/** Returns which need an answer is for. */
export async function findMatterOf(
  db: Executor,
  streetId: string,
  answerId: string,
): Promise<string | undefined> {
  const { rows } = await db.$client.query<{ matterId: string }>({
    name: 'answer-matter',
    text: 'select matter_id as "matterId" from answer where street_id = $1 and id = $2',
    values: [streetId, answerId],
  })
  return rows[0]?.matterId
}

/** Returns what somebody answered, for themselves and for whom they speak, newest first. */
export async function listGiven(
  db: Executor,
  of: { streetId: string; memberId: string; teamIds: readonly string[]; organizationIds: readonly string[] },
  paging: { before: string | null; limit: number },
): Promise<AnswerRow[]> {
  const { rows } = await db.$client.query<AnswerRow>({
    name: 'answer-given',
    text: `${answerRows} where a.street_id = $1
        and (a.member_id = $2 or a.team_id = any($3::uuid[]) or a.organization_id = any($4::uuid[]))
        and ($5::uuid is null or a.id < $5)
      order by a.id desc limit $6`,
    values: [of.streetId, of.memberId, of.teamIds, of.organizationIds, paging.before, paging.limit],
  })
  return rows
}

/** Waits until nobody else counts with how many answers of a member something is expected. */
export async function lockOffering(tx: Tx, streetId: string, memberId: string): Promise<void> {
  await tx.$client.query({
    name: 'answer-lock-offering',
    text: `select pg_advisory_xact_lock(hashtextextended('answers ' || $1 || ' ' || $2, 0))`,
    values: [streetId, memberId],
  })
}

/** Returns with how many answers of a member something is still expected of, and when they were born. */
export async function countOffered(
  db: Executor,
  streetId: string,
  memberId: string,
): Promise<{ open: number; birthDate: string | null }> {
  const { rows } = await db.$client.query<{ open: number; birthDate: string | null }>({
    name: 'answer-count-offered',
    text: `select p.birth_date::text as "birthDate", (select count(*)::int from answer a
        where a.street_id = $1 and a.member_id = $2 and a.status = any($3)) as open
      from member p where p.street_id = $1 and p.id = $2`,
    values: [streetId, memberId, activeAnswerStatuses],
  })
  return rows[0] ?? { open: 0, birthDate: null }
}

/** An answer that is given. */
export type NewAnswer = Pick<
  AnswerRow,
  | 'id'
  | 'matterId'
  | 'memberId'
  | 'teamId'
  | 'organizationId'
  | 'text'
  | 'placeNote'
  | 'conditions'
  | 'fromOn'
  | 'untilOn'
  | 'places'
  | 'isWhole'
  | 'isPaid'
  | 'createdAt'
>

/** Writes an answer; returns false when whoever gives it has answered before, and something is still expected of that. */
export async function insertAnswer(tx: Tx, streetId: string, row: NewAnswer): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'answer-insert',
    text: `insert into answer (street_id, id, matter_id, member_id, team_id, organization_id, text, place_note,
        conditions, from_on, until_on, places, is_whole, is_paid, status, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'offered', $15) on conflict do nothing`,
    values: [
      streetId,
      row.id,
      row.matterId,
      row.memberId,
      row.teamId,
      row.organizationId,
      row.text,
      row.placeNote,
      row.conditions,
      row.fromOn,
      row.untilOn,
      row.places,
      row.isWhole,
      row.isPaid,
      row.createdAt,
    ],
  })
  return rowCount === 1
}

/** What an answer becomes by a step; what is undefined stays as it was. */
export interface NextAnswer {
  id: string
  status: AnswerFacts['status']
  publicText: string | undefined
  publishedBy: string | undefined
  chosenBy: string | undefined
  chosenAt: Date | undefined
  reason: AnswerReason | undefined
  word: string | undefined
  endedAs: AnswerParty | undefined
  stars: number | undefined
  endedAt: Date | undefined
}

/** Writes what an answer has become. */
export async function updateAnswer(tx: Tx, streetId: string, next: NextAnswer): Promise<void> {
  await tx.$client.query({
    name: 'answer-update',
    text: `update answer set status = $3, public_text = coalesce($4, public_text),
        published_by = coalesce($5, published_by), chosen_by = coalesce($6, chosen_by),
        chosen_at = coalesce($12, chosen_at), reason = $7, word = $8, ended_as = $9, stars = $10, ended_at = $11, version = version + 1
      where street_id = $1 and id = $2`,
    values: [
      streetId,
      next.id,
      next.status,
      next.publicText,
      next.publishedBy,
      next.chosenBy,
      next.reason,
      next.word,
      next.endedAs,
      next.stars,
      next.endedAt,
      next.chosenAt,
    ],
  })
}

/** Keeps which service was drafted from an answer, once; returns false where there is one. */
export async function linkService(
  tx: Tx,
  streetId: string,
  of: { answerId: string; serviceId: string },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'answer-service',
    text: `update answer set service_id = $3, version = version + 1
      where street_id = $1 and id = $2 and service_id is null`,
    values: [streetId, of.answerId, of.serviceId],
  })
  return rowCount === 1
}

/** Counts again what a locked need has of answers: that everybody sees, that both sides agreed on, that were done. */
export async function countAnswers(tx: Tx, streetId: string, matterId: string): Promise<void> {
  await tx.$client.query({
    name: 'answer-count',
    text: `with counted as (select
          count(*) filter (where public_text is not null and status not in ('declined', 'withdrawn')) as answers,
          count(*) filter (where status in ('agreed', 'reported', 'delivered')) as agreed,
          count(*) filter (where status in ('reported', 'delivered')) as carried_out
        from answer where street_id = $1 and matter_id = $2)
      update matter set answers = counted.answers, agreed = counted.agreed, carried_out = counted.carried_out
      from counted where street_id = $1 and id = $2`,
    values: [streetId, matterId],
  })
}

/** For whom somebody speaks besides themselves. */
export interface VoiceRow {
  voice: Exclude<AnswerVoice, 'member'>
  id: string
  name: string
}

/** Returns the teams that a member leads and the organizations they work or speak for, by name. */
export async function listVoices(
  db: Executor,
  streetId: string,
  memberId: string,
  now: Date,
): Promise<VoiceRow[]> {
  const { rows } = await db.$client.query<VoiceRow>({
    name: 'answer-voices',
    text: `select 'team' as voice, t.id, t.name from team_member x
        join team t on t.street_id = $1 and t.id = x.team_id
        where x.street_id = $1 and x.person_id = $2 and x.role = 'leader' and x.standing = 'active'
          and t.status = 'active'
      union select 'organization', o.id, o.name from role_grant g
        join organization o on o.street_id = $1 and o.id = g.organization_id
        where g.street_id = $1 and g.member_id = $2 and g.role = 'provider' and g.revoked_at is null
          and g.starts_at <= $3 and (g.ends_at is null or g.ends_at > $3)
      union select 'organization', o.id, o.name from delegate d
        join organization o on o.street_id = $1 and o.id = d.organization_id
        where d.street_id = $1 and d.member_id = $2 and ${inForce(4)}
      order by 3, 2`,
    values: [streetId, memberId, now, shanghaiDate(now)],
  })
  return rows
}
