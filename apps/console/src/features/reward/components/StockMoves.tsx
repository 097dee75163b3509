import type { StockLine } from '@yunxuan/contract'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { stamp } from '../../../ui/say.ts'
import { useStockMoves } from '../reward.queries.ts'
import { stockMoveNames } from '../reward-words.ts'

/** Why a stock is what it is, newest first. */
export function StockMoves({ rewardId }: { rewardId: string }) {
  const { streetId } = useWorkplace()
  const moves = useStockMoves(streetId, rewardId)
  return (
    <section className="stack">
      <h2>库存流水</h2>
      <Loaded
        query={moves}
        isEmpty={({ items }) => items.length === 0}
        empty={<Nothing title="还没有进过货" />}
      >
        {({ items }) => (
          <DataTable label="库存流水" columns={columns} rows={items} rowKey={each => each.id} />
        )}
      </Loaded>
    </section>
  )
}

const columns: readonly Column<StockLine>[] = [
  { title: '时间', render: each => <span className="number">{stamp(each.at)}</span> },
  { title: '为什么', render: each => stockMoveNames[each.kind] },
  {
    title: '件数',
    align: 'right',
    render: each => <b>{each.change > 0 ? `+${each.change}` : String(each.change)}</b>,
  },
  {
    title: '谁办的',
    render: each => (
      <>
        {each.byName ?? '系统'}
        {each.note !== '' && <span className="reason">{each.note}</span>}
      </>
    ),
  },
]
