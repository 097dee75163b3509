import { PlusOutlined } from '@ant-design/icons'
import type { Delegate } from '@yunxuan/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { isFound } from '../../../ui/found.ts'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { DelegateDrawer } from '../components/DelegateDrawer.tsx'
import { useConfirmDelegate, useDelegates, useEndDelegate } from '../delegate.queries.ts'

/** Who speaks for which organization, until when, and who said so. */
export function Component() {
  const { streetId } = useWorkplace()
  const asked = useDelegates(streetId)
  const filter = useFilter<{ q: string; standing: 'named' | 'all' }>({ q: '', standing: 'named' })
  const { q, standing } = filter.value
  const [isNaming, setNaming] = useState(false)
  const fits = (one: Delegate) =>
    (standing === 'all' || one.endedAt === null) &&
    isFound(q, one.organizationName, one.memberName, one.title)
  return (
    <>
      <ListPage
        aside="谁能替单位在手机上提诉求"
        what="单位代表"
        unit="位"
        list={{ asked, items: (asked.data?.items ?? []).filter(fits) }}
        filter={filter}
        search="单位或姓名"
        narrow={<Chips label="看哪些代表" options={standings} {...filter.bind('standing')} />}
        sheet={sheet}
        sheetName="单位代表"
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setNaming(true)}>
            添加单位代表
          </Button>
        }
        empty={
          <Nothing title="还没有单位代表">
            <p>添加以后，代表在手机“我的”里就能替单位提诉求，只有全街道的协调员和管理员看得到。</p>
          </Nothing>
        }
      >
        {rows => <DataTable label="单位代表" columns={columns} rows={rows} rowKey={one => one.id} />}
      </ListPage>
      {isNaming && <DelegateDrawer onClose={() => setNaming(false)} />}
    </>
  )
}

const standings = [
  ['named', '现在的'],
  ['all', '连同已结束的'],
] as const

function sayStanding({ endedAt, isInForce }: Delegate) {
  if (endedAt !== null) return { name: '已结束', tone: 'plain' } as const
  return isInForce ? ({ name: '有效', tone: 'ok' } as const) : ({ name: '要再确认', tone: 'gold' } as const)
}

const columns: readonly Column<Delegate>[] = [
  { title: '单位', value: one => one.organizationName, render: one => <b>{one.organizationName}</b> },
  { title: '代表', value: one => one.memberName },
  { title: '在单位做什么', value: one => one.title },
  { title: '到哪天', align: 'number', value: one => one.until },
  { title: '状态', render: one => <Tag {...sayStanding(one)} /> },
  { title: '谁添加的', value: one => one.namedByName },
  { title: '操作', render: one => (one.endedAt === null ? <Actions delegate={one} /> : null) },
]

function Actions({ delegate }: { delegate: Delegate }) {
  const { streetId, me } = useWorkplace()
  const { modal } = App.useApp()
  const confirm = useConfirmDelegate(streetId)
  const end = useEndDelegate(streetId)
  const { id, memberId, memberName, organizationName } = delegate
  const isOwn = memberId === me.id
  const ask = () =>
    modal.confirm({
      title: `${memberName} 不再代表 ${organizationName}？`,
      content: '马上生效。已经提的诉求留在单位名下，单位的其他代表接着办。',
      okText: '结束',
      onOk: () => end.tell(id, { done: '已结束' }),
    })
  return (
    <span className="row-actions">
      <Button
        size="small"
        disabled={isOwn}
        loading={confirm.isPending}
        title={isOwn ? '自己的要另一位同事来确认' : undefined}
        aria-label={`确认 ${memberName} 还在 ${organizationName}`}
        onClick={() => void confirm.tell(id, { done: made => `确认了，到 ${made.until} 为止` })}
      >
        还在，再一年
      </Button>
      <Button
        size="small"
        type="text"
        aria-label={`结束 ${memberName} 代表 ${organizationName}`}
        onClick={() => void ask()}
      >
        结束
      </Button>
    </span>
  )
}

const sheet: Sheet<Delegate> = [
  ['单位', one => one.organizationName],
  ['代表', one => one.memberName],
  ['在单位做什么', one => one.title],
  ['从哪天', one => stamp(one.since).slice(0, 10)],
  ['到哪天', one => one.until],
  ['状态', one => sayStanding(one).name],
  ['谁添加的', one => one.namedByName],
]
