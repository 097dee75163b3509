import { PlusOutlined } from '@ant-design/icons'
import type { RoleGrantView } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { roleNames } from '../../../role-names.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { isFound } from '../../../ui/found.ts'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { GrantDrawer } from '../components/GrantDrawer.tsx'
import { GrantTable } from '../components/GrantTable.tsx'
import { LoginRequests } from '../components/LoginRequests.tsx'
import { isInForce, sayStanding, sayTerm, sayWhere } from '../grant-words.ts'
import { useRoles } from '../role.queries.ts'

/** Who may do what, where and until when. */
export function Component() {
  const { streetId } = useWorkplace()
  const asked = useRoles(streetId)
  const filter = useFilter<{ q: string; standing: 'in_force' | 'all' }>({ q: '', standing: 'in_force' })
  const { q, standing } = filter.value
  const [isGranting, setGranting] = useState(false)
  const now = new Date()
  const fits = (grant: RoleGrantView) =>
    (standing === 'all' || isInForce(grant, now)) &&
    isFound(q, grant.memberName, roleNames[grant.role], grant.areaName ?? '全街道', grant.organizationName)
  return (
    <>
      <ListPage
        aside="谁在哪里、做什么、到什么时候"
        what="人"
        list={{ asked, items: (asked.data?.items ?? []).filter(fits) }}
        above={<LoginRequests />}
        filter={filter}
        search="姓名、身份、社区或机构"
        narrow={<Chips label="看哪些身份" options={standings} {...filter.bind('standing')} />}
        sheet={sheet}
        sheetName="身份"
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setGranting(true)}>
            添加身份
          </Button>
        }
        empty={
          <Nothing title="还没有人有身份">
            <p>点“添加身份”，先找到居民，再选身份、范围和时间。</p>
          </Nothing>
        }
      >
        {rows => <GrantTable grants={rows} />}
      </ListPage>
      {isGranting && <GrantDrawer onClose={() => setGranting(false)} />}
    </>
  )
}

const standings = [
  ['in_force', '现在有效'],
  ['all', '连同已结束的'],
] as const

const sheet: Sheet<RoleGrantView> = [
  ['姓名', grant => grant.memberName],
  ['身份', grant => roleNames[grant.role]],
  ['范围', sayWhere],
  ['时间', sayTerm],
  ['状态', grant => sayStanding(grant, new Date()).name],
  ['谁添加的', grant => grant.grantedByName],
  ['登录名', grant => grant.login],
]
