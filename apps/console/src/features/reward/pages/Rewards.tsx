import { PlusOutlined } from '@ant-design/icons'
import type { ManagedReward } from '@yunxuan/contract'
import { type RewardStatus, rewardStatuses } from '@yunxuan/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { isFound } from '../../../ui/found.ts'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { RewardDrawer } from '../components/RewardDrawer.tsx'
import { StockDialog } from '../components/StockDialog.tsx'
import { useRewards } from '../reward.queries.ts'
import {
  type HandMove,
  handMoves,
  handMoveWords,
  rewardKindNames,
  rewardStatusNames,
  stockMoveNames,
} from '../reward-words.ts'

interface Moving {
  kind: HandMove
  reward: ManagedReward
}

/** What points are redeemed for, with its stock. */
export function Component() {
  const { streetId, may } = useWorkplace()
  const asked = useRewards(streetId)
  const filter = useFilter<{ q: string; status: RewardStatus | 'all' }>({ q: '', status: 'all' })
  const { q, status } = filter.value
  const [opened, setOpened] = useState<ManagedReward | 'new' | null>(null)
  const [moving, setMoving] = useState<Moving | null>(null)
  const items = (asked.data?.items ?? []).filter(
    ({ edit }) => (status === 'all' || edit.status === status) && isFound(q, edit.name, edit.collectAt),
  )
  const mayKeep = may('keepRewards')
  return (
    <>
      <ListPage
        aside="礼品和服务，用积分来换"
        what="礼品"
        list={{ asked, items }}
        filter={filter}
        search="名称或领取的地方"
        narrow={
          <FilterSelect
            label="状态"
            all="全部状态"
            names={rewardStatusNames}
            values={rewardStatuses}
            width={140}
            {...filter.bind('status')}
          />
        }
        unit="样"
        hint={mayKeep && '选中一行后按回车打开，按 i 进货，按 c 盘点，按 b 报损。'}
        sheet={sheet}
        actions={
          mayKeep && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpened('new')}>
              添加礼品
            </Button>
          )
        }
        empty={
          <Nothing title="还没有礼品">
            <p>先添加一样，再点“进货”填数量，志愿者就能在手机上兑换了。</p>
          </Nothing>
        }
      >
        {rows => <RewardTable rows={rows} onOpen={setOpened} onMove={setMoving} />}
      </ListPage>
      {opened !== null && (
        <RewardDrawer reward={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
      )}
      {moving !== null && <StockDialog {...moving} onClose={() => setMoving(null)} />}
    </>
  )
}

interface TableProps {
  rows: readonly ManagedReward[]
  onOpen: (reward: ManagedReward) => void
  onMove: (moving: Moving) => void
}

function RewardTable({ rows, onOpen, onMove }: TableProps) {
  const { may } = useWorkplace()
  const move = (kind: HandMove) => (reward: ManagedReward) => onMove({ kind, reward })
  const shortcuts = Object.fromEntries(handMoves.map(kind => [handMoveWords[kind].key, move(kind)]))
  return (
    <DataTable
      label="礼品"
      columns={may('keepRewards') ? [...facts(onOpen), moveColumn(move)] : facts(onOpen)}
      rows={rows}
      rowKey={each => each.id}
      onOpen={onOpen}
      {...(may('keepRewards') ? { keys: shortcuts } : {})}
    />
  )
}

type Move = (kind: HandMove) => (reward: ManagedReward) => void

const left = ({ stock, reserved }: ManagedReward) => stock - reserved

const facts = (onOpen: (reward: ManagedReward) => void): readonly Column<ManagedReward>[] => [
  { title: '状态', width: 90, render: ({ edit }) => <Tag {...rewardStatusNames[edit.status]} /> },
  {
    title: '名称',
    value: each => each.edit.name,
    render: each => (
      <>
        <button type="button" className="link-name" onClick={() => onOpen(each)}>
          {each.edit.name}
        </button>{' '}
        <span className="soft">{rewardKindNames[each.edit.kind]}</span>
      </>
    ),
  },
  { title: '积分', align: 'right', value: each => each.edit.points },
  { title: '库存', align: 'right', value: each => each.stock, render: each => <b>{each.stock}</b> },
  { title: '已预留', align: 'right', value: each => each.reserved },
  {
    title: '还能兑',
    align: 'right',
    value: left,
    render: each => (left(each) === 0 ? <Tag tone="gold">兑完了</Tag> : left(each)),
  },
  { title: '已领走', align: 'right', value: each => each.collected },
  { title: '在哪里领', render: each => each.edit.collectAt },
]

const moveColumn = (move: Move): Column<ManagedReward> => ({
  title: '操作',
  render: each => (
    <span className="row-actions">
      {handMoves.map(kind => (
        <RowButton
          key={kind}
          name={stockMoveNames[kind]}
          of={each.edit.name}
          onClick={() => move(kind)(each)}
        />
      ))}
    </span>
  ),
})

const sheet: Sheet<ManagedReward> = [
  ['状态', ({ edit }) => rewardStatusNames[edit.status].name],
  ['名称', ({ edit }) => edit.name],
  ['种类', ({ edit }) => rewardKindNames[edit.kind]],
  ['积分', ({ edit }) => edit.points],
  ['库存', ({ stock }) => stock],
  ['留给人的', ({ reserved }) => reserved],
  ['还能兑', left],
  ['已领走', ({ collected }) => collected],
  ['在哪里领', ({ edit }) => edit.collectAt],
]
