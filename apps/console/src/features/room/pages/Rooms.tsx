import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import type { ManagedRoom, Occupancy } from '@yunxuan/contract'
import { addDays, shanghaiDate } from '@yunxuan/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { sayDayInFull, saySpan } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { Adoption } from '../components/Adoption.tsx'
import { Applications } from '../components/Applications.tsx'
import { CloseRoom } from '../components/CloseRoom.tsx'
import { GiveRoom } from '../components/GiveRoom.tsx'
import { OccupancyDrawer } from '../components/OccupancyDrawer.tsx'
import { RoomDrawer } from '../components/RoomDrawer.tsx'
import { useRoomDay, useRooms } from '../room.queries.ts'
import { occupancyNames, occupancyTones } from '../room-words.ts'

type What = 'edit' | 'give' | 'close' | 'adopt'

/** What stands in each room on a day, who asks for one, and what can be done about it. */
export function Component() {
  const { streetId } = useWorkplace()
  const today = shanghaiDate(new Date())
  const filter = useFilter({ day: today })
  const { day } = filter.value
  const asked = useRooms(streetId)
  const standing = useRoomDay(streetId, day).data?.items ?? []
  const [doing, setDoing] = useState<{ what: What; room: ManagedRoom } | 'new' | null>(null)
  const [seen, setSeen] = useState<Occupancy | null>(null)
  const close = () => setDoing(null)
  const open = (what: What) => (room: ManagedRoom) => setDoing({ what, room })
  const bind = filter.bind('day')
  return (
    <>
      <ListPage
        aside="一间屋子一个时间只给一家用"
        what="房间"
        unit="间"
        list={{ asked, items: asked.data?.items ?? [] }}
        above={<Applications />}
        narrow={<DayChoice day={day} onChange={next => bind.onChange(next)} />}
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDoing('new')}>
            添加房间
          </Button>
        }
        empty={
          <Nothing title="还没有能借的房间">
            <p>写上房间名、坐几位、什么时候能借，排在里面的场次和邻居的申请就不会撞。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label={`${sayDayInFull(day)}的房间`}
            columns={columnsOf(standing, open, setSeen)}
            rows={rows}
            rowKey={row => row.id}
            isFaint={row => row.edit.isWithdrawn}
          />
        )}
      </ListPage>
      {doing === 'new' && <RoomDrawer room={null} onClose={close} />}
      {doing !== null && doing !== 'new' && <Doing {...doing} day={day} onClose={close} />}
      {seen !== null && <OccupancyDrawer occupancy={seen} onClose={() => setSeen(null)} />}
    </>
  )
}

function Doing({ what, ...props }: { what: What; room: ManagedRoom; day: string; onClose: () => void }) {
  switch (what) {
    case 'edit':
      return <RoomDrawer {...props} />
    case 'give':
      return <GiveRoom {...props} />
    case 'close':
      return <CloseRoom {...props} />
    case 'adopt':
      return <Adoption {...props} />
  }
}

function DayChoice({ day, onChange }: { day: string; onChange: (day: string) => void }) {
  return (
    <>
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label="前一天"
        onClick={() => onChange(addDays(day, -1))}
      />
      <DayInput
        label="哪一天"
        value={day}
        allowClear={false}
        onChange={next => next !== null && onChange(next)}
      />
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label="后一天"
        onClick={() => onChange(addDays(day, 1))}
      />
      <b>{sayDayInFull(day)}</b>
    </>
  )
}

function columnsOf(
  standing: readonly Occupancy[],
  open: (what: What) => (room: ManagedRoom) => void,
  onSee: (occupancy: Occupancy) => void,
): readonly Column<ManagedRoom>[] {
  const inRoom = (room: ManagedRoom) => standing.filter(({ roomId }) => roomId === room.id)
  return [
    {
      title: '房间',
      width: 300,
      isFixed: true,
      value: row => row.edit.name,
      render: row => (
        <>
          <b>{row.edit.name}</b> <span className="soft">{row.locationName}</span>
        </>
      ),
    },
    { title: '坐几位', align: 'right', width: 80, value: row => row.edit.capacity },
    {
      title: '这一天',
      render: row => {
        const there = inRoom(row)
        if (there.length === 0) return <span className="soft">空着</span>
        return (
          <div className="stack">
            {there.map(one => (
              <button key={one.id} type="button" className="chip" onClick={() => onSee(one)}>
                <Tag tone={occupancyTones[one.kind]}>{occupancyNames[one.kind]}</Tag>{' '}
                {saySpan(one.startsAt, one.endsAt)} {one.title}
              </button>
            ))}
          </div>
        )
      },
    },
    {
      title: '操作',
      width: 250,
      render: row => row.isOwn && <Actions room={row} there={inRoom(row)} open={open} />,
    },
  ]
}

interface ActionsProps {
  room: ManagedRoom
  there: readonly Occupancy[]
  open: (what: What) => (room: ManagedRoom) => void
}

function Actions({ room, there, open }: ActionsProps) {
  const of = `${room.locationName}${room.edit.name}`
  return (
    <>
      <RowButton name="登记" of={of} onClick={() => open('give')(room)} />
      <RowButton name="停用" of={of} onClick={() => open('close')(room)} />
      <RowButton name="修改" of={of} onClick={() => open('edit')(room)} />
      {there.some(({ kind }) => kind === 'slot_named') && (
        <RowButton name="让场次占住" of={of} isMain onClick={() => open('adopt')(room)} />
      )}
    </>
  )
}
