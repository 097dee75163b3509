import type { ManagedTeam } from '@yunxuan/contract'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import type { TreeRow } from '../team-tree.ts'

const collator = new Intl.Collator('zh-CN')
const byText = (of: (team: ManagedTeam) => string) => (a: TreeRow, b: TreeRow) =>
  collator.compare(of(a.team), of(b.team))

export const sayLeaders = (team: ManagedTeam) => team.leaders.map(leader => leader.name).join('、')

/** Teams in the order of their tree, until somebody sorts them otherwise. */
export function TeamTable({ rows }: { rows: readonly TreeRow[] }) {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const columns: readonly Column<TreeRow>[] = [
    {
      key: 'name',
      title: '服务队',
      render: ({ team, depth }) => (
        <span style={{ paddingLeft: depth * 20 }}>
          <Link className="link-name" to={`/${streetId}/teams/${team.id}`}>
            {team.name}
          </Link>{' '}
          {team.status === 'closed' && <Tag>已停用</Tag>}
        </span>
      ),
      compare: byText(team => team.name),
    },
    {
      key: 'parent',
      title: '属于',
      render: ({ team }) => team.parentName ?? '—',
      compare: byText(team => team.parentName ?? ''),
    },
    {
      key: 'area',
      title: '社区',
      render: ({ team }) => team.areaName ?? '全街道',
      compare: byText(team => team.areaName ?? ''),
    },
    {
      key: 'leaders',
      title: '队长',
      render: ({ team }) => sayLeaders(team),
      compare: byText(sayLeaders),
    },
    {
      key: 'members',
      title: '队员',
      align: 'right',
      render: ({ team }) => team.members,
      compare: (a, b) => a.team.members - b.team.members,
      width: 80,
    },
    {
      key: 'applications',
      title: '申请',
      align: 'right',
      render: ({ team }) =>
        team.applications === 0 ? '—' : <Tag tone="gold">{team.applications} 位等答复</Tag>,
      compare: (a, b) => a.team.applications - b.team.applications,
      width: 130,
    },
    {
      key: 'open',
      title: '怎么加入',
      render: ({ team }) => (team.isOpen ? '可以申请' : '只凭邀请'),
      compare: (a, b) => Number(a.team.isOpen) - Number(b.team.isOpen),
      width: 100,
    },
  ]
  return (
    <DataTable
      label="服务队"
      columns={columns}
      rows={rows}
      rowKey={({ team }) => team.id}
      onOpen={({ team }) => void navigate(`/${streetId}/teams/${team.id}`)}
    />
  )
}
