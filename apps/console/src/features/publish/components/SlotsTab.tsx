import type { ManagedSlot } from '@yunxuan/contract'
import { addDays, sayPlace, shanghaiDate } from '@yunxuan/domain'
import { Button, Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Check } from '../../../ui/Check.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { sayInstant, saySpan } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import type { Offering, OfferingWords } from '../offering.ts'
import { useCancelSlot, useSlots } from '../publish.queries.ts'
import { type Ticks, useTicks } from '../use-ticks.ts'
import { RepeatPlan } from './RepeatPlan.tsx'
import { SeriesBar } from './SeriesBar.tsx'
import { SlotChangeDialog } from './SlotChangeDialog.tsx'

const pastDays = 90

interface Props {
  offering: Offering
  /** What else can be done with one of its times. */
  more?: (slot: ManagedSlot) => ReactNode
}

export function SlotsTab({ offering, more }: Props) {
  const { words } = offering
  const { streetId, may } = useWorkplace()
  const today = shanghaiDate(new Date())
  const [withPast, setWithPast] = useState(false)
  const [isPlanning, setPlanning] = useState(false)
  const slots = useSlots(streetId, offering.id, withPast ? addDays(today, -pastDays) : today)
  const isEditable = may('edit') && offering.status !== 'archived'
  return (
    <div className="stack">
      <div className="filters">
        {isEditable && !isPlanning && (
          <Button type="primary" onClick={() => setPlanning(true)}>
            排{words.times}
          </Button>
        )}
        <Check value={withPast} onChange={setWithPast}>
          也看过去 90 天
        </Check>
      </div>
      {isPlanning && <RepeatPlan offering={offering} onClose={() => setPlanning(false)} />}
      <Loaded
        query={slots}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Nothing title={`还没有排${words.times}`}>
            <p>
              排好{words.times}，{words.people}才能{words.book}。可以按每周几一次排好几周。
            </p>
          </Nothing>
        }
      >
        {({ items }) => (
          <SlotTable slots={items} offering={offering} isEditable={isEditable} {...(more && { more })} />
        )}
      </Loaded>
    </div>
  )
}

interface TableProps {
  slots: readonly ManagedSlot[]
  offering: Offering
  isEditable: boolean
  more?: (slot: ManagedSlot) => ReactNode
}

function SlotTable({ slots, offering, isEditable, more }: TableProps) {
  const { words } = offering
  const ticks = useTicks(isEditable ? slots.filter(isChangeable) : [])
  const [changed, setChanged] = useState<ManagedSlot | null>(null)
  const [cancelled, setCancelled] = useState<ManagedSlot | null>(null)
  const mayChange = (slot: ManagedSlot) => isEditable && isChangeable(slot)
  const acts: Column<ManagedSlot> = {
    title: '操作',
    render: slot => (
      <span className="row-actions">
        {more?.(slot)}
        {mayChange(slot) && (
          <>
            <Button
              size="small"
              aria-label={`改 ${sayInstant(slot.startsAt)} 这一${words.one}`}
              onClick={() => setChanged(slot)}
            >
              改
            </Button>
            <RowButton
              name={`取消本${words.one}`}
              of={sayInstant(slot.startsAt)}
              onClick={() => setCancelled(slot)}
            />
          </>
        )}
      </span>
    ),
  }
  return (
    <>
      <SeriesBar offering={offering} ticks={ticks} />
      <DataTable
        label={words.times}
        columns={[...(ticks.all.length > 1 ? [tickColumn(ticks)] : []), ...factsIn(words), acts]}
        rows={slots}
        rowKey={slot => slot.id}
        onOpen={slot => mayChange(slot) && setChanged(slot)}
        keys={{ x: ticks.toggle }}
      />
      {changed !== null && (
        <SlotChangeDialog
          slot={slots.find(slot => slot.id === changed.id) ?? changed}
          words={words}
          onClose={() => setChanged(null)}
        />
      )}
      {cancelled !== null && <CancelSlot slot={cancelled} words={words} onClose={() => setCancelled(null)} />}
    </>
  )
}

const tickColumn = (ticks: Ticks): Column<ManagedSlot> => ({
  title: '勾选',
  width: 56,
  render: slot =>
    isChangeable(slot) && (
      <Checkbox
        checked={ticks.has(slot)}
        onChange={() => ticks.toggle(slot)}
        aria-label={`勾选 ${sayInstant(slot.startsAt)}`}
      />
    ),
})

const factsIn = (words: OfferingWords): readonly Column<ManagedSlot>[] => [
  {
    title: '时间',
    value: slot => slot.startsAt,
    render: slot => (
      <>
        <b>{sayInstant(slot.startsAt)}</b> <span className="soft">{saySpan(slot.startsAt, slot.endsAt)}</span>
      </>
    ),
  },
  {
    title: '地点',
    value: slot => slot.locationName,
    render: slot => (
      <>
        {sayPlace(slot.locationName, slot.room)} {slot.isElsewhere && <Tag tone="gold">换了地方</Tag>}
      </>
    ),
  },
  {
    title: `${words.booked} / 名额`,
    align: 'right',
    value: slot => slot.taken / slot.places,
    render: slot => `${slot.taken} / ${slot.places}`,
  },
  { title: '候补', align: 'right', value: slot => slot.waiting },
  { title: '状态', render: slot => <SlotState slot={slot} book={words.book} /> },
]

function isChangeable(slot: ManagedSlot): boolean {
  return slot.status === 'open' && new Date(slot.endsAt) > new Date()
}

function SlotState({ slot, book }: { slot: ManagedSlot; book: string }) {
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
  return <Tag tone="ok">可{book}</Tag>
}

interface CancelProps {
  slot: ManagedSlot
  words: OfferingWords
  onClose: () => void
}

function CancelSlot({ slot, words: { one, book, booked, bookers, people }, onClose }: CancelProps) {
  const { streetId } = useWorkplace()
  return (
    <ReasonDialog
      title={`取消 ${sayInstant(slot.startsAt)} 这一${one}`}
      explain={
        slot.taken + slot.waiting === 0
          ? `还没有人${book}。取消后${people}看不到这一${one}。`
          : `${booked} ${slot.taken} 位、候补 ${slot.waiting} 组，都会收到您写的原因。手机上没看到的会列在“待电话联系”里。`
      }
      okText={`取消这一${one}`}
      suggestions={['负责的人临时有事，改期另行通知', '场地检修', '天气原因']}
      write={useCancelSlot(streetId)}
      wish={reason => ({ slotId: slot.id, reason })}
      done={`已取消，并告诉了${bookers}`}
      onClose={onClose}
    />
  )
}
