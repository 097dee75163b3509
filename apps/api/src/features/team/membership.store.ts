import type { Standing, TeamRole, TeamStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { isWithin } from '../street/area.store.ts'

/** How a person stands to a team. */
export interface StandingRow {
  standing: Standing
  role: TeamRole
  message: string
}

/** Returns how a person stands to a team; undefined when they never had to do with it. */
export async function findStanding(
  db: Executor,
  streetId: string,
  teamId: string,
  personId: string,
): Promise<StandingRow | undefined> {
  const { rows } = await db.$client.query<StandingRow>({
    name: 'standing-find',
    text: `select standing, role, message from team_member
      where street_id = $1 and team_id = $2 and person_id = $3`,
    values: [streetId, teamId, personId],
  })
  return rows[0]
}

/** Writes how persons now stand to a team. */
export async function writeStandings(
  tx: Tx,
  streetId: string,
  teamId: string,
  now: Date,
  rows: readonly (StandingRow & { personId: string; reason: string })[],
): Promise<void> {
  await tx.$client.query({
    name: 'standing-write',
    text: `insert into team_member (street_id, team_id, person_id, standing, role, message, reason, changed_at)
      select $1, $2, r."personId", r.standing, r.role, r.message, r.reason, $3
      from json_to_recordset($4::json) as r("personId" uuid, standing text, role text, message text, reason text)
      on conflict (street_id, team_id, person_id) do update set standing = excluded.standing,
        role = excluded.role, message = excluded.message, reason = excluded.reason,
        changed_at = excluded.changed_at`,
    values: [streetId, teamId, now, JSON.stringify(rows)],
  })
}

/** Returns who leads a team. */
export async function listLeaders(db: Executor, streetId: string, teamId: string): Promise<string[]> {
  const { rows } = await db.$client.query<{ personId: string }>({
    name: 'team-leaders',
    text: `select person_id as "personId" from team_member
      where street_id = $1 and team_id = $2 and role = 'leader' order by person_id`,
    values: [streetId, teamId],
  })
  return rows.map(row => row.personId)
}

/** Returns the names of who leads a team. */
export async function listLeaderNames(db: Executor, streetId: string, teamId: string): Promise<string[]> {
  const { rows } = await db.$client.query<{ name: string }>({
    name: 'team-leader-names',
    text: `select m.name from team_member x join member m on m.street_id = $1 and m.id = x.person_id
      where x.street_id = $1 and x.team_id = $2 and x.role = 'leader' order by m.name, m.id`,
    values: [streetId, teamId],
  })
  return rows.map(row => row.name)
}

/** A team somebody is in, asked for or is invited to, and whether nobody else leads it. */
export interface HeldTeam {
  teamId: string
  status: TeamStatus
  isOnlyLeader: boolean
}

/** Locks the teams a person has to do with, in the order of ids. */
export async function lockTeamsOf(tx: Tx, streetId: string, personId: string): Promise<HeldTeam[]> {
  await tx.$client.query({
    name: 'team-lock-held',
    text: `select from team t where t.street_id = $1 and t.id in (select team_id from team_member
        where street_id = $1 and person_id = $2 and standing in ('active', 'applied', 'invited'))
      order by t.id for no key update`,
    values: [streetId, personId],
  })
  // Asked after the locks are held, so that a leader who has just left is not counted.
  const { rows } = await tx.$client.query<HeldTeam>({
    name: 'team-held',
    text: `select t.id as "teamId", t.status, x.role = 'leader' and not exists (select from team_member o
          where o.street_id = $1 and o.team_id = t.id and o.role = 'leader' and o.person_id <> $2)
          as "isOnlyLeader"
      from team_member x join team t on t.street_id = $1 and t.id = x.team_id
      where x.street_id = $1 and x.person_id = $2 and x.standing in ('active', 'applied', 'invited')`,
    values: [streetId, personId],
  })
  return rows
}

/** Ends whatever a person has to do with teams. */
export async function endStandings(tx: Tx, streetId: string, personId: string, now: Date): Promise<void> {
  await tx.$client.query({
    name: 'standing-end',
    text: `update team_member set standing = 'left', role = 'member', message = '', changed_at = $3
      where street_id = $1 and person_id = $2 and standing in ('active', 'applied', 'invited')`,
    values: [streetId, personId, now],
  })
}

/** Turns down every application and invitation of a team; returns whose they were. */
export async function turnDownWaiting(
  tx: Tx,
  streetId: string,
  teamId: string,
  reason: string,
  now: Date,
): Promise<string[]> {
  const { rows } = await tx.$client.query<{ memberId: string }>({
    name: 'standing-turn-down',
    text: `update team_member x set standing = 'rejected', reason = $3, changed_at = $4
      from volunteer v
      where x.street_id = $1 and x.team_id = $2 and x.standing in ('applied', 'invited')
        and v.street_id = $1 and v.person_id = x.person_id
      returning v.member_id as "memberId"`,
    values: [streetId, teamId, reason, now],
  })
  return rows.map(row => row.memberId)
}

/** How a member, or a dependant of theirs, stands to a team. */
export interface OwnStandingRow {
  teamId: string
  teamName: string
  personId: string
  personName: string
  standing: Standing
  role: TeamRole
  reason: string
  changedAt: Date
}

/** Returns how a member and their dependants stand to one team, or to all; what changed last first. */
export async function listOwnStandings(
  db: Executor,
  streetId: string,
  memberId: string,
  teamId: string | undefined,
): Promise<OwnStandingRow[]> {
  const { rows } = await db.$client.query<OwnStandingRow>({
    name: 'standing-own',
    text: `select x.team_id as "teamId", t.name as "teamName", x.person_id as "personId",
        coalesce(d.name, m.name) as "personName", x.standing, x.role, x.reason, x.changed_at as "changedAt"
      from volunteer v
      join team_member x on x.street_id = $1 and x.person_id = v.person_id
      join team t on t.street_id = $1 and t.id = x.team_id
      join member m on m.street_id = $1 and m.id = v.member_id
      left join dependant d on d.street_id = $1 and d.id = v.dependant_id
      where v.street_id = $1 and v.member_id = $2 and v.status <> 'left' and ($3::uuid is null or t.id = $3)
      order by x.changed_at desc, t.name, x.person_id`,
    values: [streetId, memberId, teamId],
  })
  return rows
}

/** Somebody in a team, as its leaders see them. */
export interface TeamMemberRow {
  personId: string
  name: string
  number: string
  birthDate: string | null
  standing: Standing
  role: TeamRole
  skills: string[]
  message: string
  changedAt: Date
}

const memberRows = `select x.person_id as "personId", coalesce(d.name, m.name) as name, v.number,
    to_char(v.birth_date, 'YYYY-MM-DD') as "birthDate", x.standing, x.role, v.skills, x.message,
    x.changed_at as "changedAt"
  from team_member x
  join volunteer v on v.street_id = $1 and v.person_id = x.person_id
  join member m on m.street_id = $1 and m.id = v.member_id
  left join dependant d on d.street_id = $1 and d.id = v.dependant_id`

export interface MemberQuery {
  /** Who is in it, asks or is invited, when undefined. */
  standing: Standing | undefined
  /** Part of a name, or the beginning of a number. */
  q: string | undefined
  after: { name: string; personId: string } | null
  limit: number
}

/** Returns who is in a team, by name. */
export async function listMembers(
  db: Executor,
  streetId: string,
  teamId: string,
  query: MemberQuery,
): Promise<TeamMemberRow[]> {
  const { rows } = await db.$client.query<TeamMemberRow>({
    name: 'team-members',
    text: `${memberRows} where x.street_id = $1 and x.team_id = $2
        and case when $3::text is null then x.standing in ('active', 'applied', 'invited')
          else x.standing = $3 end
        and ($4::text is null or strpos(coalesce(d.name, m.name), $4) > 0 or starts_with(v.number, upper($4)))
        and ($5::text is null or (coalesce(d.name, m.name), x.person_id) > ($5, $6::uuid))
      order by coalesce(d.name, m.name), x.person_id limit $7`,
    values: [
      streetId,
      teamId,
      query.standing,
      query.q,
      query.after?.name,
      query.after?.personId,
      query.limit,
    ],
  })
  return rows
}

export async function findMember(
  db: Executor,
  streetId: string,
  teamId: string,
  personId: string,
): Promise<TeamMemberRow | undefined> {
  const { rows } = await db.$client.query<TeamMemberRow>({
    name: 'team-member-find',
    text: `${memberRows} where x.street_id = $1 and x.team_id = $2 and x.person_id = $3`,
    values: [streetId, teamId, personId],
  })
  return rows[0]
}

/** Counts who asks to join the teams of a scope, with when the first did. */
export const countApplications = (db: Executor, streetId: string, scope: Scope): Promise<Counted> =>
  countRows(db, {
    name: 'team-waiting',
    rows: `select x.changed_at as first from team t
      join team_member x on x.street_id = $1 and x.team_id = t.id and x.standing = 'applied'
      where t.street_id = $1 and t.status = 'active' and ($2::boolean or ${isWithin(3, 't.area_id')})`,
    values: [streetId, scope.isWholeStreet, scope.areaIds],
  })
