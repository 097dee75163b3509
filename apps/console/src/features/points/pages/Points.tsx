import type { PointsHolder, Reply } from '@yunxuan/contract'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Figure, Figures } from '../../../ui/Figures.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { type HolderFilter, useHolders, usePointsTotals } from '../points.queries.ts'

/** What the street gave out and what people hold; every point comes from a record. */
export function Component() {
  const { streetId } = useWorkplace()
  const filter = useFilter<HolderFilter>({ q: '', standing: 'all', sort: '' }, { standing: ['all', 'debt'] })
  const navigate = useNavigate()
  const totals = usePointsTotals(streetId)
  return (
    <ListPage
      aside="时长换来的，不能买、不能转让、不能换钱"
      what="人"
      list={useHolders(streetId, filter.settled)}
      above={totals.data !== undefined && <Totals totals={totals.data} />}
      filter={filter}
      search="姓名或志愿者号"
      searchHint="姓名要写全；志愿者号是 YX 加十位数字。"
      narrow={<Chips label="看哪些人" options={standings} {...filter.bind('standing')} />}
      unit="位"
      sheet={sheet}
      empty={
        filter.value.standing === 'debt' ? (
          <Nothing title="没有人欠分">
            <p>花掉积分以后又撤销了时长，才会欠分；补上以前不能兑换。</p>
          </Nothing>
        ) : (
          <Nothing title="还没有人有积分">
            <p>在“时长确认”里确认名册以后，志愿者就有了。</p>
          </Nothing>
        )
      }
    >
      {rows => (
        <DataTable
          label="谁有多少积分"
          columns={columns(streetId)}
          rows={rows}
          rowKey={each => each.personId}
          onOpen={each => void navigate(`/${streetId}/records?q=${each.number}`)}
        />
      )}
    </ListPage>
  )
}

const standings = [
  ['all', '全部'],
  ['debt', '欠分的'],
] as const

function Totals({ totals }: { totals: Reply<'GET /v1/streets/:streetId/managed/points/totals'> }) {
  return (
    <Figures>
      <Figure name="一共发出" value={totals.issued} />
      <Figure name="兑换用掉" value={totals.redeemed} />
      <Figure name="到期作废" value={totals.expired} />
      <Figure name="大家手里" value={totals.held} />
      <Figure name="积分为负" value={totals.inDebt} />
    </Figures>
  )
}

const columns = (streetId: string): readonly Column<PointsHolder>[] => [
  {
    title: '志愿者',
    sort: 'name',
    isFixed: true,
    value: each => each.personName,
    render: each => <b>{each.personName}</b>,
  },
  { title: '志愿者号', sort: 'number', value: each => each.number, align: 'number' },
  {
    title: '积分',
    sort: 'balance',
    align: 'right',
    value: each => each.balance,
    render: each => (
      <>
        {each.balance < 0 && <Tag tone="red">欠分</Tag>} <b>{each.balance}</b>
      </>
    ),
  },
  {
    title: '从哪里来',
    render: each => <Link to={`/${streetId}/records?q=${each.number}`}>看服务记录</Link>,
  },
]

const sheet: Sheet<PointsHolder> = [
  ['志愿者', each => each.personName],
  ['志愿者号', each => each.number],
  ['积分', each => each.balance],
]
