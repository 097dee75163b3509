import type { PictureChoice } from '@yunxuan/contract'
import type { TeamStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { choiceJson, pictureJson, type ShownPicture } from '../picture/picture.store.ts'
import { isWithin } from '../street/area.store.ts'

/** Decides whether a member leads a team, or one above it. */
export async function leadsTeam(
  db: Executor,
  streetId: string,
  memberId: string,
  teamId: string,
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'team-leads',
    text: `with recursive up(id, parent_id) as (
        select id, parent_id from team where street_id = $1 and id = $3
        union select t.id, t.parent_id from team t join up on t.id = up.parent_id where t.street_id = $1)
      select from up join team_member m on m.street_id = $1 and m.team_id = up.id
      where m.person_id = $2 and m.role = 'leader' and m.standing = 'active' limit 1`,
    values: [streetId, memberId, teamId],
  })
  return rowCount === 1
}

/** What a team is, as it is written. */
export interface TeamFacts {
  name: string
  parentId: string | null
  areaId: string | null
  intro: string
  isOpen: boolean
  picture: PictureChoice | null
}

export interface TeamRow extends TeamFacts {
  id: string
  status: TeamStatus
}

const teamColumns = `id, name, parent_id as "parentId", area_id as "areaId", intro, is_open as "isOpen", status,
  ${choiceJson('picture_id', 'picture_alt')} as picture`

/** Locks a team while somebody comes in or leaves: who decides, and the last leader, are seen one after another. */
export async function lockTeam(tx: Tx, streetId: string, teamId: string): Promise<TeamRow | undefined> {
  const { rows } = await tx.$client.query<TeamRow>({
    name: 'team-lock',
    text: `select ${teamColumns} from team where street_id = $1 and id = $2 for no key update`,
    values: [streetId, teamId],
  })
  return rows[0]
}

/** Locks every team of a street, in the order of ids, while its tree changes. */
export async function lockTree(tx: Tx, streetId: string): Promise<TeamRow[]> {
  const { rows } = await tx.$client.query<TeamRow>({
    name: 'team-lock-tree',
    text: `select ${teamColumns} from team where street_id = $1 order by id for no key update`,
    values: [streetId],
  })
  return rows
}

/** Adds a team; returns whether its name was free. */
export async function insertTeam(
  tx: Tx,
  streetId: string,
  row: TeamFacts & { id: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'team-insert',
    text: `insert into team (street_id, id, name, parent_id, area_id, intro, is_open, status, created_at,
        picture_id, picture_alt)
      values ($1, $2, $3, $4, $5, $6, $7, 'active', $8, $9, $10) on conflict (street_id, name) do nothing`,
    values: [
      streetId,
      row.id,
      row.name,
      row.parentId,
      row.areaId,
      row.intro,
      row.isOpen,
      row.now,
      row.picture?.id ?? null,
      row.picture?.alt ?? '',
    ],
  })
  return rowCount === 1
}

/** Changes a team; returns whether its name was free. */
export async function updateTeam(
  tx: Tx,
  streetId: string,
  teamId: string,
  facts: TeamFacts,
): Promise<boolean> {
  // The tree is locked, so nobody takes the name between the question and the change.
  const { rowCount } = await tx.$client.query({
    name: 'team-update',
    text: `update team set name = $3, parent_id = $4, area_id = $5, intro = $6, is_open = $7,
        picture_id = $8, picture_alt = $9
      where street_id = $1 and id = $2
        and not exists (select from team o where o.street_id = $1 and o.name = $3 and o.id <> $2)`,
    values: [
      streetId,
      teamId,
      facts.name,
      facts.parentId,
      facts.areaId,
      facts.intro,
      facts.isOpen,
      facts.picture?.id ?? null,
      facts.picture?.alt ?? '',
    ],
  })
  return rowCount === 1
}

export async function setTeamClosed(tx: Tx, streetId: string, teamId: string): Promise<void> {
  await tx.$client.query({
    name: 'team-close',
    text: `update team set status = 'closed', is_open = false where street_id = $1 and id = $2`,
    values: [streetId, teamId],
  })
}

/** A team as lists show it. */
export interface TeamListed extends Omit<TeamRow, 'picture'> {
  picture: ShownPicture | null
  parentName: string | null
  areaName: string | null
  members: number
}

const listedTeams = `select t.id, t.name, t.parent_id as "parentId", p.name as "parentName",
    t.area_id as "areaId", a.name as "areaName", t.intro, t.is_open as "isOpen", t.status,
    ${pictureJson('t.picture_id', 't.picture_alt')} as picture,
    (select count(*)::int from team_member x where x.street_id = $1 and x.team_id = t.id
      and x.standing = 'active') as members
  from team t
  left join team p on p.street_id = $1 and p.id = t.parent_id
  left join area a on a.street_id = $1 and a.id = t.area_id`

export interface TeamQuery {
  /** Part of a name. */
  q: string | undefined
  areaId: string | undefined
  parentId: string | undefined
  /** Those whose name comes after this one. */
  after: string | null
  limit: number
}

/** Returns the teams of a street that are not closed, by name. */
export async function listTeams(db: Executor, streetId: string, query: TeamQuery): Promise<TeamListed[]> {
  const { rows } = await db.$client.query<TeamListed>({
    name: 'team-list',
    text: `${listedTeams} where t.street_id = $1 and t.status = 'active'
        and ($2::text is null or strpos(t.name, $2) > 0)
        and ($3::uuid is null or t.area_id = $3)
        and ($4::uuid is null or t.parent_id = $4)
        and ($5::text is null or t.name > $5)
      order by t.name limit $6`,
    values: [streetId, query.q, query.areaId, query.parentId, query.after, query.limit],
  })
  return rows
}

export async function findTeam(
  db: Executor,
  streetId: string,
  teamId: string,
): Promise<TeamListed | undefined> {
  const { rows } = await db.$client.query<TeamListed>({
    name: 'team-find',
    text: `${listedTeams} where t.street_id = $1 and t.id = $2`,
    values: [streetId, teamId],
  })
  return rows[0]
}

/** Returns the teams a team lies in, outermost first, without itself. */
export async function listPath(
  db: Executor,
  streetId: string,
  teamId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.$client.query<{ id: string; name: string }>({
    name: 'team-path',
    text: `with recursive up(id, parent_id, name, depth) as (
        select id, parent_id, name, 0 from team where street_id = $1 and id = $2
        union all select t.id, t.parent_id, t.name, up.depth + 1
          from team t join up on t.id = up.parent_id where t.street_id = $1 and up.depth < 8)
      select id, name from up where depth > 0 order by depth desc`,
    values: [streetId, teamId],
  })
  return rows
}

/** A team as those who keep it see it. */
export interface ManagedTeamRow extends TeamListed {
  leaders: { personId: string; name: string; number: string }[]
  applications: number
}

const managedTeams = `select l.*,
    (select coalesce(json_agg(json_build_object('personId', v.person_id, 'name', m.name, 'number', v.number)
        order by m.name, v.person_id), '[]')
      from team_member x
      join volunteer v on v.street_id = $1 and v.person_id = x.person_id
      join member m on m.street_id = $1 and m.id = v.member_id
      where x.street_id = $1 and x.team_id = l.id and x.role = 'leader') as leaders,
    (select count(*)::int from team_member x where x.street_id = $1 and x.team_id = l.id
      and x.standing = 'applied') as applications`

/** Returns the teams of a scope by name, closed ones too. */
export async function listManagedTeams(
  db: Executor,
  streetId: string,
  query: {
    scope: Scope
    q: string | undefined
    status: TeamStatus | undefined
    after: string | null
    limit: number
  },
): Promise<ManagedTeamRow[]> {
  const { rows } = await db.$client.query<ManagedTeamRow>({
    name: 'team-managed',
    text: `${managedTeams} from (${listedTeams} where t.street_id = $1
        and ($2::boolean or ${isWithin(3, 't.area_id')})
        and ($4::text is null or strpos(t.name, $4) > 0)
        and ($5::text is null or t.status = $5)
        and ($6::text is null or t.name > $6)
      order by t.name limit $7) l order by l.name`,
    values: [
      streetId,
      query.scope.isWholeStreet,
      query.scope.areaIds,
      query.q,
      query.status,
      query.after,
      query.limit,
    ],
  })
  return rows
}

export async function findManagedTeam(
  db: Executor,
  streetId: string,
  teamId: string,
): Promise<ManagedTeamRow | undefined> {
  const { rows } = await db.$client.query<ManagedTeamRow>({
    name: 'team-managed-one',
    text: `${managedTeams} from (${listedTeams} where t.street_id = $1 and t.id = $2) l`,
    values: [streetId, teamId],
  })
  return rows[0]
}
