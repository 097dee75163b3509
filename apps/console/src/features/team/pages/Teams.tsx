import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { shanghaiDate } from '@yunxuan/domain'
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { saveCsv } from '../../../ui/csv.ts'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
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
      <PageHead title="服务队">
        <SearchBox
          label="队名、队长或志愿者号"
          value={filter.q}
          onChange={q => setFilter(before => ({ ...before, q }))}
        />
        <Button
          icon={<DownloadOutlined aria-hidden />}
          disabled={rows.length === 0}
          onClick={() => exportRows(street.name, rows)}
        >
          导出表格
        </Button>
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
            <Nothing title="没有符合的服务队">
              <Button onClick={() => setFilter(everything)}>清空条件</Button>
            </Nothing>
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
      {count !== undefined && (
        <span className="soft" role="status">
          共 {count} 个队
        </span>
      )}
    </div>
  )
}

function exportRows(streetName: string, rows: readonly TreeRow[]): void {
  saveCsv(
    `${streetName}服务队 ${shanghaiDate(new Date())}.csv`,
    ['服务队', '属于', '社区', '队长', '队员', '等答复的申请', '怎么加入', '状态'],
    rows.map(({ team }) => [
      team.name,
      team.parentName ?? '',
      team.areaName ?? '全街道',
      sayLeaders(team),
      String(team.members),
      String(team.applications),
      team.isOpen ? '可以申请' : '只凭邀请',
      team.status === 'closed' ? '已停用' : '在用',
    ]),
  )
}
