import { PlusOutlined } from '@ant-design/icons'
import type { RoleGrantView } from '@yunxuan/contract'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { roleNames } from '../../../role-names.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { isFound } from '../../../ui/found.ts'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { GrantDrawer } from '../components/GrantDrawer.tsx'
import { GrantTable } from '../components/GrantTable.tsx'
import { LoginRequests } from '../components/LoginRequests.tsx'
import { isInForce, sayStanding, sayTerm, sayWhere } from '../grant-words.ts'
import { useRoles } from '../role.queries.ts'

type Standing = 'in_force' | 'all'

/** Who may do what, where and until when. */
export function Component() {
  const { streetId, street } = useWorkplace()
  const roles = useRoles(streetId)
  const [search, setSearch] = useState('')
  const [standing, setStanding] = useState<Standing>('in_force')
  const [isGranting, setGranting] = useState(false)
  const now = new Date()
  const rows = (roles.data?.items ?? []).filter(
    grant =>
      (standing === 'all' || isInForce(grant, now)) &&
      isFound(
        search,
        grant.memberName,
        roleNames[grant.role],
        grant.areaName ?? '全街道',
        grant.organizationName,
      ),
  )
  return (
    <>
      <PageHead aside="谁在哪里、做什么、到什么时候">
        <SearchBox label="姓名、身份、社区或机构" value={search} onChange={setSearch} />
        <ExportButton
          name={`${street.name}身份`}
          sheet={sheet}
          rows={() => rows}
          isEmpty={rows.length === 0}
        />
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setGranting(true)}>
          添加身份
        </Button>
      </PageHead>
      <LoginRequests />
      <div className="filters">
        <Segmented<Standing>
          aria-label="看哪些身份"
          value={standing}
          onChange={setStanding}
          options={[
            { value: 'in_force', label: '现在有效' },
            { value: 'all', label: '连同已结束的' },
          ]}
        />
      </div>
      <Loaded
        query={roles}
        isEmpty={() => rows.length === 0}
        empty={
          <Nothing title={search === '' ? '还没有人有身份' : '没有符合的人'}>
            <p>点“添加身份”，先找到居民，再选身份、范围和时间。</p>
          </Nothing>
        }
      >
        {() => <GrantTable grants={rows} />}
      </Loaded>
      {isGranting && <GrantDrawer onClose={() => setGranting(false)} />}
    </>
  )
}

const sheet: Sheet<RoleGrantView> = [
  ['姓名', grant => grant.memberName],
  ['身份', grant => roleNames[grant.role]],
  ['范围', sayWhere],
  ['时间', sayTerm],
  ['状态', grant => sayStanding(grant, new Date()).name],
  ['谁添加的', grant => grant.grantedByName],
  ['登录名', grant => grant.login],
]
