import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { Loaded, NoMatch, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { RowCount } from '../../../ui/RowCount.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { NewTeamDrawer } from '../components/TeamForm.tsx'
import { sayLeaders, TeamTable } from '../components/TeamTable.tsx'
import { useTeams } from '../team.queries.ts'
import { fits, type TeamFilter, type TreeRow, treeRows } from '../team-tree.ts'

const everything: TeamFilter = { q: '', areaId: null, status: 'active', withApplications: false }

/** The teams of what one coordinates, as a tree. */
export function Component() {
  const { streetId, street } = useWorkplace()
  const navigate = useNavigate()
  const [filter, setFilter] = useState(everything)
  const [isFounding, setFounding] = useState(false)
  const teams = useTeams(streetId)
  const rows = treeRows(teams.data ?? []).filter(({ team }) => fits(team, filter))
  return (
    <>
      <PageHead>
        <SearchBox
          label="队名、队长或志愿者号"
          value={filter.q}
          onChange={q => setFilter(before => ({ ...before, q }))}
        />
        <ExportButton
          name={`${street.name}服务队`}
          sheet={sheet}
          rows={() => rows}
          isEmpty={rows.length === 0}
        />
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setFounding(true)}>
          新服务队
        </Button>
      </PageHead>
      <TeamFilters filter={filter} onChange={setFilter} count={teams.data && rows.length} />
      <Loaded
        query={teams}
        isEmpty={() => rows.length === 0}
        empty={
          filter === everything ? (
            <Nothing title="还没有服务队">
              <p>先成立一个队，定好队长，居民就能申请加入。</p>
            </Nothing>
          ) : (
            <NoMatch what="服务队" onReset={() => setFilter(everything)} />
          )
        }
      >
        {() => <TeamTable rows={rows} />}
      </Loaded>
      {isFounding && (
        <NewTeamDrawer
          onMade={id => void navigate(`/${streetId}/teams/${id}`)}
          onClose={() => setFounding(false)}
        />
      )}
    </>
  )
}

interface FilterProps {
  filter: TeamFilter
  onChange: (filter: TeamFilter) => void
  count: number | undefined
}

function TeamFilters({ filter, onChange, count }: FilterProps) {
  const { street } = useWorkplace()
  return (
    <div className="filters">
      <Select<string>
        aria-label="社区"
        value={filter.areaId ?? ''}
        style={{ width: 180 }}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={areaId => onChange({ ...filter, areaId: areaId === '' ? null : areaId })}
        options={[
          { value: '', label: '所有社区' },
          ...street.areas.map(area => ({ value: area.id, label: area.name })),
        ]}
      />
      <Select<TeamFilter['status']>
        aria-label="状态"
        value={filter.status}
        style={{ width: 140 }}
        onChange={status => onChange({ ...filter, status })}
        options={[
          { value: 'active', label: '在用的队' },
          { value: 'closed', label: '已停用' },
          { value: 'all', label: '全部' },
        ]}
      />
      <Checkbox
        checked={filter.withApplications}
        onChange={event => onChange({ ...filter, withApplications: event.target.checked })}
      >
        只看有人申请的
      </Checkbox>
      {count !== undefined && <RowCount count={count} unit="个队" />}
    </div>
  )
}

const sheet: Sheet<TreeRow> = [
  ['服务队', ({ team }) => team.name],
  ['属于', ({ team }) => team.parentName],
  ['社区', ({ team }) => team.areaName ?? '全街道'],
  ['队长', ({ team }) => sayLeaders(team)],
  ['队员', ({ team }) => team.members],
  ['等答复的申请', ({ team }) => team.applications],
  ['怎么加入', ({ team }) => (team.isOpen ? '可以申请' : '只凭邀请')],
  ['状态', ({ team }) => (team.status === 'closed' ? '已停用' : '在用')],
]
