/** A closed team takes nobody and stands in no list; it keeps its past. */
export const teamStatuses = ['active', 'closed'] as const
export type TeamStatus = (typeof teamStatuses)[number]

/** How a person stands to a team. */
export const standings = ['applied', 'invited', 'active', 'rejected', 'declined', 'left', 'removed'] as const
export type Standing = (typeof standings)[number]

export const teamRoles = ['member', 'leader'] as const
export type TeamRole = (typeof teamRoles)[number]

/** Why a team cannot lie where it was to be put. */
export const treeDenials = ['team_cycle', 'team_too_deep'] as const
export type TreeDenial = (typeof treeDenials)[number]

/** Why somebody does not get into a team, or out of it. */
export const teamDenials = [
  'team_closed',
  'team_not_open',
  'already_in_team',
  'already_applied',
  'not_in_team',
  'already_decided',
  'last_leader',
  'leader_not_possible',
] as const
export type TeamDenial = (typeof teamDenials)[number]

/** Returns a team with those above it, innermost first; `parents` names the parent of each. */
export function teamWithParents(teamId: string, parents: ReadonlyMap<string, string | null>): string[] {
  const teams: string[] = []
  for (let at: string | null = teamId; at !== null && !teams.includes(at); at = parents.get(at) ?? null) {
    teams.push(at)
  }
  return teams
}

/**
 * Decides whether a team may be put below another (on top when null). `parents` are the teams as they are;
 * `depthMax` counts levels, the top one included.
 */
export function denyParent(
  teamId: string,
  parentId: string | null,
  parents: ReadonlyMap<string, string | null>,
  depthMax: number,
): TreeDenial | undefined {
  const above = parentId === null ? [] : teamWithParents(parentId, parents)
  if (above.includes(teamId)) return 'team_cycle'
  return above.length + heightOf(teamId, parents) > depthMax ? 'team_too_deep' : undefined
}

/** Returns how many levels a team and what lies below it take. */
function heightOf(teamId: string, parents: ReadonlyMap<string, string | null>): number {
  const depths = [...parents.keys()].map(id => teamWithParents(id, parents).indexOf(teamId) + 1)
  return Math.max(1, ...depths)
}

/** Decides whether somebody who stands so may ask to be let in. */
export function denyApplication(
  team: { status: TeamStatus; isOpen: boolean },
  standing: Standing | undefined,
): TeamDenial | undefined {
  if (team.status === 'closed') return 'team_closed'
  if (standing === 'active') return 'already_in_team'
  if (standing === 'applied') return 'already_applied'
  // Whoever is invited comes in by a yes, whether the team takes applications or not.
  return team.isOpen || standing === 'invited' ? undefined : 'team_not_open'
}
