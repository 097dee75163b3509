import { PlusOutlined } from '@ant-design/icons'
import type { ManagedReward } from '@yunxuan/contract'
import { type RewardStatus, rewardStatuses } from '@yunxuan/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { isFound } from '../../../ui/found.ts'
import { Loaded, NoMatch, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { RowCount } from '../../../ui/RowCount.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { Tag } from '../../../ui/Tag.tsx'
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
  const { streetId, street, may } = useWorkplace()
  const rewards = useRewards(streetId)
  const [opened, setOpened] = useState<ManagedReward | 'new' | null>(null)
  const [typed, setTyped] = useState('')
  const [status, setStatus] = useState<RewardStatus | 'all'>('all')
  const [moving, setMoving] = useState<Moving | null>(null)
  const all = rewards.data?.items ?? []
  const items = all.filter(
    ({ edit }) => (status === 'all' || edit.status === status) && isFound(typed, edit.name, edit.collectAt),
  )
  const move = (kind: HandMove) => (reward: ManagedReward) => setMoving({ kind, reward })
  const mayKeep = may('keepRewards')
  const shortcuts = Object.fromEntries(handMoves.map(kind => [handMoveWords[kind].key, move(kind)]))
  return (
    <>
      <PageHead aside="礼品和服务，用积分来换">
        <SearchBox label="名称或领取的地方" value={typed} onChange={setTyped} />
        <ExportButton
          name={`${street.name}礼品`}
          sheet={sheet}
          rows={() => items}
          isEmpty={items.length === 0}
        />
        {mayKeep && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpened('new')}>
            添加礼品
          </Button>
        )}
      </PageHead>
      <div className="filters">
        <FilterSelect
          label="状态"
          all="全部状态"
          names={rewardStatusNames}
          values={rewardStatuses}
          value={status}
          onChange={setStatus}
          width={140}
        />
        {rewards.data !== undefined && <RowCount count={items.length} unit="样" />}
      </div>
      <Loaded
        query={rewards}
        isEmpty={() => items.length === 0}
        empty={
          all.length > 0 ? (
            <NoMatch
              what="礼品"
              onReset={() => {
                setTyped('')
                setStatus('all')
              }}
            />
          ) : (
            <Nothing title="还没有礼品">
              <p>先添加一样，再点“进货”填数量，志愿者就能在手机上兑换了。</p>
            </Nothing>
          )
        }
      >
        {() => (
          <>
            <DataTable
              label="礼品"
              columns={mayKeep ? [...facts(setOpened), moveColumn(move)] : facts(setOpened)}
              rows={items}
              rowKey={each => each.id}
              onOpen={setOpened}
              {...(mayKeep ? { keys: shortcuts } : {})}
            />
            {mayKeep && <p className="soft">选中一行后按回车打开，按 i 进货，按 c 盘点，按 b 报损。</p>}
          </>
        )}
      </Loaded>
      {opened !== null && (
        <RewardDrawer reward={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
      )}
      {moving !== null && <StockDialog {...moving} onClose={() => setMoving(null)} />}
    </>
  )
}

const facts = (onOpen: (reward: ManagedReward) => void): readonly Column<ManagedReward>[] => [
  {
    key: 'status',
    title: '状态',
    width: 90,
    render: ({ edit }) => (
      <Tag tone={rewardStatusNames[edit.status].tone}>{rewardStatusNames[edit.status].name}</Tag>
    ),
  },
  {
    key: 'name',
    title: '名称',
    compare: (a, b) => a.edit.name.localeCompare(b.edit.name, 'zh'),
    render: each => (
      <>
        <button type="button" className="link-name" onClick={() => onOpen(each)}>
          {each.edit.name}
        </button>{' '}
        <span className="soft">{rewardKindNames[each.edit.kind]}</span>
      </>
    ),
  },
  {
    key: 'points',
    title: '积分',
    align: 'right',
    compare: (a, b) => a.edit.points - b.edit.points,
    render: each => each.edit.points,
  },
  {
    key: 'stock',
    title: '库存',
    align: 'right',
    compare: (a, b) => a.stock - b.stock,
    render: each => <b>{each.stock}</b>,
  },
  {
    key: 'reserved',
    title: '其中留给人的',
    align: 'right',
    compare: (a, b) => a.reserved - b.reserved,
    render: each => each.reserved,
  },
  {
    key: 'left',
    title: '还能兑',
    align: 'right',
    compare: (a, b) => a.stock - a.reserved - (b.stock - b.reserved),
    render: each =>
      each.stock === each.reserved ? <Tag tone="gold">兑完了</Tag> : each.stock - each.reserved,
  },
  {
    key: 'collected',
    title: '已领走',
    align: 'right',
    compare: (a, b) => a.collected - b.collected,
    render: each => each.collected,
  },
  { key: 'collectAt', title: '在哪里领', render: each => each.edit.collectAt },
]

const moveColumn = (move: (kind: HandMove) => (reward: ManagedReward) => void): Column<ManagedReward> => ({
  key: 'act',
  title: '操作',
  render: each => (
    <span className="row-actions">
      {handMoves.map(kind => (
        <Button
          key={kind}
          size="small"
          type="text"
          aria-label={`${stockMoveNames[kind]} ${each.edit.name}`}
          onClick={() => move(kind)(each)}
        >
          {stockMoveNames[kind]}
        </Button>
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
  ['还能兑', ({ stock, reserved }) => stock - reserved],
  ['已领走', ({ collected }) => collected],
  ['在哪里领', ({ edit }) => edit.collectAt],
]
