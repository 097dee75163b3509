import type { DeskSlot, Reply, RosterLine } from '@yunxuan/contract'
import { Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { saySpan } from '../../../ui/say.ts'
import { useAbsences, useRoster } from '../desk.queries.ts'
import { countPeople } from '../line-words.ts'

interface Props {
  slot: DeskSlot
  onNoted: (slot: DeskSlot, noted: Reply<'POST /v1/streets/:streetId/slots/:slotId/no-shows'>) => void
  onClose: () => void
}

/** Everybody of a slot who has not come, by name: all are noted as absent but those who are unticked. */
export function AbsenceDialog({ slot, onNoted, onClose }: Props) {
  const { streetId } = useWorkplace()
  const roster = useRoster(streetId, slot.id, false)
  const note = useAbsences(streetId)
  const [spared, setSpared] = useState<ReadonlySet<string>>(new Set())
  const awaited = (roster.data?.lines ?? []).filter(line => line.status === 'booked')
  const wanted = awaited.filter(line => !spared.has(line.bookingId))
  const tick = (bookingId: string, isTicked: boolean) => {
    const others = [...spared].filter(id => id !== bookingId)
    setSpared(new Set(isTicked ? others : [...others, bookingId]))
  }
  const send = () =>
    note.mutate(
      { slotId: slot.id, bookingIds: wanted.map(line => line.bookingId) },
      {
        onSuccess: noted => {
          onNoted(slot, noted)
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      title={`没到的记未到：${saySpan(slot.startsAt, slot.endsAt)} ${slot.serviceTitle}`}
      okText={wanted.length === 0 ? '一位都没勾' : `记 ${countPeople(wanted)} 位未到`}
      cancelText="取消"
      okButtonProps={{ disabled: wanted.length === 0, autoFocus: true }}
      confirmLoading={note.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <div className="stack">
        <Failed error={note.error} />
        <Loaded
          query={roster}
          isEmpty={() => awaited.length === 0}
          empty={<Nothing title="都到了，或者已经记过了" />}
        >
          {() => (
            <>
              <p>来过、只是没签到的，请先去掉勾。记错了一分钟内可以全部撤销。</p>
              <Awaited lines={awaited} spared={spared} onTick={tick} />
            </>
          )}
        </Loaded>
      </div>
    </Modal>
  )
}

interface AwaitedProps {
  lines: readonly RosterLine[]
  spared: ReadonlySet<string>
  onTick: (bookingId: string, isTicked: boolean) => void
}

function Awaited({ lines, spared, onTick }: AwaitedProps) {
  return (
    <ul className="ticks" aria-label="还没到的人">
      {lines.map(line => (
        <li key={line.bookingId}>
          <Checkbox
            checked={!spared.has(line.bookingId)}
            onChange={event => onTick(line.bookingId, event.target.checked)}
          >
            {line.personName}
            {line.party > 1 && ` 等 ${line.party} 位`}
            <span className="soft number"> {line.phone ?? line.phoneTail ?? ''}</span>
          </Checkbox>
        </li>
      ))}
    </ul>
  )
}
