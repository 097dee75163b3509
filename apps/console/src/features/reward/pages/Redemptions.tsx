import type { ManagedRedemption } from '@yunxuan/contract'
import { type RedemptionStatus, redemptionStatuses } from '@yunxuan/domain'
import { App, Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { sayInstant, stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { HandOver } from '../components/HandOver.tsx'
import { type RedemptionFilter, useRedemptions, useRewards, useTakeBack } from '../reward.queries.ts'
import { redemptionStatusNames } from '../reward-words.ts'

type Status = RedemptionStatus | 'all'

/** Gifts handed over by code, and the list of what waits, went and came back. */
export function Component() {
  const { streetId, street, may } = useWorkplace()
  const [filter, setFilter] = useState<RedemptionFilter>({ q: '', status: 'reserved', rewardId: '' })
  const narrowed = { ...filter, q: useSettled(filter.q.trim()) }
  const { asked: redemptions, items, every } = useRedemptions(streetId, narrowed)
  // Whoever only hands over finds by code: the server tells them of nobody else.
  const seesAll = may('takeBack')
  const [takenBack, setTakenBack] = useState<ManagedRedemption | null>(null)
  const takeBack = (each: ManagedRedemption) => each.status === 'reserved' && setTakenBack(each)
  return (
    <>
      <PageHead aside="一个码只能领一次；过了日子没领，积分自动退回">
        <ExportButton name={`${street.name}兑换`} sheet={sheet} rows={every} isEmpty={items.length === 0} />
      </PageHead>
      <HandOver />
      <Filters filter={filter} onChange={part => setFilter(before => ({ ...before, ...part }))} />
      <Loaded
        query={redemptions}
        isEmpty={() => items.length === 0}
        empty={
          <Nothing title={seesAll && filter.status === 'reserved' ? '没有等人来领的' : '没有符合的兑换'}>
            <p>{seesAll ? '志愿者在手机上兑换以后，会排在这里。' : '输入领取码，才看得到是谁兑换的。'}</p>
          </Nothing>
        }
      >
        {() => (
          <>
            <DataTable
              label="兑换"
              columns={seesAll ? [...facts, backColumn(takeBack)] : facts}
              rows={items}
              rowKey={each => each.id}
              {...(seesAll ? { keys: { x: takeBack } } : {})}
            />
            <More pages={redemptions} />
          </>
        )}
      </Loaded>
      {takenBack !== null && <TakeBack redemption={takenBack} onClose={() => setTakenBack(null)} />}
    </>
  )
}

interface FiltersProps {
  filter: RedemptionFilter
  onChange: (part: Partial<RedemptionFilter>) => void
}

function Filters({ filter, onChange }: FiltersProps) {
  const { streetId, may } = useWorkplace()
  const rewards = useRewards(streetId)
  return (
    <div className="filters">
      <Segmented<Status>
        aria-label="看哪些兑换"
        value={filter.status}
        onChange={status => onChange({ status })}
        options={[
          ...redemptionStatuses.map(value => ({ value, label: redemptionStatusNames[value].name })),
          { value: 'all', label: '全部' },
        ]}
      />
      <Select
        aria-label="哪种礼品"
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.rewardId}
        style={{ width: 220 }}
        onChange={rewardId => onChange({ rewardId })}
        options={[
          { value: '', label: '全部礼品' },
          ...(rewards.data?.items ?? []).map(({ id, edit }) => ({ value: id, label: edit.name })),
        ]}
      />
      <SearchBox
        label={may('takeBack') ? '姓名、志愿者号或领取码' : '按领取码查'}
        value={filter.q}
        onChange={q => onChange({ q })}
        width={240}
      />
    </div>
  )
}

const facts: readonly Column<ManagedRedemption>[] = [
  {
    key: 'status',
    title: '状态',
    compare: (a, b) => a.status.localeCompare(b.status),
    render: each => (
      <>
        <Tag tone={redemptionStatusNames[each.status].tone}>{redemptionStatusNames[each.status].name}</Tag>
        {each.reason !== '' && <span className="reason">{each.reason}</span>}
      </>
    ),
  },
  {
    key: 'reward',
    title: '礼品',
    compare: (a, b) => a.rewardName.localeCompare(b.rewardName, 'zh'),
    render: each => <b>{each.rewardName}</b>,
  },
  {
    key: 'person',
    title: '志愿者',
    compare: (a, b) => a.personName.localeCompare(b.personName, 'zh'),
    render: each => (
      <>
        {each.personName}{' '}
        <span className="soft number">
          {each.number ?? '已退出'}
          {each.phoneTail !== null && `，手机尾号 ${each.phoneTail}`}
        </span>
      </>
    ),
  },
  {
    key: 'points',
    title: '积分',
    align: 'right',
    compare: (a, b) => a.points - b.points,
    render: each => each.points,
  },
  {
    key: 'collectAt',
    title: '在哪里领',
    compare: (a, b) => a.collectAt.localeCompare(b.collectAt, 'zh'),
    render: each => each.collectAt,
  },
  {
    key: 'when',
    title: '时间',
    compare: (a, b) => a.reservedAt.localeCompare(b.reservedAt),
    render: each =>
      each.endedAt === null ? (
        `留到 ${sayInstant(each.expiresAt)}`
      ) : (
        <>
          {sayInstant(each.endedAt)} <span className="soft">{each.endedByName ?? '本人或系统'}</span>
        </>
      ),
  },
]

const backColumn = (onTakeBack: (each: ManagedRedemption) => void): Column<ManagedRedemption> => ({
  key: 'act',
  title: '操作',
  render: each =>
    each.status === 'reserved' && (
      <Button
        size="small"
        type="text"
        aria-label={`退回 ${each.personName} 的${each.rewardName}`}
        onClick={() => onTakeBack(each)}
      >
        退回
      </Button>
    ),
})

function TakeBack({ redemption, onClose }: { redemption: ManagedRedemption; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const takeBack = useTakeBack(streetId)
  const { id, personName, rewardName, points } = redemption
  return (
    <ReasonDialog
      title={`退回 ${personName} 的${rewardName}`}
      explain={`${points} 积分会退给志愿者，礼品放回库存，本人会看到原因。`}
      okText="退回"
      isBusy={takeBack.isPending}
      error={takeBack.error}
      suggestions={['礼品坏了', '本人不要了', '一时没有货']}
      onOk={reason =>
        takeBack.mutate(
          { redemptionId: id, reason },
          {
            onSuccess: () => {
              void message.success(`已退回：${personName}，${points} 积分`)
              onClose()
            },
          },
        )
      }
      onClose={onClose}
    />
  )
}

const sheet: Sheet<ManagedRedemption> = [
  ['状态', each => redemptionStatusNames[each.status].name],
  ['礼品', each => each.rewardName],
  ['志愿者', each => each.personName],
  ['志愿者号', each => each.number],
  ['积分', each => each.points],
  ['在哪里领', each => each.collectAt],
  ['兑换时间', each => stamp(each.reservedAt)],
  ['留到', each => stamp(each.expiresAt)],
  ['结束时间', each => (each.endedAt === null ? null : stamp(each.endedAt))],
  ['谁办的', each => each.endedByName],
  ['原因', each => each.reason],
]
