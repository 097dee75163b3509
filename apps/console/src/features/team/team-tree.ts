import type { ManagedTeam } from '@yunxuan/contract'

/** A team where it stands in the tree; 0 lies below none. */
export interface TreeRow {
  team: ManagedTeam
  depth: number
}

const collator = new Intl.Collator('zh-CN')

/** Returns teams in the order of their tree, those side by side by name; whose parent is not among them lies on top. */
export function treeRows(teams: readonly ManagedTeam[]): TreeRow[] {
  const known = new Set(teams.map(team => team.id))
  const parentOf = ({ parentId }: ManagedTeam) => (parentId !== null && known.has(parentId) ? parentId : null)
  const rowsUnder = (parentId: string | null, depth: number): TreeRow[] =>
    teams
      .filter(team => parentOf(team) === parentId)
      .sort((a, b) => collator.compare(a.name, b.name))
      .flatMap(team => [{ team, depth }, ...rowsUnder(team.id, depth + 1)])
  return rowsUnder(null, 0)
}

export interface TeamFilter {
  q: string
  areaId: string | null
  status: ManagedTeam['status'] | 'all'
  withApplications: boolean
}

/** Decides whether a team fits what was asked: its name, a leader by name or number, its community. */
export function fits(team: ManagedTeam, { q, areaId, status, withApplications }: TeamFilter): boolean {
  if (status !== 'all' && team.status !== status) return false
  if (areaId !== null && team.areaId !== areaId) return false
  if (withApplications && team.applications === 0) return false
  const texts = [team.name, ...team.leaders.flatMap(leader => [leader.name, leader.number])]
  return texts.some(text => text.toLowerCase().includes(q.trim().toLowerCase()))
}
