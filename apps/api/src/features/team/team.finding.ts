import { coordinators } from '@yunxuan/contract'
import { type Finder, mostOfEach } from '../../platform/finding.ts'
import { listManagedTeams } from './team.store.ts'

/** Teams by a part of their name. */
export const teamFinder: Finder = {
  name: '服务队',
  roles: coordinators.roles,
  async find(db, { streetId, scope, q }) {
    const rows = await listManagedTeams(db, streetId, {
      scope,
      q: q.trim(),
      status: 'active',
      after: null,
      limit: mostOfEach,
    })
    return rows.map(({ id, name, areaName, members }) => ({
      kind: 'team' as const,
      title: name,
      hint: `${areaName ?? '全街道'} · ${members} 人`,
      to: `teams/${id}`,
    }))
  },
}
