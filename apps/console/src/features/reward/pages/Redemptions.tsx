import type { ManagedRedemption } from '@yunxuan/contract'
import { redemptionStatuses } from '@yunxuan/domain'
import { Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { RowDrawer } from '../../../ui/RowDrawer.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { sayInstant, stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { type Filter, useFilter } from '../../../ui/use-filter.ts'
import { HandOver } from '../components/HandOver.tsx'
import { type RedemptionFilter, useRedemptions, useRewards, useTakeBack } from '../reward.queries.ts'
import { redemptionStatusNames } from '../reward-words.ts'

/** Gifts handed over by code, and the list of what waits, went and came back. */
export function Component() {
  const { streetId, may } = useWorkplace()
  const filter = useFilter<RedemptionFilter>(
    { q: '', status: 'reserved', rewardId: '', sort: '' },
    { status: ['all', ...redemptionStatuses] },
  )
  // Whoever only hands over finds by code: the server tells them of nobody else.
  const seesAll = may('takeBack')
  const [takenBack, setTakenBack] = useState<ManagedRedemption | null>(null)
  const [opened, setOpened] = useState<ManagedRedemption | null>(null)
  const takeBack = (each: ManagedRedemption) => each.status === 'reserved' && setTakenBack(each)
  return (
    <>
      <ListPage
        aside="一个码只能领一次；过了日子没领，积分自动退回"
        what="兑换"
        list={useRedemptions(streetId, filter.settled)}
        above={<HandOver />}
        filter={filter}
        narrow={<Narrow filter={filter} />}
        searchHint={seesAll ? undefined : '输入领取码，才看得到是谁兑换的。'}
        sheet={sheet}
        empty={
          <Nothing title={seesAll ? '没有等人来领的' : '没有符合的兑换'}>
            <p>{seesAll ? '志愿者在手机上兑换以后，会排在这里。' : '输入领取码，才看得到是谁兑换的。'}</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="兑换"
            columns={seesAll ? [...facts, backColumn(takeBack)] : facts}
            rows={rows}
            rowKey={each => each.id}
            onOpen={setOpened}
            {...(seesAll ? { keys: { x: takeBack } } : {})}
          />
        )}
      </ListPage>
      <RowDrawer row={opened} title={each => each.rewardName} facts={factsOf} onClose={() => setOpened(null)}>
        {each => seesAll && <BackButton redemption={each} onTakeBack={takeBack} />}
      </RowDrawer>
      {takenBack !== null && <TakeBack redemption={takenBack} onClose={() => setTakenBack(null)} />}
    </>
  )
}

const statuses = [
  ...redemptionStatuses.map(value => [value, redemptionStatusNames[value].name] as const),
  ['all', '全部'] as const,
]

function Narrow({ filter }: { filter: Filter<RedemptionFilter> }) {
  const { streetId, may } = useWorkplace()
  const rewards = useRewards(streetId)
  return (
    <>
      <Chips label="看哪些兑换" options={statuses} {...filter.bind('status')} />
      <Select
        aria-label="哪种礼品"
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 220 }}
        options={[
          { value: '', label: '全部礼品' },
          ...(rewards.data?.items ?? []).map(({ id, edit }) => ({ value: id, label: edit.name })),
        ]}
        {...filter.bind('rewardId')}
      />
      <SearchBox
        label={may('takeBack') ? '姓名、志愿者号或领取码' : '按领取码查'}
        width={240}
        {...filter.search}
      />
    </>
  )
}

const facts: readonly Column<ManagedRedemption>[] = [
  {
    title: '状态',
    sort: 'status',
    value: each => each.status,
    render: each => (
      <>
        <Tag {...redemptionStatusNames[each.status]} />
        {each.reason !== '' && <span className="reason">{each.reason}</span>}
      </>
    ),
  },
  { title: '礼品', sort: 'reward', value: each => each.rewardName, render: each => <b>{each.rewardName}</b> },
  {
    title: '志愿者',
    sort: 'name',
    value: each => each.personName,
    render: each => <Whose redemption={each} />,
  },
  { title: '积分', sort: 'points', align: 'right', value: each => each.points },
  { title: '在哪里领', value: each => each.collectAt },
  {
    title: '时间',
    sort: 'new',
    value: each => each.reservedAt,
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
  title: '操作',
  render: each => <BackButton redemption={each} onTakeBack={onTakeBack} />,
})

function BackButton({
  redemption,
  onTakeBack,
}: {
  redemption: ManagedRedemption
  onTakeBack: (each: ManagedRedemption) => void
}) {
  const { status, personName, rewardName } = redemption
  if (status !== 'reserved') return null
  return <RowButton name="退回" of={`${personName} 的${rewardName}`} onClick={() => onTakeBack(redemption)} />
}

function Whose({ redemption: { personName, number, phoneTail } }: { redemption: ManagedRedemption }) {
  return (
    <>
      {personName}{' '}
      <span className="soft number">
        {number ?? '已退出'}
        {phoneTail !== null && `，手机尾号 ${phoneTail}`}
      </span>
    </>
  )
}

const factsOf = (each: ManagedRedemption) =>
  [
    ['状态', <Tag key="status" {...redemptionStatusNames[each.status]} />],
    ['志愿者', <Whose key="whose" redemption={each} />],
    ['积分', each.points],
    ['在哪里领', each.collectAt],
    ['兑换时间', stamp(each.reservedAt)],
    ['留到', sayInstant(each.expiresAt)],
    ...(each.endedAt === null
      ? []
      : [['结束', `${stamp(each.endedAt)}，${each.endedByName ?? '本人或系统'}`] as const]),
    ...(each.reason === '' ? [] : [['原因', each.reason] as const]),
  ] as const

function TakeBack({ redemption, onClose }: { redemption: ManagedRedemption; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { id, personName, rewardName, points } = redemption
  return (
    <ReasonDialog
      title={`退回 ${personName} 的${rewardName}`}
      explain={`${points} 积分会退给志愿者，礼品放回库存，本人会看到原因。`}
      okText="退回"
      suggestions={['礼品坏了', '本人不要了', '一时没有货']}
      write={useTakeBack(streetId)}
      wish={reason => ({ redemptionId: id, reason })}
      done={`已退回：${personName}，${points} 积分`}
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
