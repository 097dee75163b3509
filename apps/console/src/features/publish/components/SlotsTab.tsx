import type { ManagedService, ManagedSlot } from '@yunxuan/contract'
import { addDays, shanghaiDate } from '@yunxuan/domain'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { sayInstant, saySpan } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useCancelSlot, useSlots } from '../publish.queries.ts'
import { RepeatPlan } from './RepeatPlan.tsx'
import { SlotChangeDialog } from './SlotChangeDialog.tsx'

const pastDays = 90

export function SlotsTab({ service }: { service: ManagedService }) {
  const { streetId, may } = useWorkplace()
  const today = shanghaiDate(new Date())
  const [withPast, setWithPast] = useState(false)
  const [isPlanning, setPlanning] = useState(false)
  const slots = useSlots(streetId, service.id, withPast ? addDays(today, -pastDays) : today)
  const isEditable = may('edit') && service.status !== 'archived'
  return (
    <div className="stack">
      <div className="filters">
        {isEditable && !isPlanning && (
          <Button type="primary" onClick={() => setPlanning(true)}>
            排场次
          </Button>
        )}
        <Checkbox checked={withPast} onChange={event => setWithPast(event.target.checked)}>
          也看过去 90 天
        </Checkbox>
      </div>
      {isPlanning && <RepeatPlan service={service} onClose={() => setPlanning(false)} />}
      <Loaded
        query={slots}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Nothing title="还没有排场次">
            <p>排好场次，居民才能预约。可以按每周几一次排好几周。</p>
          </Nothing>
        }
      >
        {({ items }) => <SlotTable slots={items} isEditable={isEditable} />}
      </Loaded>
    </div>
  )
}

function SlotTable({ slots, isEditable }: { slots: readonly ManagedSlot[]; isEditable: boolean }) {
  const [changed, setChanged] = useState<ManagedSlot | null>(null)
  const [cancelled, setCancelled] = useState<ManagedSlot | null>(null)
  const columns: readonly Column<ManagedSlot>[] = [
    {
      key: 'time',
      title: '时间',
      render: slot => (
        <>
          <b>{sayInstant(slot.startsAt)}</b>{' '}
          <span className="soft">{saySpan(slot.startsAt, slot.endsAt)}</span>
        </>
      ),
      compare: (a, b) => a.startsAt.localeCompare(b.startsAt),
    },
    { key: 'room', title: '房间', render: slot => (slot.room === '' ? '—' : slot.room) },
    {
      key: 'taken',
      title: '已约 / 名额',
      align: 'right',
      render: slot => `${slot.taken} / ${slot.places}`,
      compare: (a, b) => a.taken / a.places - b.taken / b.places,
    },
    { key: 'waiting', title: '候补', align: 'right', render: slot => slot.waiting },
    {
      key: 'status',
      title: '状态',
      render: slot => <SlotState slot={slot} />,
    },
    {
      key: 'act',
      title: '操作',
      render: slot =>
        isEditable && isChangeable(slot) ? (
          <span className="row-actions">
            <Button
              size="small"
              aria-label={`改 ${sayInstant(slot.startsAt)} 这一场`}
              onClick={() => setChanged(slot)}
            >
              改
            </Button>
            <Button
              size="small"
              type="text"
              aria-label={`取消本场 ${sayInstant(slot.startsAt)}`}
              onClick={() => setCancelled(slot)}
            >
              取消本场
            </Button>
          </span>
        ) : null,
    },
  ]
  const open = (slot: ManagedSlot) => {
    if (isEditable && isChangeable(slot)) setChanged(slot)
  }
  return (
    <>
      <DataTable label="场次" columns={columns} rows={slots} rowKey={slot => slot.id} onOpen={open} />
      {changed !== null && <SlotChangeDialog slot={changed} onClose={() => setChanged(null)} />}
      {cancelled !== null && <CancelSlot slot={cancelled} onClose={() => setCancelled(null)} />}
    </>
  )
}

function isChangeable(slot: ManagedSlot): boolean {
  return slot.status === 'open' && new Date(slot.endsAt) > new Date()
}

function SlotState({ slot }: { slot: ManagedSlot }) {
  if (slot.status === 'cancelled') {
    return (
      <>
        <Tag>已取消</Tag>
        <span className="reason">{slot.reason}</span>
      </>
    )
  }
  if (new Date(slot.endsAt) <= new Date()) return <Tag>已结束</Tag>
  if (slot.taken + slot.held >= slot.places) return <Tag tone="red">已满</Tag>
  return <Tag tone="ok">可预约</Tag>
}

function CancelSlot({ slot, onClose }: { slot: ManagedSlot; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const cancel = useCancelSlot(streetId)
  return (
    <ReasonDialog
      title={`取消 ${sayInstant(slot.startsAt)} 这一场`}
      explain={
        slot.taken + slot.waiting === 0
          ? '还没有人约。取消后居民看不到这一场。'
          : `已约 ${slot.taken} 位、候补 ${slot.waiting} 组，都会收到您写的原因。手机上没看到的居民会列在“待电话联系”里。`
      }
      okText="取消这一场"
      isBusy={cancel.isPending}
      error={cancel.error}
      suggestions={['老师临时有事，改期另行通知', '场地检修', '天气原因']}
      onOk={reason =>
        cancel.mutate(
          { slotId: slot.id, reason },
          {
            onSuccess: () => {
              void message.success('已取消，并告诉了约好的居民')
              onClose()
            },
          },
        )
      }
      onClose={onClose}
    />
  )
}
