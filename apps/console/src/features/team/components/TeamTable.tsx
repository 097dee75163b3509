import type { ManagedTeam } from '@yunxuan/contract'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import type { TreeRow } from '../team-tree.ts'

export const sayLeaders = (team: ManagedTeam) => team.leaders.map(leader => leader.name).join('、')

/** Teams in the order of their tree, until somebody sorts them otherwise. */
export function TeamTable({ rows }: { rows: readonly TreeRow[] }) {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  return (
    <DataTable
      label="服务队"
      columns={columns(streetId)}
      rows={rows}
      rowKey={({ team }) => team.id}
      onOpen={({ team }) => void navigate(`/${streetId}/teams/${team.id}`)}
    />
  )
}

const columns = (streetId: string): readonly Column<TreeRow>[] => [
  {
    title: '服务队',
    value: ({ team }) => team.name,
    render: ({ team, depth }) => (
      <span style={{ paddingLeft: depth * 20 }}>
        <Link className="link-name" to={`/${streetId}/teams/${team.id}`}>
          {team.name}
        </Link>{' '}
        {team.status === 'closed' && <Tag>已停用</Tag>}
      </span>
    ),
  },
  { title: '属于', value: ({ team }) => team.parentName },
  { title: '社区', value: ({ team }) => team.areaName ?? '全街道' },
  { title: '队长', value: ({ team }) => sayLeaders(team) },
  { title: '队员', align: 'right', width: 80, value: ({ team }) => team.members },
  {
    title: '申请',
    align: 'right',
    width: 130,
    value: ({ team }) => team.applications,
    render: ({ team: { applications } }) =>
      applications === 0 ? '—' : <Tag tone="gold">{applications} 位等答复</Tag>,
  },
  { title: '怎么加入', width: 100, value: ({ team }) => (team.isOpen ? '可以申请' : '只凭邀请') },
]
