import type { PointsHolder, Reply } from '@yunxuan/contract'
import { Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { Figure, Figures } from '../../../ui/Figures.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { RowCount } from '../../../ui/RowCount.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { useHolders, usePointsTotals } from '../points.queries.ts'

type Standing = 'all' | 'debt'

/** What the street gave out and what people hold; every point comes from a record. */
export function Component() {
  const { streetId, street } = useWorkplace()
  const [typed, setTyped] = useState('')
  const [standing, setStanding] = useState<Standing>('all')
  const filter = { q: useSettled(typed.trim()), isInDebt: standing === 'debt' }
  const totals = usePointsTotals(streetId)
  const { asked: holders, items, every } = useHolders(streetId, filter)
  return (
    <>
      <PageHead aside="时长换来的，不能买、不能转让、不能换钱">
        <SearchBox label="姓名或志愿者号" value={typed} onChange={setTyped} />
        <ExportButton name={`${street.name}积分`} sheet={sheet} rows={every} isEmpty={items.length === 0} />
      </PageHead>
      {totals.data !== undefined && <Totals totals={totals.data} />}
      <div className="filters">
        <Segmented<Standing>
          aria-label="看哪些人"
          value={standing}
          onChange={setStanding}
          options={[
            { value: 'all', label: '全部' },
            { value: 'debt', label: '欠分的' },
          ]}
        />
        {holders.data !== undefined && (
          <RowCount count={items.length} unit="位" isMore={holders.hasNextPage} />
        )}
      </div>
      <Loaded
        query={holders}
        isEmpty={() => items.length === 0}
        empty={<Nobody standing={standing} isSearched={filter.q !== ''} />}
      >
        {() => (
          <>
            <DataTable
              label="谁有多少积分"
              columns={columns(streetId)}
              rows={items}
              rowKey={each => each.personId}
            />
            <More pages={holders} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Nobody({ standing, isSearched }: { standing: Standing; isSearched: boolean }) {
  if (isSearched) {
    return (
      <Nothing title="没有符合的人">
        <p>姓名要写全；志愿者号是 YX 加十位数字。</p>
      </Nothing>
    )
  }
  if (standing === 'debt') {
    return (
      <Nothing title="没有人欠分">
        <p>花掉积分以后又撤销了时长，才会欠分；补上以前不能兑换。</p>
      </Nothing>
    )
  }
  return (
    <Nothing title="还没有人有积分">
      <p>在“时长审核”里确认名册以后，志愿者就有了。</p>
    </Nothing>
  )
}

function Totals({ totals }: { totals: Reply<'GET /v1/streets/:streetId/managed/points/totals'> }) {
  const figures = [
    ['一共发出', totals.issued],
    ['兑换用掉', totals.redeemed],
    ['到期作废', totals.expired],
    ['大家手里', totals.held],
    ['欠分的人', totals.inDebt],
  ] as const
  return (
    <Figures>
      {figures.map(([name, value]) => (
        <Figure key={name} name={name} value={value} />
      ))}
    </Figures>
  )
}

const columns = (streetId: string): readonly Column<PointsHolder>[] => [
  {
    key: 'person',
    title: '志愿者',
    compare: (a, b) => a.personName.localeCompare(b.personName, 'zh'),
    render: each => <b>{each.personName}</b>,
  },
  {
    key: 'number',
    title: '志愿者号',
    compare: (a, b) => a.number.localeCompare(b.number),
    render: each => <span className="number">{each.number}</span>,
  },
  {
    key: 'balance',
    title: '积分',
    align: 'right',
    compare: (a, b) => a.balance - b.balance,
    render: each => (
      <>
        {each.balance < 0 && <Tag tone="red">欠分</Tag>} <b>{each.balance}</b>
      </>
    ),
  },
  {
    key: 'records',
    title: '从哪里来',
    render: each => <Link to={`/${streetId}/records?q=${each.number}`}>看服务记录</Link>,
  },
]

const sheet: Sheet<PointsHolder> = [
  ['志愿者', each => each.personName],
  ['志愿者号', each => each.number],
  ['积分', each => each.balance],
]
