import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { AreaSelect } from '../../../ui/AreaSelect.tsx'
import { Check } from '../../../ui/Check.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { NewTeamDrawer } from '../components/TeamForm.tsx'
import { sayLeaders, TeamTable } from '../components/TeamTable.tsx'
import { useTeams } from '../team.queries.ts'
import { fits, type TeamFilter, type TreeRow, treeRows } from '../team-tree.ts'

/** The teams of what one coordinates, as a tree. */
export function Component() {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const filter = useFilter<TeamFilter>({ q: '', areaId: null, status: 'active', withApplications: false })
  const [isFounding, setFounding] = useState(false)
  const asked = useTeams(streetId)
  const rows = treeRows(asked.data ?? []).filter(({ team }) => fits(team, filter.value))
  return (
    <>
      <ListPage
        what="服务队"
        list={{ asked, items: rows }}
        filter={filter}
        search="队名、队长或志愿者号"
        narrow={
          <>
            <AreaSelect label="社区" placeholder="所有社区" width={180} {...filter.bind('areaId')} />
            <FilterSelect
              label="状态"
              all="全部"
              names={{ active: '在用的队', closed: '已停用' }}
              values={['active', 'closed']}
              width={140}
              {...filter.bind('status')}
            />
            <Check {...filter.bind('withApplications')}>只看有人申请的</Check>
          </>
        }
        unit="个队"
        sheet={sheet}
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setFounding(true)}>
            新服务队
          </Button>
        }
        empty={
          <Nothing title="还没有服务队">
            <p>先成立一个队，定好队长，居民就能申请加入。</p>
          </Nothing>
        }
      >
        {shown => <TeamTable rows={shown} />}
      </ListPage>
      {isFounding && (
        <NewTeamDrawer
          onMade={id => void navigate(`/${streetId}/teams/${id}`)}
          onClose={() => setFounding(false)}
        />
      )}
    </>
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
