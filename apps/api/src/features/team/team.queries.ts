import type { ManagedTeam, OwnStanding, Team, TeamMember, TeamSummary } from '@yunxuan/contract'
import { isMinor, maskName, type Standing } from '@yunxuan/domain'
import type { Caller, MemberCaller } from '../../platform/caller.ts'
import { fromCursor } from '../../platform/cursor.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { presentPicture } from '../picture/picture-present.ts'
import { requireTeamLeader } from './lead.ts'
import type { SeenMember } from './membership.service.ts'
import {
  listLeaderNames,
  listMembers,
  listOwnStandings,
  type OwnStandingRow,
  type TeamMemberRow,
} from './membership.store.ts'
import {
  findTeam,
  leadsTeam,
  listPath,
  listTeams,
  type ManagedTeamRow,
  type TeamListed,
} from './team.store.ts'

// A team has no more right below it than one screen of a list.
const partsShown = 200

/** Returns a team with how the caller stands to it; its leaders are named to those who are in it. */
export async function readTeam(
  db: Executor,
  look: { streetId: string; teamId: string; caller: Caller | null },
): Promise<Team> {
  const { streetId, teamId, caller } = look
  const row = await findTeam(db, streetId, teamId)
  if (row === undefined) throw new Refusal('not_found')
  const me = caller?.member ?? null
  const below = { q: undefined, areaId: undefined, parentId: teamId, after: null, limit: partsShown }
  const [path, parts, leaders, own, isLedByMe] = await Promise.all([
    listPath(db, streetId, teamId),
    listTeams(db, streetId, below),
    listLeaderNames(db, streetId, teamId),
    me === null ? [] : listOwnStandings(db, streetId, me.id, teamId),
    me === null ? false : leadsTeam(db, streetId, me.id, teamId),
  ])
  const isInside = isLedByMe || own.some(one => one.standing === 'active')
  return {
    ...presentTeam(row),
    path,
    parts: parts.map(({ id, name, members }) => ({ id, name, members })),
    leaders: isInside ? leaders : leaders.map(maskName),
    own: own.map(presentStanding),
    isLedByMe,
  }
}

/** Returns who is in a team, for those who lead or coordinate it, with one more than fits; and as what they look. */
export async function readMembers(
  db: Executor,
  look: { streetId: string; teamId: string; caller: MemberCaller; now: Date },
  query: { standing?: Standing; q?: string; cursor?: string },
  limit: number,
): Promise<{ rows: TeamMemberRow[]; role: string }> {
  const { streetId, teamId, caller, now } = look
  const team = await findTeam(db, streetId, teamId)
  if (team === undefined) throw new Refusal('not_found')
  const role = await requireTeamLeader(db, streetId, caller, team, now)
  const [name = '', personId = ''] =
    query.cursor === undefined ? [] : fromCursor(query.cursor, 2).map(part => String(part))
  const rows = await listMembers(db, streetId, teamId, {
    standing: query.standing,
    q: query.q?.trim(),
    after: query.cursor === undefined ? null : { name, personId },
    limit: limit + 1,
  })
  return { rows, role }
}

/** Returns a team as everybody sees it. */
export function presentTeam(row: TeamListed): TeamSummary {
  return { ...row, picture: presentPicture(row.picture) }
}

/** Returns a team as those who keep it see it. */
export function presentManagedTeam(row: ManagedTeamRow): ManagedTeam {
  return { ...row, picture: presentPicture(row.picture) }
}

export function presentStanding(row: OwnStandingRow): OwnStanding {
  return { ...row, changedAt: row.changedAt.toISOString() }
}

/**
 * Returns somebody in a team as its leaders see them. Who has not said yes is not named, nor is a minor to staff: they
 * open the record, with a reason.
 */
export function presentMember(
  { row: { birthDate, changedAt, ...row }, role }: SeenMember,
  now: Date,
): TeamMember {
  const isYoung = birthDate !== null && isMinor(birthDate, now)
  const hasAgreed = row.standing === 'active' || row.standing === 'applied'
  const isNamed = hasAgreed && (role === 'leader' || !isYoung)
  return {
    ...row,
    name: isNamed ? row.name : maskName(row.name),
    skills: hasAgreed ? row.skills : [],
    isMinor: isYoung,
    changedAt: changedAt.toISOString(),
  }
}
